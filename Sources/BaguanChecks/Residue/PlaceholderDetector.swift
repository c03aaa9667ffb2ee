internal import BaguanDocuments
internal import BaguanFindings
internal import BaguanText

/// Places in a template that nobody filled in: xx县, ×××学校, 202X年, X月X日, “**”, 《县贯彻…》 with the name cut out.
///
/// A single X before a noun is often a real name (X光, X射线), so one is not enough except in dates. ×× is also how names
/// are left out on purpose (张××同学), so it is worth a look and no more.
struct PlaceholderDetector: ResidueDetector {
    private static let patterns: [Pattern] = [
        // xx县, XX省, ×××学校; not inside a Latin word.
        #"(?<![A-Za-z0-9])[xX×ⅹＸｘ]{2,6}(?=[\p{Han}“”、,，。)）]|$)"#,
        // 202X年, 20XX年, xxxx年
        #"(?<![A-Za-z0-9])(?:19|20)?[0-9]{0,1}[xX×]{1,4}(?=年)"#,
        // X月X日
        #"(?<![A-Za-z0-9])[xX×]{1,2}月[xX×]{1,2}日"#,
        // ** among Han characters or alone between quotation marks: a name masked out.
        #"(?<=[\p{Han}“《])[*＊]{2,}|[*＊]{2,}(?=[\p{Han}”》])"#,
        // 《县贯彻…》: the name before the unit was deleted.
        #"(?<=《)[县市省区镇乡](?=贯彻|关于|教育|委|人民)"#,
        #"[(（](?:待补|待定|待填|待核实|此处填写|请填写|此处插入)[^)）]{0,12}[)）]"#,
    ].compactMap { try? Pattern($0) }

    /// In folded form: ＊＊ is met as **, ⅹ as x.
    let anchors = [
        "xx", "××", "x×", "×x", "x年", "×年", "x月", "×月", "**", "《县", "《市", "《省", "《区", "《镇", "《乡", "(待", "(此处",
        "(请填写",
    ]

    func residues(in blocks: [Int], of context: InspectionContext) -> [Residue] {
        blocks.flatMap { block -> [Residue] in
            let ranges = withoutOverlaps(Self.patterns.flatMap { context.matches(of: $0, in: block) })
            return ranges.map { range in
                let isOnPurpose = context.document.prose[range].unicodeScalars.allSatisfy {
                    $0 == "×" || $0.properties.isIdeographic
                }
                return Residue(range: range, block: block, severity: isOnPurpose ? .info : nil)
            }
        }
    }

    /// Of ranges that overlap the first and longest: X月X日 and not the X in it.
    private func withoutOverlaps(_ ranges: [Range<ProseOffset>]) -> [Range<ProseOffset>] {
        ranges.sorted { ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound) }.reduce(into: []) { kept, range in
            if kept.last.map({ $0.upperBound <= range.lowerBound }) ?? true { kept.append(range) }
        }
    }
}

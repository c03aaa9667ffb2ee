internal import BaguanDocuments
internal import BaguanFindings
internal import BaguanText

/// Places in a template that nobody filled in: xx县, ×××学校, 202X年, X月X日, 【待填】, TODO, “**”, 《县贯彻…》 with the name cut out.
///
/// A single X before a noun is often a real name (X光, X射线), so one is not enough except in dates, and XXX is also a size.
/// ×× is also how names are left out on purpose (张××同学), and XX how a form of words is taught (标准用语：请到XX窗口), so these
/// are worth a look and no more. Blanks to be filled in by hand belong to forms; see ``EmptyBlanks``.
struct PlaceholderDetector: ResidueDetector {
    /// A pattern with the severity of what it finds; nil is the rule's.
    private struct Shape {
        let pattern: Pattern
        /// One of these stands wherever it matches.
        let needed: Set<UInt32>
        let severity: Severity?

        init?(among needed: String, _ pattern: String, _ severity: Severity? = nil) {
            guard let pattern = try? Pattern(pattern) else { return nil }
            self.pattern = pattern
            self.needed = Set(needed.unicodeScalars.map(\.value))
            self.severity = severity
        }
    }

    private static let toFill = "待补|待补充|待定|待填|待填写|待核实|待确认|此处填写|请填写|此处插入"

    private static let shapes: [Shape] = [
        // xx县, XX 省, ×××学校; not inside a Latin word, and not the end of a name of several (iPhone XX 手机).
        Shape(among: "xX×ⅹＸｘ", #"(?<![A-Za-z0-9])[xX×ⅹＸｘ]{2,6}(?=[\p{Han}“”、…,，。)）]|$)|(?<![A-Za-z0-9])(?<![A-Za-z0-9][ \u00A0])[xX×ⅹＸｘ]{2,6}(?=[ \u00A0]\p{Han})"#),
        // 202X年, 20XX 年, xxxx年
        Shape(among: "xX×", #"(?<![A-Za-z0-9])(?:19|20)?[0-9]{0,1}[xX×]{1,4}(?=[ \u00A0]?年)"#),
        // X月X日, X 月 X 日, 11月×日
        Shape(among: "xX×", #"(?<![A-Za-z0-9])(?:[xX×]{1,2}[ \u00A0]?月[ \u00A0]?(?:[xX×]{1,2}|\d{1,2})[ \u00A0]?日|\d{1,2}[ \u00A0]?月[ \u00A0]?[xX×]{1,2}[ \u00A0]?日)"#),
        // 2026年 月 日, 202 年 月 日: begun and left.
        Shape(among: "年", #"(?<![0-9])(?:19|20)\d{0,2}[\s\u00A0\u3000]*年[\s\u00A0\u3000]+月[\s\u00A0\u3000]+日"#, .warning),
        // ** among Han characters or alone between quotation marks: a name masked out.
        Shape(among: "*＊", #"(?<=[\p{Han}“《])[*＊]{2,}|[*＊]{2,}(?=[\p{Han}”》])"#),
        // 《县贯彻…》: the name before the unit was deleted.
        Shape(among: "《", #"(?<=《)[县市省区镇乡](?=贯彻|关于|教育|委|人民)"#),
        Shape(among: "(（【[［", "[(（](?:\(toFill))[^)）]{0,12}[)）]|[【\\[［](?:\(toFill))[^】\\]］]{0,12}[】\\]］]"),
        // 人数：待补充; but 有待补充 and 待补充的材料 are sentences.
        Shape(among: "待", #"(?:^|(?<=[：:]))待(?:补充?|填写?)(?=[。；，、]|$)"#),
        // 感谢【姓名】老师; 【姓名】 alone heads a line of a list.
        Shape(among: "【", #"【(?:姓名|名字|校名|学校名称|单位名称)】(?=老师|同学|同志|先生|女士|校长|书记|主任|教授|等|参加|举行|举办|召开|开展|于|荣获|获得|获评|现任|担任|毕业)"#),
        // {{姓名}}, ${name}: what a programme was to fill in.
        Shape(among: "{$", #"\{\{[^{}\n]{1,20}\}\}|\$\{[^{}\n]{1,20}\}"#),
        // […] is also how a quotation is shortened.
        Shape(among: "[［", #"[\[［](?:…+|\.{3,6})[\]］]"#, .warning),
        Shape(among: "TF", #"(?<![A-Za-z0-9_])(?:TODO|FIXME|TBD)(?![A-Za-z0-9_])(?!清单|列表|软件|应用)"#, .warning),
    ].compactMap { $0 }

    /// In folded form: ＊＊ is met as **, ⅹ as x.
    let anchors = [
        "xx", "××", "x×", "×x", "x年", "×年", "x月", "×月", "x日", "×日", "x 年", "× 年", "x 月",
        "× 月", "x 日", "× 日", "**", "《县", "《市", "《省", "《区", "《镇", "《乡", "(待", "(此处",
        "(请填写", "【待", "【此处", "【请填写", "[待", "[此处", "[请填写", "待补", "待填", "【姓名", "【名字", "【校名", "【学校名称", "【单位名称", "[…", "[...",
        "{{", "${", "todo", "fixme", "tbd", "年 月", "___",
    ]

    func residues(in blocks: [Int], of context: InspectionContext) -> [Residue] {
        blocks.flatMap { block -> [Residue] in
            let characters = Set(context.scalars(of: block).values)
            let found = Self.shapes.filter { !$0.needed.isDisjoint(with: characters) }.flatMap { shape in
                context.matches(of: shape.pattern, in: block).map { Residue(range: $0, block: block, severity: shape.severity) }
            }
            return withoutOverlaps(found).compactMap { judged($0, in: context) }
        } + EmptyBlanks.residues(in: blocks, of: context)
    }

    /// The residue with the severity that its surroundings give it; nil when it is none.
    private func judged(_ residue: Residue, in context: InspectionContext) -> Residue? {
        let scalars = context.document.prose[residue.range].unicodeScalars
        let isLetters = scalars.allSatisfy { "xXＸｘ".unicodeScalars.contains($0) }
        guard !isLetters || !isSize(residue, in: context) else { return nil }
        var residue = residue
        if isOnPurpose(scalars) || isLetters && isTaught(residue, in: context) { residue.severity = .info }
        return residue
    }

    /// ××, ××月××日, 11月×日; but not 202×.
    private func isOnPurpose(_ scalars: String.UnicodeScalarView) -> Bool {
        let isDay = scalars.contains("月")
        return scalars.contains("×")
            && scalars.allSatisfy { $0 == "×" || $0 == " " || $0 == "\u{A0}" || $0.properties.isIdeographic || isDay && $0.properties.numericType != nil }
    }

    private static let sizes = ["尺码", "尺寸", "码数", "衣码", "型号", "规格"]
    private static let forms = ["用语", "话术", "格式", "句式", "范例", "示例", "样例", "例句", "口令", "模板"]

    /// 服装尺码：XXX.
    private func isSize(_ residue: Residue, in context: InspectionContext) -> Bool {
        let before = String(String.UnicodeScalarView(textBefore(residue, in: context).suffix(8)))
        return Self.sizes.contains(where: before.holds)
    }

    /// 标准用语是：请到XX窗口办理。
    private func isTaught(_ residue: Residue, in context: InspectionContext) -> Bool {
        let before = String(String.UnicodeScalarView(textBefore(residue, in: context)))
        guard before.contains("：") || before.contains(":") else { return false }
        return Self.forms.contains(where: before.holds)
    }

    /// The text of the block in front of a residue, as far as it matters.
    private func textBefore(_ residue: Residue, in context: InspectionContext) -> String.UnicodeScalarView.SubSequence {
        let text = context.scalars(of: residue.block)
        let end = text.indices(of: residue.range).lowerBound
        let range = text.range(max(0, end - 160)..<end)
        return context.document.prose[range].unicodeScalars[...]
    }

    /// Of residues that overlap the first and longest: X月X日 and not the X in it.
    private func withoutOverlaps(_ residues: [Residue]) -> [Residue] {
        residues.sorted { ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound) }
            .reduce(into: []) { kept, residue in
                if kept.last.map({ $0.range.upperBound <= residue.range.lowerBound }) ?? true { kept.append(residue) }
            }
    }
}

internal import BaguanDocuments
internal import BaguanFindings
internal import BaguanRules
internal import BaguanText

/// Lists in which pupils stand by name with what should not be published beside it: marks, addresses, poverty.
///
/// A row is a line or a table's row with a token that looks like a name, and with one of the rule's entries (低保,
/// 建档立卡), a class, a mark, a rank, an address or a number of a person. Two such rows close together under one of the
/// rule's `headings`, or under a row of column names that begins with 姓名, are a list: one finding, at its first name.
/// A class alone is what every list of prizes has: info.
struct PupilList: Sendable {
    let wordings: [String]
    private let rule: Rule
    private let headingCount: Int
    /// The entry of each wording behind the headings.
    private let owners: [Int]

    init(rule: Rule) {
        self.rule = rule
        let headings = rule.parameters.strings("headings")
        headingCount = headings.count + 1
        wordings = headings + ["姓名"] + rule.entries.flatMap(\.find)
        owners = rule.entries.indices.flatMap { entry in rule.entries[entry].find.map { _ in entry } }
    }

    /// How many rows make a list, how far apart they and their heading may be, and how long a row is at most.
    private static let fewestRows = 2
    private static let longestRow = 120
    private static let headingReach = 60

    func findings(in context: InspectionContext, candidates: [RuleCandidate]) -> [Finding] {
        // Nothing is a row without a heading above it.
        guard candidates.contains(where: { $0.wording < headingCount }) else { return [] }
        var findings: [Finding] = []
        var rows: [PupilRow] = []
        var lastRow = 0
        var heading: Int?
        var columns: Set<PupilRow.Evidence> = []
        func close() {
            if let finding = finding(rows, in: context) { findings.append(finding) }
            rows = []
        }
        for (index, line) in lines(of: context).enumerated() {
            let words = candidates.of(line.range)
            let mayBeRow = heading.map { index - $0 <= Self.headingReach } ?? false || !rows.isEmpty && index - lastRow <= 2
            guard mayBeRow || !words.isEmpty else { continue }
            let evidence = Set(words.compactMap { entry($0) }.map { PupilRow.Evidence.entry($0) })
            if words.contains(where: { $0.wording == headingCount - 1 }), !evidence.isEmpty {
                close()
                (heading, columns) = (index, evidence)
            } else if words.contains(where: { $0.wording < headingCount - 1 }), line.length <= Self.longestRow {
                close()
                (heading, columns) = (index, [])
            } else if let start = heading, index - start <= Self.headingReach || index - lastRow <= 2,
                let row = PupilRow(line, evidence: evidence, columns: columns, in: context) {
                if !rows.isEmpty, index - lastRow > 2 { close() }
                rows.append(row)
                lastRow = index
            }
        }
        close()
        return findings
    }

    private func entry(_ candidate: RuleCandidate) -> Int? {
        candidate.wording < headingCount ? nil : owners[candidate.wording - headingCount]
    }

    /// What stands in one line: a line of a block, or the cells of a table's row together.
    struct Line {
        var blocks: Range<Int>
        var range: Range<ProseOffset>

        /// In Han characters.
        var length: Int { range.utf8.count / 3 }
    }

    private func lines(of context: InspectionContext) -> [Line] {
        let blocks = context.document.blocks
        var lines: [Line] = []
        for index in context.blocks(in: rule.scope) {
            if blocks[index].role == .tableCell, let line = lines.last, line.blocks.upperBound == index,
                blocks[index - 1].role == .tableCell, blocks[index - 1].location == blocks[index].location {
                lines[lines.count - 1] = Line(
                    blocks: line.blocks.lowerBound..<index + 1, range: line.range.lowerBound..<blocks[index].range.upperBound)
            } else if blocks[index].role == .tableCell {
                lines.append(Line(blocks: index..<index + 1, range: blocks[index].range))
            } else {
                lines += context.lines(of: index).map { Line(blocks: index..<index + 1, range: $0) }
            }
        }
        return lines.filter { $0.length <= Self.longestRow }
    }

    private func finding(_ rows: [PupilRow], in context: InspectionContext) -> Finding? {
        guard rows.count >= Self.fewestRows, let first = rows.first, Set(rows.map(\.name)).count == rows.count else { return nil }
        let evidence = rows.dropFirst().reduce(first.evidence) { $0.union($1.evidence) }
        var notes: [String] = []
        var severity = Severity.info
        for item in evidence.sorted() {
            let (note, level): (String, Severity) = switch item {
            case .schoolClass: ("班级", .info)
            case .entry(let index): (rule.entries[index].note, rule.entries[index].severity ?? rule.severity)
            case .mark: ("成绩或名次", rule.severity)
            case .address: ("住址", rule.severity)
            case .number: ("证件或联系号码", rule.severity)
            }
            severity = max(severity, level)
            if !notes.contains(note) { notes.append(note) }
        }
        let whole = context.document.blocks[first.block].range
        let surnameEnd = context.scalars(of: first.block).offset(first.start + 1)
        return context.finding(
            rule, at: first.range, in: first.block,
            message: MessageTemplate.fill(rule.message, ["note": notes.joined(separator: "、"), "match": "\(rows.count)"]),
            severity: severity, mask: [whole.lowerBound..<first.range.lowerBound, surnameEnd..<whole.upperBound])
    }
}

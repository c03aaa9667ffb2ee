internal import BaguanDocuments
internal import BaguanFindings
internal import BaguanRules
internal import BaguanText

/// Quotation marks, brackets and title marks that are unclosed, unopened, reversed or crossed.
///
/// ```yaml
/// id: unpaired
/// check: pair
/// title: 标点不成对
/// message: "{note}"
/// severity: error
/// pairs: ["“”", "《》", "（）"]
/// ```
///
/// What correct text does and this check knows: a quotation may run over several paragraphs (each opens with “, the last
/// closes); `1)` and `a)` need no opening bracket; ’ between letters is an apostrophe. When a text has lost nearly all
/// marks of one side (a conversion does that), one finding says so for the whole file.
struct PairCheck: Check {
    static let schema = CheckSchema(
        name: "pair",
        summary: "引号、括号、书名号不成对、方向相反或交叉；整类缺失时全文只报一次。",
        parameters: [
            .init("pairs", .strings, required: true, help: "成对的标点，每项两个字符，如 “”、《》；半角括号与全角括号可以互配。")
        ],
        entries: .none,
        takesExceptions: false
    )

    /// A mark in the text.
    struct Mark: Equatable {
        var pair: Int
        var opens: Bool
        var range: Range<ProseOffset>
        var block: Int
    }

    enum Fault: Equatable {
        case unclosed, unopened
        /// A closing mark where an opening one belongs.
        case reversed
        case crossed
    }

    private let rule: Rule
    /// Opening and closing mark of each pair.
    private let pairs: [(opening: Unicode.Scalar, closing: Unicode.Scalar)]
    /// What each mark is. Half-width brackets count as their full-width twins: their width is another rule's business.
    private let roles: [UInt32: (pair: Int, opens: Bool)]

    init(rule: Rule, diagnostics: inout [Diagnostic]) {
        self.rule = rule
        var pairs: [(Unicode.Scalar, Unicode.Scalar)] = []
        for text in rule.parameters.strings("pairs") {
            let scalars = Array(text.unicodeScalars)
            if scalars.count == 2, scalars[0] != scalars[1] {
                pairs.append((scalars[0], scalars[1]))
            } else {
                diagnostics.append(Self.badPair(text, in: rule))
            }
        }
        self.pairs = pairs
        var roles: [UInt32: (pair: Int, opens: Bool)] = [:]
        for (index, (opening, closing)) in pairs.enumerated() {
            roles[opening.value] = (index, true)
            roles[closing.value] = (index, false)
            if opening == "（" { roles[0x28] = roles[0x28] ?? (index, true) }
            if closing == "）" { roles[0x29] = roles[0x29] ?? (index, false) }
        }
        self.roles = roles
    }

    var looksAtEveryDocument: Bool { true }

    func findings(in context: InspectionContext, candidates: [RuleCandidate]) -> [Finding] {
        let blocks = context.document.blocks
        var faults: [(mark: Mark, fault: Fault)] = []
        var marks: [Mark] = []
        for index in blocks.indices where rule.scope.contains(blocks[index].role) {
            let found = self.marks(in: index, of: context)
            marks += found
            faults += Self.faults(found, inText: { context.document.prose[$0] })
        }
        let unexcused = withoutQuotationsOverSeveralBlocks(faults, marks: marks)
        return pairs.indices.flatMap { pair in
            let marks = marks.filter { $0.pair == pair }
            let ofPair = faults.filter { $0.mark.pair == pair }
            return lostClass(pair, faults: ofPair, marks: marks, in: context)
                ?? unexcused.filter { $0.mark.pair == pair }.map { finding($0.mark, $0.fault, in: context) }
        }
    }

    // MARK: - Marks

    private func marks(in block: Int, of context: InspectionContext) -> [Mark] {
        let text = context.scalars(of: block)
        return text.values.indices.compactMap { index in
            guard !Folding.isHan(text.values[index]), let (pair, opens) = roles[text.values[index]],
                !Self.isApostrophe(at: index, in: text.values), opens || !Self.closesListNumber(at: index, in: text.values)
            else { return nil }
            return Mark(pair: pair, opens: opens, range: text.range(index..<index + 1), block: block)
        }
    }

    private static func isApostrophe(at index: Int, in values: [UInt32]) -> Bool {
        guard values[index] == 0x2018 || values[index] == 0x2019, index > 0,
            let before = Unicode.Scalar(values[index - 1])
        else { return false }
        return before.properties.isAlphabetic && !before.properties.isIdeographic
    }

    /// `1)`, `12）`, `a)`, `一）` at the beginning of a block, and the faces `:)` and `;)`.
    private static func closesListNumber(at index: Int, in values: [UInt32]) -> Bool {
        guard values[index] == 0x29 || values[index] == 0xFF09, index > 0 else { return false }
        let before = values[max(0, index - 4)..<index].compactMap(Unicode.Scalar.init)
        if index <= 3, before.allSatisfy({ $0.properties.isAlphabetic || $0.properties.numericType != nil }) { return true }
        guard let last = before.last else { return false }
        if last == ":" || last == ";" { return true }
        // 1)……2)…… within a line: a number right before, and no letter or digit before that.
        guard last.properties.numericType == .decimal else { return false }
        guard let start = before.lastIndex(where: { $0.properties.numericType != .decimal }) else { return index <= 4 }
        return "；;。，,、：: 　".unicodeScalars.contains(before[start])
    }

    // MARK: - Faults

    /// What is wrong with the marks of one block.
    static func faults(_ marks: [Mark], inText text: (Range<ProseOffset>) -> String) -> [(mark: Mark, fault: Fault)] {
        var open: [Mark] = []
        var faults: [(Mark, Fault)] = []
        for (index, mark) in marks.enumerated() {
            if mark.opens {
                open.append(mark)
                continue
            }
            if open.last?.pair == mark.pair {
                open.removeLast()
            } else if let partner = open.lastIndex(where: { $0.pair == mark.pair }) {
                // Those opened after the partner are either closed later (crossed) or never.
                for inner in open[(partner + 1)...] {
                    let closesLater = marks[(index + 1)...].prefix(8).contains { $0.pair == inner.pair && !$0.opens }
                    faults.append((inner, closesLater ? .crossed : .unclosed))
                }
                open.removeSubrange(partner...)
            } else if let next = marks[(index + 1)...].first(where: { $0.pair == mark.pair }), !next.opens,
                text(mark.range.upperBound..<next.range.lowerBound).unicodeScalars.count <= 24 {
                // ”党日” : the first of two closing marks stands for an opening one.
                faults.append((mark, .reversed))
                open.append(mark)
            } else if !faults.contains(where: { $0.1 == .crossed && $0.0.pair == mark.pair }) {
                faults.append((mark, .unopened))
            }
        }
        return (faults + open.filter(\.opens).map { ($0, .unclosed) }).sorted { $0.0.range.lowerBound < $1.0.range.lowerBound }
    }

    /// A quotation over several paragraphs is right in two ways: each paragraph opens with “ and only the last closes, or
    /// the mark that is unclosed here is closed in a later paragraph without being opened there.
    private func withoutQuotationsOverSeveralBlocks(
        _ faults: [(mark: Mark, fault: Fault)], marks: [Mark]
    ) -> [(mark: Mark, fault: Fault)] {
        let firstMarks = Dictionary(marks.map { ($0.block, $0) }, uniquingKeysWith: { first, _ in first })
        var excused: Set<Int> = []
        for (index, (mark, fault)) in faults.enumerated() where fault == .unclosed && pairs[mark.pair].opening == "“" {
            if let next = firstMarks[mark.block + 1], next.pair == mark.pair, next.opens {
                excused.insert(index)
            } else if let later = faults.indices.first(where: { $0 > index && faults[$0].mark.pair == mark.pair }),
                faults[later].fault == .unopened, faults[later].mark.block > mark.block {
                excused.formUnion([index, later])
            }
        }
        return faults.indices.filter { !excused.contains($0) }.map { faults[$0] }
    }

    // MARK: - Findings

    /// From this many faults on, a class of marks of which hardly any finds its partner counts as lost.
    private static let manyFaults = 5

    /// One finding for the whole document when hardly any mark of a pair has its partner, else nil.
    private func lostClass(
        _ pair: Int, faults: [(mark: Mark, fault: Fault)], marks: [Mark], in context: InspectionContext
    ) -> [Finding]? {
        let opened = marks.count(where: \.opens)
        let closed = marks.count - opened
        guard let first = faults.first, faults.count >= Self.manyFaults, min(opened, closed) * 4 <= max(opened, closed)
        else { return nil }
        let (opening, closing) = pairs[pair]
        let missing = opened > closed ? closing : opening
        let note = "全文大多缺少 \(missing)：\(opening) 有 \(opened) 个，\(closing) 有 \(closed) 个"
        return [finding(first.mark, note: note, suggestions: [], in: context)]
    }

    private func finding(_ mark: Mark, _ fault: Fault, in context: InspectionContext) -> Finding {
        let (opening, closing) = pairs[mark.pair]
        let text = context.document.prose[mark.range]
        return switch fault {
        case .unclosed: finding(mark, note: "\(text) 没有配对的 \(closing)", suggestions: [], in: context)
        case .unopened: finding(mark, note: "\(text) 没有配对的 \(opening)", suggestions: [], in: context)
        case .reversed:
            finding(mark, note: "此处应是 \(opening)，写成了 \(text)", suggestions: [String(opening)], in: context)
        case .crossed: finding(mark, note: "\(text) 与别的成对标点交叉", suggestions: [], in: context)
        }
    }

    private func finding(_ mark: Mark, note: String, suggestions: [String], in context: InspectionContext) -> Finding {
        context.finding(
            rule, at: mark.range, in: mark.block,
            message: MessageTemplate.fill(
                rule.message,
                ["note": note, "match": context.document.prose[mark.range], "suggest": suggestions.first ?? ""]),
            suggestions: suggestions)
    }

    private static func badPair(_ text: String, in rule: Rule) -> Diagnostic {
        let place = rule.parameters.place("pairs") ?? rule.place
        return Diagnostic(
            code: "bad-pair", filePath: place.path, position: place.position,
            message: Localized(
                zh: "规则 \(rule.id) 的 pairs 里“\(text)”不是一对标点", en: "“\(text)” in pairs of rule \(rule.id) is no pair"),
            remedy: Localized(zh: "写成两个不同的字符，如 “《》”。", en: "Write two different characters, such as “《》”."))
    }
}

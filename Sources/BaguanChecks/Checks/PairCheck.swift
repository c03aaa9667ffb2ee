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
/// closes), and so may a bracket; a line break may cut a pair; `1)` and `a)` need no opening bracket, nor does `:)`; ’ between letters
/// is an apostrophe. When a text has lost nearly all marks of one side (a conversion does that), one finding says so for the
/// whole file.
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
        /// A closing mark where an opening one belongs, or the other way round.
        case reversed
        case crossed
    }

    private let rule: Rule
    /// Opening and closing mark of each pair.
    private let pairs: [(opening: Unicode.Scalar, closing: Unicode.Scalar)]
    /// What each mark is. Half-width brackets count as their full-width twins: their width is another rule's business.
    private let roles: [UInt32: (pair: Int, opens: Bool)]
    /// One bit for the last six of each mark in ``roles``.
    private let roleBits: UInt64

    init(rule: Rule, diagnostics: inout [Diagnostic]) {
        self.rule = rule
        var pairs: [(Unicode.Scalar, Unicode.Scalar)] = []
        for text in rule.parameters.strings("pairs") {
            let scalars = Array(text.unicodeScalars)
            if scalars.count == 2, scalars[0] != scalars[1], scalars.allSatisfy(ProseSurvey.isMark) {
                pairs.append((scalars[0], scalars[1]))
            } else {
                diagnostics.append(Self.badPair(text, in: rule))
            }
        }
        self.pairs = pairs
        var roles: [UInt32: (pair: Int, opens: Bool)] = [:]
        for (index, (opening, closing)) in pairs.enumerated() {
            roles[opening.value] = roles[opening.value] ?? (index, true)
            roles[closing.value] = roles[closing.value] ?? (index, false)
            if opening == "（" { roles[0x28] = roles[0x28] ?? (index, true) }
            if closing == "）" { roles[0x29] = roles[0x29] ?? (index, false) }
        }
        self.roles = roles
        roleBits = roles.keys.reduce(0) { $0 | 1 << UInt64($1 & 63) }
    }

    var looksAtEveryDocument: Bool { true }

    func findings(in context: InspectionContext, candidates: [RuleCandidate]) -> [Finding] {
        var faults: [(mark: Mark, fault: Fault)] = []
        var marks: [Mark] = []
        for index in context.blocks(in: rule.scope) {
            let found = self.marks(in: index, of: context)
            guard !found.isEmpty else { continue }
            marks += found
            if !Self.nests(found) { faults += Self.faults(found, inText: { context.document.prose[$0] }) }
        }
        let unexcused = PairsOverSeveralBlocks(document: context.document).excuse(
            QuotationsOverSeveralBlocks(pairs: pairs, marks: marks, document: context.document).excuse(faults))
        return pairs.indices.flatMap { pair in
            let faults = unexcused.filter { $0.mark.pair == pair }
            let marks = marks.filter { $0.pair == pair }
            return lostClass(pair, faults: faults, marks: marks, in: context)
                ?? withTurnedClosings(faults, among: marks, in: context).map { finding($0.mark, $0.fault, in: context) }
        }
    }

    // MARK: - Marks

    private func marks(in block: Int, of context: InspectionContext) -> [Mark] {
        let start = context.document.blocks[block].range.lowerBound
        var marks: [(mark: Mark, isDoubtful: Bool)] = []
        // Nearly all marks are commas and full stops: a bit tells before anything is looked up.
        for mark in context.marks(of: block) where roleBits &>> UInt64(mark.value & 63) & 1 != 0 {
            guard let (pair, opens) = roles[mark.value] else { continue }
            let kind = MarkContext.needsLook(mark, blockStart: start)
                ? MarkContext(context.scalars(of: block), mark.place).kind(opens: opens) : .mark
            guard kind != .noMark else { continue }
            marks.append((Mark(pair: pair, opens: opens, range: mark.range, block: block), kind == .doubtful))
        }
        return needed(marks)
    }

    /// Leaves out the doubtful closing marks that nothing needs: （上午8:30） needs the bracket behind its number, while
    /// 1）内容（说明）2）内容 has partners enough without them.
    private func needed(_ marks: [(mark: Mark, isDoubtful: Bool)]) -> [Mark] {
        guard marks.contains(where: \.isDoubtful) else { return marks.map(\.mark) }
        var missing = [Int](repeating: 0, count: pairs.count)
        for (mark, isDoubtful) in marks where !isDoubtful { missing[mark.pair] += mark.opens ? 1 : -1 }
        var depth = [Int](repeating: 0, count: pairs.count)
        return marks.compactMap { mark, isDoubtful in
            if isDoubtful {
                guard missing[mark.pair] > 0, depth[mark.pair] > 0 else { return nil }
                missing[mark.pair] -= 1
            }
            depth[mark.pair] = max(0, depth[mark.pair] + (mark.opens ? 1 : -1))
            return mark
        }
    }

    // MARK: - Faults

    /// Whether every mark has its partner and no two pairs cross: so it is in nearly all blocks.
    private static func nests(_ marks: [Mark]) -> Bool {
        var open: [Int] = []
        for mark in marks {
            if mark.opens { open.append(mark.pair) } else if open.popLast() != mark.pair { return false }
        }
        return open.isEmpty
    }

    /// What is wrong with the marks of one block.
    static func faults(_ marks: [Mark], inText text: (Range<ProseOffset>) -> String) -> [(mark: Mark, fault: Fault)] {
        var open: [Mark] = []
        // How many of `open` there are of each pair, and how many closing marks belong to crossed ones.
        var openCount: [Int: Int] = [:]
        var crossed: [Int: Int] = [:]
        var faults: [(Mark, Fault)] = []
        for (index, mark) in marks.enumerated() {
            if mark.opens {
                open.append(mark)
                openCount[mark.pair, default: 0] += 1
            } else if openCount[mark.pair, default: 0] > 0,
                let partner = open.lastIndex(where: { $0.pair == mark.pair }) {
                // Those opened after the partner are either closed later (crossed) or never.
                for inner in open[(partner + 1)...] {
                    let closesLater = marks[(index + 1)...].prefix(8).contains { $0.pair == inner.pair && !$0.opens }
                    if closesLater { crossed[inner.pair, default: 0] += 1 }
                    faults.append((inner, closesLater ? .crossed : .unclosed))
                }
                for closed in open[partner...] { openCount[closed.pair, default: 0] -= 1 }
                open.removeSubrange(partner...)
            } else if crossed[mark.pair, default: 0] > 0 {
                crossed[mark.pair, default: 0] -= 1
            } else if let next = marks[(index + 1)...].first(where: { $0.pair == mark.pair }), !next.opens,
                text(mark.range.upperBound..<next.range.lowerBound).unicodeScalars.count <= 24 {
                // ”党日” : the first of two closing marks stands for an opening one.
                faults.append((mark, .reversed))
                open.append(mark)
                openCount[mark.pair, default: 0] += 1
            } else {
                faults.append((mark, .unopened))
            }
        }
        return (faults + open.filter(\.opens).map { ($0, .unclosed) }).sorted { $0.0.range.lowerBound < $1.0.range.lowerBound }
    }

    /// “党日“: of two opening marks with a short word between them the second stands for a closing one.
    private func withTurnedClosings(
        _ faults: [(mark: Mark, fault: Fault)], among marks: [Mark], in context: InspectionContext
    ) -> [(mark: Mark, fault: Fault)] {
        var kept: [(mark: Mark, fault: Fault)] = []
        for fault in faults {
            if let last = kept.last, last.fault == .unclosed, fault.fault == .unclosed, last.mark.block == fault.mark.block,
                let place = marks.firstIndex(of: last.mark), place + 1 < marks.count, marks[place + 1] == fault.mark,
                Self.isWord(context.document.prose[last.mark.range.upperBound..<fault.mark.range.lowerBound]) {
                kept[kept.count - 1] = (fault.mark, .reversed)
            } else {
                kept.append(fault)
            }
        }
        return kept
    }

    /// Whether a text may be what two quotation marks stand around, and not the beginning of two quotations.
    private static func isWord(_ text: String) -> Bool {
        let scalars = text.unicodeScalars
        return (1...24).contains(scalars.count) && !scalars.contains { "，。；：！？,;".unicodeScalars.contains($0) }
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
        let names = MarkNames.names(ofPair: opening)
        let missing = opened > closed ? names.closing : names.opening
        let note = "全文大多缺少\(missing)：\(names.opening) \(opening) 有 \(opened) 个，\(names.closing) \(closing) 有 \(closed) 个"
        return [finding(first.mark, note: note, suggestions: [], in: context)]
    }

    private func finding(_ mark: Mark, _ fault: Fault, in context: InspectionContext) -> Finding {
        let (opening, closing) = pairs[mark.pair]
        let names = MarkNames.names(ofPair: opening)
        let (name, partner) = mark.opens ? names : (names.closing, names.opening)
        let text = context.document.prose[mark.range]
        switch fault {
        case .unclosed, .unopened: return finding(mark, note: "\(name) \(text) 没有配对的\(partner)", suggestions: [], in: context)
        case .reversed:
            let right = mark.opens ? closing : opening
            return finding(mark, note: "此处应是\(partner) \(right)，写成了\(name) \(text)", suggestions: [String(right)], in: context)
        case .crossed: return finding(mark, note: "\(name) \(text) 与别的成对标点交叉", suggestions: [], in: context)
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

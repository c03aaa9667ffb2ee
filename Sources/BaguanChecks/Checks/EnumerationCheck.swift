internal import BaguanDocuments
internal import BaguanFindings
internal import BaguanRules
internal import BaguanText

/// Numbered formulations whose members are missing, wrong or out of order.
///
/// ```yaml
/// id: enumerations
/// check: enumeration
/// title: 固定提法的成员
/// message: “{name}”{problem}，应为：{suggest}
/// severity: error
/// entries:
///   - {find: 四个意识, members: 政治意识;大局意识;核心意识;看齐意识, source: 《中国共产党章程》}
/// ```
///
/// A list is judged only when it claims to be complete: the name stands before it with a colon, dash, bracket, 即, 是, 包括 …,
/// or, without a name, nearly all members stand in a row. A 等 leaves it open, and mentions of some members are no list.
struct EnumerationCheck: Check {
    static let schema = CheckSchema(
        name: "enumeration",
        summary: "有固定成员和次序的提法（“四个意识”、核心价值观等）写全时漏项、错项、乱序。",
        parameters: [],
        entries: .required,
        columns: [.init("members", help: "成员，按次序用分号隔开；一个成员有几种写法的用 | 隔开")],
        placeholders: ["name", "problem"]
    )

    private enum Part: Hashable, Sendable {
        case name(Int)
        case member(Int)
    }

    let wordings: [String]
    private let rule: Rule
    private let enumerations: [Enumeration]
    private let parts: [[Part]]
    private let judges: [ExceptionJudge]

    init(rule: Rule, diagnostics: inout [Diagnostic]) {
        self.rule = rule
        enumerations = rule.entries.map(Enumeration.init)
        judges = ExceptionJudge.entries(of: rule)
        var wordings: [String] = []
        var parts: [[Part]] = []
        var indexByText: [String: Int] = [:]
        func add(_ text: String, _ part: Part) {
            let index = indexByText[text] ?? wordings.count
            if index == wordings.count {
                indexByText[text] = index
                wordings.append(text)
                parts.append([])
            }
            parts[index].append(part)
        }
        for (index, entry) in rule.entries.enumerated() {
            if enumerations[index].members.count < 2 { diagnostics.append(Self.noMembers(of: entry)) }
            for name in entry.find { add(name, .name(index)) }
            // Single characters (德、智、体、美、劳) stand everywhere; a list of them needs its name.
            guard enumerations[index].forms.allSatisfy({ $0.count >= 2 }), enumerations[index].members.count >= 4
            else { continue }
            for form in enumerations[index].forms {
                var text = ""
                text.unicodeScalars.append(contentsOf: form.compactMap(Unicode.Scalar.init))
                add(text, .member(index))
            }
        }
        self.wordings = wordings
        self.parts = parts
    }

    private static func noMembers(of entry: Entry) -> Diagnostic {
        Diagnostic(
            code: "too-few-members", filePath: entry.place.path, position: entry.place.position,
            message: Localized(
                zh: "“\(entry.find.first ?? "")”没有成员", en: "“\(entry.find.first ?? "")” has no members"),
            remedy: Localized(
                zh: "在 members 里按次序写出至少两个成员，用分号隔开。",
                en: "Write at least two members in their order in `members`, separated by semicolons."))
    }

    func findings(in context: InspectionContext, candidates: [RuleCandidate]) -> [Finding] {
        candidates.byBlock().flatMap { findings(in: $0.block, of: context, candidates: $0.candidates) }
    }

    /// A list that is to be judged.
    private struct Claim {
        var entry: Int
        var list: ItemList
        var isNamed: Bool
    }

    private func findings(
        in block: Int, of context: InspectionContext, candidates: ArraySlice<RuleCandidate>
    ) -> [Finding] {
        let text = context.scalars(of: block)
        var claims: [Claim] = []
        var members: [Int: [Range<ProseOffset>]] = [:]
        for candidate in candidates {
            for part in parts[candidate.wording] {
                switch part {
                case .name(let entry):
                    guard isInForce(entry, context), let start = Introducer.end(
                        after: text.index(at: candidate.range.upperBound), in: text) else { continue }
                    let list = ItemList(
                        in: text, from: start, of: enumerations[entry], limit: enumerations[entry].members.count + 4)
                    claims.append(Claim(entry: entry, list: list, isNamed: true))
                case .member(let entry): members[entry, default: []].append(candidate.range)
                }
            }
        }
        for (entry, ranges) in members.sorted(by: { $0.key < $1.key }) where isInForce(entry, context) {
            claims += rows(of: entry, at: ranges, in: text)
        }
        var seen: Set<Range<ProseOffset>> = []
        return claims.compactMap { finding($0, in: text, block, context) }.filter { seen.insert($0.range).inserted }
            .map(\.finding)
    }

    private func isInForce(_ entry: Int, _ context: InspectionContext) -> Bool {
        rule.entries[entry].period.isInForce(on: context.publication.date)
    }

    /// Lists without a name: from each member that no row before it holds.
    private func rows(of entry: Int, at ranges: [Range<ProseOffset>], in text: ScalarText) -> [Claim] {
        let count = enumerations[entry].members.count
        guard ranges.count >= count - 1 else { return [] }
        var claims: [Claim] = []
        var end = ProseOffset(0)
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where range.lowerBound >= end {
            let list = ItemList(
                in: text, from: itemStart(before: text.index(at: range.lowerBound), in: text),
                of: enumerations[entry], limit: count + 4)
            end = list.items.last { $0.member != nil }.map { text.offset($0.range.upperBound) } ?? range.upperBound
            claims.append(Claim(entry: entry, list: list, isNamed: false))
        }
        return claims
    }

    /// Where the item of a member begins, or the one before it when a 、 joins the two.
    private func itemStart(before place: Int, in text: ScalarText) -> Int {
        func start(of place: Int) -> Int {
            var at = place
            while at > 0, place - at < 12, !ItemList.isComma(text.values[at - 1]), !ItemList.isEnd(text.values[at - 1]) { at -= 1 }
            return at
        }
        let own = start(of: place)
        return own > 1 && text.values[own - 1] == 0x3001 ? start(of: own - 1) : own
    }

    private func finding(
        _ claim: Claim, in text: ScalarText, _ block: Int, _ context: InspectionContext
    ) -> (range: Range<ProseOffset>, finding: Finding)? {
        guard !claim.list.isOpen else { return nil }
        let enumeration = enumerations[claim.entry]
        let list = claim.list.core(of: enumeration)
        guard let first = list.items.first, let last = list.items.last,
            let fault = EnumerationFault.find(in: list, of: enumeration, isNamed: claim.isNamed)
        else { return nil }
        let entry = rule.entries[claim.entry]
        let whole = entry.suggest.first ?? enumeration.members.joined(separator: "、")
        var range = text.range(first.range.lowerBound..<last.range.upperBound)
        var suggestion = whole
        var severity: Severity?
        let problem: String
        switch fault {
        case .wrong(let item, let member):
            range = text.range(list.items[item].range)
            suggestion = enumeration.members[member]
            problem = "的“\(context.document.prose[range])”应为“\(suggestion)”"
        case .missing(let members):
            problem = "漏了" + members.map { "“\(enumeration.members[$0])”" }.joined()
            if !claim.isNamed { severity = .info }
        case .added(let item):
            problem = "没有“\(context.document.prose[text.range(list.items[item].range)])”"
        case .order: problem = "次序不对"
        case .doubled(let member): problem = "重复了“\(enumeration.members[member])”"
        }
        let isExcused = judges[claim.entry].excuses(
            range, in: block, wording: Folding.foldWording(context.document.prose[range]), period: entry.period,
            context: context)
        guard !isExcused else { return nil }
        let values = [
            "name": entry.find[0], "problem": problem, "suggest": whole, "match": context.document.prose[range],
        ]
        let message = MessageTemplate.fill(rule.message, of: entry, values)
        return (range, context.finding(
            rule, at: range, in: block, message: message, entry: entry, severity: severity, suggestions: [suggestion]))
    }
}

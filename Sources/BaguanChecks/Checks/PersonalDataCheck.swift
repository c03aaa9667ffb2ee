internal import BaguanDocuments
internal import BaguanFindings
internal import BaguanRules
internal import BaguanText

/// What tells who a person is or how to reach them: numbers of identity cards, telephones, bank cards, passports,
/// mailboxes, and lists of pupils.
///
/// ```yaml
/// id: mobile
/// check: personal-data
/// title: 手机号码
/// message: “{match}”像是手机号码，公开前请打码或删去
/// severity: warning
/// find: mobile
/// public: [咨询电话, 联系电话]
/// published: info
/// unlike: [订单号]
/// allow: ["13800138000"]
/// ```
///
/// The numbers are found by their form (``PersonalDataDetector``); the words of the rule, looked for in the same
/// sentence, say how sure it is. Behind one of `unlike` it is some other number. Behind one of `public` the organisation
/// publishes it itself: then the finding is what `published` says, unless one of `persons` stands between that word and the
/// number, or in brackets right behind it: 联系人：王女士（家长）. Where `context` names words and none is near, it is
/// what `without-context` says. A citizen's number with a wrong check digit is never more than info.
/// `find: pupil-list` is another matter; see ``PupilList``. Every finding is masked; see ``Mask``.
struct PersonalDataCheck: Check {
    private static let levels = ["error", "warning", "info", "silent"]

    static let schema = CheckSchema(
        name: "personal-data",
        summary: "个人信息：身份证号、手机号、固定电话、银行卡号、护照号、电子邮箱、学生名单；报告里一律打码。",
        parameters: [
            .init("find", .choice(PersonalDatum.Kind.allCases.map(\.rawValue) + ["pupil-list"]), required: true,
                help: "找哪一种个人信息。"),
            .init("context", .strings, help: "同一句里有这些词才按规则的级别报；不写则都按规则的级别报。"),
            .init("without-context", .choice(levels), help: "没有 context 里的词时的级别，默认 info；silent 为不报。"),
            .init("public", .strings, help: "前面有这些词，是单位自己公布的。"),
            .init("persons", .strings, help: "public 的词和号码之间、紧跟号码的括号里有这些词（家长、妈妈），就不是单位公布的号码。"),
            .init("published", .choice(levels), help: "单位自己公布的按什么级别报，默认 silent（不报）。"),
            .init("unlike", .strings, help: "前面有这些词，就不是这种号码（如订单号）。"),
            .init("allow", .strings, help: "单位已公布、可以出现的号码或邮箱；多的写成词条，用表格维护。"),
            .init("headings", .strings, help: "pupil-list：名单前面的标题里的词（名单、公示）。"),
        ],
        entries: .optional
    )

    private enum Word {
        case context, published, unlike, person
    }

    let wordings: [String]
    private let rule: Rule
    private let scope: RoleMask
    private let kind: PersonalDatum.Kind?
    private let words: [Word]
    private let withoutContext: Severity?
    private let published: Severity?
    private let needsContext: Bool
    private let allowed: Set<String>
    private let judge: ExceptionJudge
    private let pupils: PupilList?

    init(rule: Rule, diagnostics: inout [Diagnostic]) {
        self.rule = rule
        scope = RoleMask(rule.scope)
        let parameters = rule.parameters
        kind = parameters.string("find").flatMap(PersonalDatum.Kind.init)
        let pupils = kind == nil ? PupilList(rule: rule) : nil
        self.pupils = pupils
        let lists: [(Word, [String])] = [
            (.context, parameters.strings("context")), (.published, parameters.strings("public")),
            (.unlike, parameters.strings("unlike")), (.person, parameters.strings("persons")),
        ]
        wordings = pupils?.wordings ?? lists.flatMap { $0.1 }
        words = lists.flatMap { word, texts in texts.map { _ in word } }
        needsContext = !parameters.strings("context").isEmpty
        withoutContext = Self.severity(parameters.string("without-context") ?? "info")
        published = Self.severity(parameters.string("published") ?? "silent")
        // Entries of a rule for numbers are numbers that may stand there; those of a pupil list are what may not.
        let publicNumbers = pupils == nil ? rule.entries.flatMap(\.find) : []
        allowed = Set((parameters.strings("allow") + publicNumbers).map(Self.plain))
        judge = ExceptionJudge(rule.exceptions)
    }

    var looksAtEveryDocument: Bool { pupils == nil }

    func findings(in context: InspectionContext, candidates: [RuleCandidate]) -> [Finding] {
        if let pupils { return pupils.findings(in: context, candidates: candidates) }
        guard let kind else { return [] }
        let blocks = context.blocksWithPersonalData.filter { scope.contains(context.document.blocks[$0].role) }
        return blocks.flatMap { block -> [Finding] in
            let data = context.personalData(in: block).filter { $0.kind == kind && !allowed.contains($0.plain) }
            guard !data.isEmpty else { return [] }
            let near = candidates.of(block).sorted { $0.range.lowerBound < $1.range.lowerBound }
            return data.compactMap { finding($0, in: block, of: context, near: near) }
        }
    }

    private func finding(
        _ datum: PersonalDatum, in block: Int, of context: InspectionContext, near candidates: [RuleCandidate]
    ) -> Finding? {
        let range = context.scalars(of: block).range(datum.range)
        let sentence = context.sentence(around: range, in: block)
        let near = candidates[
            candidates.partitionIndex { $0.range.lowerBound >= sentence.lowerBound }
                ..< candidates.partitionIndex { $0.range.lowerBound >= sentence.upperBound }]
        var severity = self.severity(range, in: block, of: context, near: near)
        if !datum.isSure, datum.kind == .residentID { severity = severity.map { min($0, .info) } }
        if datum.isInAddress, datum.kind != .email { severity = datum.isSure && datum.kind == .residentID ? .info : nil }
        guard let severity, !judge.excuses(
            range, in: block, wording: Folding.foldWording(context.document.prose[range]), period: Period(),
            context: context)
        else { return nil }
        let isDoubtful = datum.kind == .residentID && !datum.isSure
        let match = context.document.prose[range]
        return context.finding(
            rule, at: range, in: block,
            message: isDoubtful
                ? "“\(match)”像是身份证号（校验码不对），请核对，是就打码"
                : MessageTemplate.fill(rule.message, ["match": match]),
            severity: severity)
    }

    /// How much a number matters, as the words of its sentence say.
    private func severity(
        _ range: Range<ProseOffset>, in block: Int, of context: InspectionContext, near: ArraySlice<RuleCandidate>
    ) -> Severity? {
        let persons = near.filter { words[$0.wording] == .person }
        let telling = near.filter { words[$0.wording] != .person }
        // Of several words before it the nearest says what the number is.
        let word = telling.filter { $0.range.upperBound <= range.lowerBound }.max(by: nearer)
        switch word.map({ words[$0.wording] }) {
        case .unlike: return nil
        case .context: return rule.severity
        case .published:
            let isPersons = persons.contains { person in
                person.range.upperBound <= range.lowerBound
                    ? word.map { $0.range.upperBound <= person.range.lowerBound } ?? false
                    : isInBracket(person.range, behind: range, in: block, of: context)
            }
            return isPersons ? rule.severity : published
        case .person, nil:
            let isNamed = telling.contains { words[$0.wording] == .context }
            return isNamed || !needsContext ? rule.severity : withoutContext
        }
    }

    /// Whether a word stands in brackets right behind a number: 13800138000（学生家长）.
    private func isInBracket(
        _ word: Range<ProseOffset>, behind number: Range<ProseOffset>, in block: Int, of context: InspectionContext
    ) -> Bool {
        guard number.upperBound < word.lowerBound else { return false }
        let between = context.document.prose[number.upperBound..<word.lowerBound].unicodeScalars
        guard let first = between.first(where: { !$0.properties.isWhitespace }), between.count <= 12 else { return false }
        return (first == "（" || first == "(") && !between.contains { $0 == "）" || $0 == ")" }
    }

    private func nearer(_ a: RuleCandidate, _ b: RuleCandidate) -> Bool {
        // Of two that end at one place the longer says more: 家长联系电话 before 联系电话.
        (a.range.upperBound, b.range.lowerBound) < (b.range.upperBound, a.range.lowerBound)
    }

    private static func severity(_ name: String) -> Severity? { Severity(rawValue: name) }

    /// A number or mailbox as ``PersonalDatum/plain`` has it.
    private static func plain(_ text: String) -> String {
        let folded = String(String.UnicodeScalarView(Folding.fold(text).compactMap(Unicode.Scalar.init)))
        return folded.contains("@") ? folded.lowercased() : folded.filter { $0.isNumber || $0 == "X" || $0 == "x" }.uppercased()
    }
}

internal import BaguanDocuments
internal import BaguanFindings
internal import BaguanRules
internal import BaguanText

/// The credit lines at the head or end of a post: stages that are missing, one person in two of them, names that are none.
///
/// ```yaml
/// id: missing-stage
/// check: sign-off
/// title: 署名缺少环节
/// message: 署名里没有：{stages}
/// severity: info
/// kinds: [wechat-post]
/// find: missing
/// stages: [编辑, 审核]
/// entries:
///   - {find: 阅稿, suggest: 审核}
/// ```
///
/// Entries add an organisation's own words for roles: what is written (`find`) and the stage it stands for (`suggest`).
/// How lines are read is told at ``SignOffParser``.
struct SignOffCheck: Check {
    static let stageTitles = SignOff.Stage.allCases.filter { $0 != .other }.map(\.title)

    static let schema = CheckSchema(
        name: "sign-off",
        summary: "编辑、审核等署名：缺少环节，同一人占两个环节，署的不是真名。",
        parameters: [
            .init("find", .choice(["missing", "same-person", "placeholder"]), required: true,
                help: "missing：缺少环节；same-person：同一人占两个环节；placeholder：佚名、XX 或者空着。"),
            .init("stages", .strings,
                help: "missing：必须有哪些环节：撰稿、图片、排版、编辑、校对、初审、复审、审核、终审、监制。"),
        ],
        entries: .optional,
        takesExceptions: false,
        placeholders: ["stages", "name", "role", "other"]
    )

    private let rule: Rule
    private let parser: SignOffParser
    private let required: [SignOff.Stage]
    private let finds: String

    init(rule: Rule, diagnostics: inout [Diagnostic]) {
        self.rule = rule
        finds = rule.parameters.string("find") ?? ""
        var required: [SignOff.Stage] = []
        for title in rule.parameters.strings("stages") {
            guard let stage = Self.stage(title) else {
                diagnostics.append(Self.unknown(title, at: rule.parameters.place("stages") ?? rule.place))
                continue
            }
            required.append(stage)
        }
        if finds == "missing", rule.parameters.strings("stages").isEmpty {
            diagnostics.append(Diagnostic(
                code: "nothing-required", filePath: rule.place.path, position: rule.place.position,
                message: Localized(zh: "规则 \(rule.id) 没有说必须有哪些环节", en: "rule \(rule.id) does not say which stages it requires"),
                remedy: Localized(zh: "写上 stages。", en: "Add stages.")))
        }
        var words: [(String, SignOff.Stage)] = []
        for entry in rule.entries {
            guard let stage = entry.suggest.first.flatMap(Self.stage) else {
                diagnostics.append(Self.unknown(entry.suggest.first ?? "", at: entry.place))
                continue
            }
            words += entry.find.map { ($0, stage) }
        }
        self.required = required
        parser = SignOffParser(roles: RoleWords(adding: words))
    }

    private static func stage(_ title: String) -> SignOff.Stage? {
        SignOff.Stage.allCases.first { $0 != .other && $0.title == title }
    }

    private static func unknown(_ title: String, at place: FilePlace) -> Diagnostic {
        Diagnostic(
            code: "unknown-stage", filePath: place.path, position: place.position,
            message: Localized(zh: "没有名为“\(title)”的环节", en: "there is no stage named “\(title)”"),
            remedy: Localized(
                zh: "可以写：\(stageTitles.joined(separator: "、"))。", en: "Write one of \(stageTitles.joined(separator: ", ")).")
        )
    }

    var looksAtEveryDocument: Bool { true }

    func findings(in context: InspectionContext, candidates: [RuleCandidate]) -> [Finding] {
        let signOff = context.signOff(by: parser)
        return switch finds {
        case "missing": missing(signOff, in: context)
        case "same-person": samePersons(signOff, in: context)
        default: placeholders(signOff, in: context)
        }
    }

    /// One finding that names every stage that is missing, at the last credit or at the end.
    private func missing(_ signOff: SignOff, in context: InspectionContext) -> [Finding] {
        let stages = required.filter { !signOff.covers($0) }.map(\.title)
        guard !stages.isEmpty else { return [] }
        let end = signOff.credits.last { $0.stage != .other }.map { context.document.prose.map.source(of: $0.range).upperBound }
        return [context.finding(
            rule, message: MessageTemplate.fill(rule.message, ["stages": stages.joined(separator: "、")]),
            at: end ?? SourceOffset(context.document.source.utf8.count))]
    }

    /// Each later stage in which a name of an earlier conflicting one stands again.
    private func samePersons(_ signOff: SignOff, in context: InspectionContext) -> [Finding] {
        var seen: [String: [SignOff.Credit]] = [:]
        var reported: Set<Range<ProseOffset>> = []
        var findings: [Finding] = []
        for credit in signOff.credits {
            for name in credit.names where !name.isPlaceholder {
                if let other = seen[name.text]?.first(where: { $0.stage.conflicts(with: credit.stage) }),
                    reported.insert(name.range).inserted {
                    let values = ["name": name.text, "role": credit.role, "other": other.role, "match": name.text]
                    findings.append(context.finding(
                        rule, at: name.range, in: credit.block, message: MessageTemplate.fill(rule.message, values)))
                }
                seen[name.text, default: []].append(credit)
            }
        }
        return findings
    }

    private func placeholders(_ signOff: SignOff, in context: InspectionContext) -> [Finding] {
        var reported: Set<Range<ProseOffset>> = []
        return signOff.credits.filter { $0.stage != .other }.flatMap { credit -> [Finding] in
            let wrong = credit.names.filter(\.isPlaceholder)
            let ranges = credit.names.isEmpty ? [(credit.range, "")] : wrong.map { ($0.range, $0.text) }
            return ranges.compactMap { range, name in
                guard reported.insert(range).inserted else { return nil }
                let written = name.isEmpty ? "空着" : "写的是“\(name)”"
                return context.finding(
                    rule, at: range, in: credit.block,
                    message: MessageTemplate.fill(rule.message, ["name": written, "role": credit.role, "match": name]))
            }
        }
    }
}

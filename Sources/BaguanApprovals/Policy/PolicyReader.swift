public import BaguanFindings
internal import BaguanRules

extension Policy {
    /// Reads `.baguan/policy.yml`.
    ///
    /// - Parameters:
    ///   - path: as diagnostics name the file.
    ///   - diagnostics: receives everything that is wrong.
    /// - Returns: nil for a file with an error: half a policy would let out what the whole one holds back.
    public init?(_ bytes: [UInt8], path: String, diagnostics: inout [Diagnostic]) {
        var reader = PolicyReader()
        let policy = reader.read(bytes, path: path)
        diagnostics += reader.log.sorted()
        guard let policy else { return nil }
        self = policy
    }
}

/// One `policy.yml` → ``Policy``.
private struct PolicyReader {
    var log = ProblemLog()

    mutating func read(_ bytes: [UInt8], path: String) -> Policy? {
        guard let file = DeclaredFile(bytes, path: path, fields: PolicyFields.root, log: &log) else { return nil }
        let (root, text) = (file.value, file.text)
        let roles = (root["roles"]?.pairs ?? []).map { ($0.key, $0.value.text ?? $0.key) }
        var kinds: [PublicationKind: KindPolicy] = [:]
        for pair in root["kinds"]?.pairs ?? [] {
            guard let kind = PublicationKind(rawValue: pair.key) else { continue }
            kinds[kind] = kindPolicy(pair.value, in: root, roles: roles.map(\.0), text: text)
        }
        let smallUnit = smallUnit(root["small-unit"], kinds: &kinds, text: text)
        let override = root["override"].map { value in
            checkRole(value["role"], among: roles.map(\.0), text: text)
            return Policy.Override(role: value["role"]?.text ?? "", need: value["need"]?.integer ?? 2)
        }
        for role in root["publish"]?.scalars ?? [] { checkRole(role, among: roles.map(\.0), text: text) }
        let registers = (root["registers"]?.sequence ?? []).compactMap { register($0) }
        guard log.errorCount == 0, let organisation = root["org"]?.text else { return nil }
        return Policy(
            organisation: organisation, roles: Dictionary(roles) { first, _ in first }, kinds: kinds, override: override,
            publishers: root["publish"]?.texts ?? [], registers: registers, smallUnit: smallUnit)
    }

    private mutating func kindPolicy(
        _ value: YAMLValue, in root: YAMLValue, roles: [String], text: InputText
    ) -> KindPolicy {
        let evidence = value["evidence"] ?? root["evidence"]
        let carry = value["carry"] ?? root["carry"]
        let excluded = (value["exclude"] ?? root["exclude"])?.texts.compactMap(KindPolicy.Excluded.init(rawValue:))
        return KindPolicy(
            stages: stages(value["stages"]?.sequence ?? [], evidence: evidence, roles: roles, text: text),
            excluded: Set(excluded ?? KindPolicy.Excluded.allCases),
            carry: carry?.text.flatMap(CarryOver.init(rawValue:)) ?? .identical,
            fields: value["fields"]?.texts.compactMap(PublicationField.init(rawValue:)) ?? [],
            deadline: value["deadline"].map { deadline in
                KindPolicy.Deadline(
                    days: deadline["days"]?.integer ?? 1,
                    before: deadline["before"]?.text.flatMap(PublicationField.init(rawValue:)) ?? .date)
            },
            displayDays: value["display"]?["days"]?.integer, checksCredits: value["credits"]?.boolean ?? false)
    }

    private mutating func stages(
        _ values: [YAMLValue], evidence: YAMLValue?, roles: [String], text: InputText
    ) -> [Stage] {
        var stages: [Stage] = []
        for value in values {
            guard let id = value["id"]?.text, let role = value["role"]?.text else { continue }
            if stages.contains(where: { $0.id.hasSameBytes(as: id) }) {
                log.report(PolicyProblem.repeatedStage(id), in: text, at: value["id"]?.range ?? value.range)
            }
            checkRole(value["role"], among: roles, text: text)
            let known = stages.map(\.id)
            for before in value["after"]?.scalars ?? [] {
                let name = before.text ?? ""
                guard !known.contains(where: { $0.hasSameBytes(as: name) }) else { continue }
                log.report(
                    PolicyProblem.unknownStage(name, nearest: Nearest.word(to: name, among: known)), in: text,
                    at: before.range)
            }
            let word = (value["evidence"] ?? evidence)?.text
            stages.append(Stage(
                id: id, role: role, need: value["need"]?.integer ?? 1, after: value["after"]?.texts ?? [],
                evidence: word.flatMap(EvidenceLevel.init(rawValue:)) ?? .signed))
        }
        return stages
    }

    private mutating func checkRole(_ value: YAMLValue?, among roles: [String], text: InputText) {
        guard let value, let role = value.text, !roles.contains(where: { $0.hasSameBytes(as: role) }) else { return }
        log.report(PolicyProblem.unknownRole(role, nearest: Nearest.word(to: role, among: roles)), in: text, at: value.range)
    }

    private mutating func smallUnit(
        _ value: YAMLValue?, kinds: inout [PublicationKind: KindPolicy], text: InputText
    ) -> Policy.SmallUnit? {
        guard let value else { return nil }
        var named: Set<PublicationKind> = []
        for pair in value["stages"]?.pairs ?? [] {
            guard let kind = PublicationKind(rawValue: pair.key) else { continue }
            guard let policy = kinds[kind] else {
                log.report(PolicyProblem.smallKindUnknown(pair.key), in: text, at: pair.keyRange)
                continue
            }
            for kept in pair.value.scalars where policy.stage(kept.text ?? "") == nil {
                let nearest = Nearest.word(to: kept.text ?? "", among: policy.stages.map(\.id))
                log.report(PolicyProblem.unknownStage(kept.text ?? "", nearest: nearest), in: text, at: kept.range)
            }
            let kept = policy.keeping(pair.value.texts)
            if kept.stages.reduce(0, { $0 + $1.need }) < 2 {
                log.report(PolicyProblem.onePerson, in: text, at: pair.value.range)
            }
            kinds[kind] = kept
            named.insert(kind)
        }
        return Policy.SmallUnit(reason: value["reason"]?.text ?? "", kinds: named)
    }

    private func register(_ value: YAMLValue) -> Policy.RegisterFile? {
        guard let path = value["file"]?.text, let kind = value["kind"]?.text.flatMap(PublicationKind.init(rawValue:)) else {
            return nil
        }
        let columns = (value["columns"]?.pairs ?? []).compactMap { pair in
            pair.value.text.flatMap(PublicationField.init(rawValue:)).map { (pair.key, $0) }
        }
        return Policy.RegisterFile(path: path, kind: kind, columns: Dictionary(columns) { first, _ in first })
    }
}

extension KindPolicy {
    /// Only some of the stages. Where one that is left out stood before another, those before it take its place.
    func keeping(_ ids: [String]) -> KindPolicy {
        func isKept(_ id: String) -> Bool { ids.contains { $0.hasSameBytes(as: id) } }
        var before: [String: [String]] = [:]
        var kept = self
        kept.stages = []
        for var stage in stages {
            var after: [String] = []
            for id in stage.after.flatMap({ isKept($0) ? [$0] : before[$0] ?? [] }) where !after.contains(id) { after.append(id) }
            stage.after = after
            if isKept(stage.id) { kept.stages.append(stage) } else { before[stage.id] = after }
        }
        return kept
    }
}

public import BaguanFindings
internal import BaguanRules

extension Roster {
    /// Reads `.baguan/roster.yml`.
    ///
    /// - Parameters:
    ///   - path: as diagnostics name the file.
    ///   - roles: the roles that the policy knows; nil lets any name pass.
    ///   - diagnostics: receives everything that is wrong. A roster with an error counts for nobody.
    public init(_ bytes: [UInt8], path: String, roles: [String]? = nil, diagnostics: inout [Diagnostic]) {
        var reader = RosterReader(roles: roles)
        let roster = reader.read(bytes, path: path)
        self = roster ?? .empty
        diagnostics += reader.log.sorted()
    }
}

/// One `roster.yml` → ``Roster``.
private struct RosterReader {
    let roles: [String]?
    var log = ProblemLog()
    private var holders: [SSHPublicKey: String] = [:]

    init(roles: [String]?) { self.roles = roles }

    mutating func read(_ bytes: [UInt8], path: String) -> Roster? {
        guard let file = DeclaredFile(bytes, path: path, fields: RosterFields.root(roles: roles), log: &log) else { return nil }
        let people = (file.value["people"]?.pairs ?? []).map { person($0.key, $0.value, in: file.text) }
        reportSameNames(people, (file.value["people"]?.pairs ?? []).map(\.value), in: file.text)
        guard log.errorCount == 0 else { return nil }
        let delegations = (file.value["delegations"]?.sequence ?? []).compactMap { delegation($0, among: people, in: file.text) }
        guard log.errorCount == 0 else { return nil }
        return Roster(people: people, delegations: delegations)
    }

    private mutating func reportSameNames(_ people: [Person], _ values: [YAMLValue], in text: InputText) {
        for (index, (person, value)) in zip(people, values).enumerated() where person.left == nil {
            let other = people[..<index].first { $0.left == nil && Roster.scalars(ofName: $0.name).elementsEqual(Roster.scalars(ofName: person.name)) }
            guard let other else { continue }
            log.report(RosterProblem.sameName(person.name, other: other.id), in: text, at: (value["name"] ?? value).range)
        }
    }

    private mutating func person(_ id: String, _ value: YAMLValue, in text: InputText) -> Person {
        let list = value["roles"].map { $0.sequence ?? [$0] } ?? []
        let grants = list.map { grant($0, in: text) }
        let keys = (value["keys"]?.sequence ?? []).compactMap { key($0, of: id, in: text) }
        return Person(
            id: id, name: value["name"]?.text ?? id, unit: value["unit"]?.text, grants: grants, keys: keys,
            left: value["left"]?.day)
    }

    private mutating func grant(_ value: YAMLValue, in text: InputText) -> RoleGrant {
        guard let role = value.text else {
            let grant = RoleGrant(role: value["role"]?.text ?? "", from: value["from"]?.day, until: value["until"]?.day)
            checkPeriod(from: grant.from, until: grant.until, at: value, in: text)
            return grant
        }
        ShapeValidator(text: text).validate(
            value, as: RosterFields.role(roles), named: "roles", key: nil, log: &log)
        return RoleGrant(role: role)
    }

    private mutating func key(_ value: YAMLValue, of id: String, in text: InputText) -> PersonKey? {
        guard let written = value["key"], let line = written.text else { return nil }
        let key: SSHPublicKey
        do throws(SSHKeyProblem) {
            key = try SSHPublicKey(line: line)
        } catch {
            log.report(RosterProblem.key(error), in: text, at: written.range)
            return nil
        }
        if let holder = holders.updateValue(id, forKey: key) {
            log.report(RosterProblem.sharedKey(holder: holder), in: text, at: written.range)
            return nil
        }
        let ending = value["ended"]?.text.flatMap(PersonKey.Ending.init(rawValue:))
        let read = PersonKey(
            key: key, from: value["from"]?.day, until: value["until"]?.day, ending: ending,
            lastRecord: value["last-record"]?.integer,
            evidence: value["evidence"]?.text.flatMap(EvidenceLevel.init(rawValue:)) ?? .signed)
        checkPeriod(from: read.from, until: read.until, at: value, in: text)
        if let ending, read.until == nil, read.lastRecord == nil {
            log.report(RosterProblem.endsNever(ending), in: text, at: written.range)
        } else if let ending, ending.isDoubtful, read.lastRecord == nil {
            log.report(RosterProblem.noLastRecord(ending), in: text, at: written.range)
        }
        return read
    }

    private mutating func delegation(
        _ value: YAMLValue, among people: [Person], in text: InputText
    ) -> Delegation? {
        guard let by = value["by"], let to = value["to"], let principal = by.text, let deputy = to.text,
            let from = value["from"]?.day, let until = value["until"]?.day
        else { return nil }
        let ids = people.map(\.id)
        for end in [by, to] where !ids.contains(end.text ?? "") {
            log.report(
                RosterProblem.unknownPerson(end.text ?? "", nearest: Nearest.word(to: end.text ?? "", among: ids)),
                in: text, at: end.range)
        }
        let delegation = Delegation(
            principal: principal, deputy: deputy, role: value["role"]?.text, stages: value["stages"].map(\.texts),
            from: from, until: until, reason: value["reason"]?.text ?? "")
        checkPeriod(from: from, until: until, at: value, in: text)
        if principal == deputy { log.report(RosterProblem.ownDeputy, in: text, at: to.range) }
        if delegation.dayCount > Delegation.limit {
            log.report(RosterProblem.tooLong(days: delegation.dayCount), in: text, at: value["until"]?.range ?? value.range)
        }
        // A role that the principal has from somebody else cannot be passed on.
        if let role = delegation.role, let person = people.first(where: { $0.id == principal }),
            !person.grants.contains(where: { $0.role == role }) {
            log.report(RosterProblem.notHeld(role: role, by: principal), in: text, at: by.range)
        }
        return delegation
    }

    private mutating func checkPeriod(
        from: CalendarDate?, until: CalendarDate?, at value: YAMLValue, in text: InputText
    ) {
        guard let from, let until, until < from else { return }
        log.report(RosterProblem.reversed(from: from, until: until), in: text, at: value["until"]?.range ?? value.range)
    }
}

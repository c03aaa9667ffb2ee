public import BaguanFindings

/// Who may sign for a stage on a day, by themselves or for somebody else.
struct Authority {
    let roster: Roster
    let history: History

    /// Those in whose name a person may sign; the person alone when the role is their own.
    ///
    /// - Parameter at: the moment of signing, for delegations that were taken back; nil for any time of the day.
    /// - Throws: why the person may sign in nobody's name.
    func principals(
        for person: String, role: String, stage: String, on day: CalendarDate, at: Timestamp?
    ) throws(VoidReason) -> [String] {
        guard let signer = roster[person], signer.isHere(on: day) else { throw .roleNotHeld(role: role) }
        if signer.holds(role, on: day) { return [person] }
        var fault: DelegationFault?
        var principals: [String] = []
        for (delegation, end) in delegations(to: person) where delegation.covers(role: role, stage: stage) {
            do throws(DelegationFault) {
                try check(delegation, end: end, role: role, on: day, at: at)
                if !principals.contains(delegation.principal) { principals.append(delegation.principal) }
            } catch {
                fault = fault ?? error
            }
        }
        guard principals.isEmpty else { return principals }
        throw fault.map { .delegation($0) } ?? .roleNotHeld(role: role)
    }

    /// The roster's first, then those of the ledger.
    private func delegations(to person: String) -> [(Delegation, end: Timestamp?)] {
        let written = roster.delegations.map { ($0, end: Timestamp?.none) }
        let signed = history.delegations.map { ($0.delegation, end: $0.end) }
        return (written + signed).filter { $0.0.deputy.hasSameBytes(as: person) && !$0.0.principal.hasSameBytes(as: person) }
    }

    private func check(
        _ delegation: Delegation, end: Timestamp?, role: String, on day: CalendarDate, at: Timestamp?
    ) throws(DelegationFault) {
        let principal = delegation.principal
        guard delegation.dayCount <= Delegation.limit else {
            throw .tooLong(principal: principal, days: delegation.dayCount)
        }
        guard delegation.from <= day, day <= delegation.until else {
            throw .outside(principal: principal, from: delegation.from, until: delegation.until)
        }
        if let end, at.map({ end <= $0 }) ?? true { throw .takenBack(principal: principal) }
        // Whoever has the role from somebody else cannot pass it on.
        guard roster[principal]?.holds(role, on: day) ?? false else { throw .notHeld(principal: principal, role: role) }
    }

    /// Everybody who could sign on that day, in the order of the roster.
    func signers(role: String, stage: String, on day: CalendarDate) -> [(person: String, principals: [String])] {
        roster.people.compactMap { person in
            guard let principals = try? principals(for: person.id, role: role, stage: stage, on: day, at: nil) else { return nil }
            return (person.id, principals)
        }
    }
}

/// Why a delegation lets nobody sign.
public enum DelegationFault: Error, Hashable, Sendable {
    case tooLong(principal: String, days: Int)
    /// The day of signing is not one of its days.
    case outside(principal: String, from: CalendarDate, until: CalendarDate)
    case takenBack(principal: String)
    /// The principal does not have the role, or has it from somebody else.
    case notHeld(principal: String, role: String)
}

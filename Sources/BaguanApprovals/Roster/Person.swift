public import BaguanFindings

/// Somebody who writes or signs records.
public struct Person: Hashable, Sendable {
    /// The name that records have in `by`: lower-case letters, digits and hyphens.
    public var id: String
    /// The name that people use, and that stands in credit lines.
    public var name: String
    public var unit: String?
    public var grants: [RoleGrant]
    public var keys: [PersonKey]
    /// The last day here. What was signed until then stays valid.
    public var left: CalendarDate?

    public init(
        id: String, name: String, unit: String? = nil, grants: [RoleGrant] = [], keys: [PersonKey] = [],
        left: CalendarDate? = nil
    ) {
        self.id = id
        self.name = name
        self.unit = unit
        self.grants = grants
        self.keys = keys
        self.left = left
    }

    /// Whether the person was still here on that day.
    public func isHere(on day: CalendarDate) -> Bool { left.map { day <= $0 } ?? true }

    /// Whether the person has a key that signs on that day, and that is strong enough.
    func hasKey(on day: CalendarDate, atLeast evidence: EvidenceLevel = .attested) -> Bool {
        keys.contains { $0.signs(on: day) && $0.evidence >= evidence }
    }

    /// Whether the person has the role of their own on that day.
    public func holds(_ role: String, on day: CalendarDate) -> Bool {
        isHere(on: day) && grants.contains { $0.role.hasSameBytes(as: role) && $0.isInForce(on: day) }
    }
}

/// A role that a person has, for good or for a time.
public struct RoleGrant: Hashable, Sendable {
    public var role: String
    public var from: CalendarDate?
    /// The last day.
    public var until: CalendarDate?

    public init(role: String, from: CalendarDate? = nil, until: CalendarDate? = nil) {
        self.role = role
        self.from = from
        self.until = until
    }

    func isInForce(on day: CalendarDate) -> Bool {
        (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
    }
}

/// A key with which a person signs.
public struct PersonKey: Hashable, Sendable {
    /// Why a key is no longer used.
    public enum Ending: String, CaseIterable, Sendable {
        /// Another key took its place, or the person went: what it signed before stays valid.
        case rotated, left
        /// Somebody else may have signed with it, under any date: only records up to a place that is known are its holder's.
        case lost, compromised

        var isDoubtful: Bool { self == .lost || self == .compromised }
    }

    public var key: SSHPublicKey
    public var from: CalendarDate?
    /// The last day on which it signs.
    public var until: CalendarDate?
    public var ending: Ending?
    /// The place in the key's chain of the last record that counts.
    public var lastRecord: Int?
    /// How strongly a signature of this key speaks for its holder.
    public var evidence: EvidenceLevel

    public init(
        key: SSHPublicKey, from: CalendarDate? = nil, until: CalendarDate? = nil, ending: Ending? = nil,
        lastRecord: Int? = nil, evidence: EvidenceLevel = .signed
    ) {
        self.key = key
        self.from = from
        self.until = until
        self.ending = ending
        self.lastRecord = lastRecord
        self.evidence = evidence
    }

    /// Whether what it signs on that day counts; a chain that was closed by its last record takes no more.
    func signs(on day: CalendarDate) -> Bool {
        lastRecord == nil && (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
    }

    /// As the ledger holds records against it; days begin and end at midnight in Beijing.
    func known(of person: String) -> KnownKey {
        KnownKey(
            key: key, person: person, validFrom: from.flatMap(Timestamp.init(startOf:)),
            validUntil: until.flatMap { Timestamp(startOf: $0.next) }, lastSeq: lastRecord)
    }
}

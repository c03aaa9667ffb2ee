/// Who is who: `.baguan/roster.yml`.
///
/// ```yaml
/// people:
///   shen-lang:
///     name: 沈朗
///     unit: 教务处
///     roles: [editor, {role: dept-head, from: 2026-09-01}]
///     keys:
///       - key: ssh-ed25519 AAAA…
///         from: 2026-09-01
/// delegations:
///   - {by: lu-qing, to: shen-lang, role: leader, from: 2026-11-20, until: 2026-11-27, reason: 出差}
/// ```
public struct Roster: Sendable {
    /// In the order of the file.
    public let people: [Person]
    public let delegations: [Delegation]
    /// Every key with its holder.
    public let keys: KeyRing
    private let places: [String: Int]
    private let evidence: [SSHPublicKey: EvidenceLevel]

    /// Nil if an id or a key is given twice.
    public init?(people: [Person], delegations: [Delegation] = []) {
        var places: [String: Int] = [:]
        var evidence: [SSHPublicKey: EvidenceLevel] = [:]
        for (index, person) in people.enumerated() {
            guard places.updateValue(index, forKey: person.id) == nil else { return nil }
            for key in person.keys { evidence[key.key] = key.evidence }
        }
        guard let keys = KeyRing(people.flatMap { person in person.keys.map { $0.known(of: person.id) } }) else { return nil }
        self.people = people
        self.delegations = delegations
        self.keys = keys
        self.places = places
        self.evidence = evidence
    }

    private init() {
        (people, delegations, places, evidence) = ([], [], [:], [:])
        keys = KeyRing.empty
    }

    /// Nobody.
    public static let empty = Roster()

    public subscript(id: String) -> Person? {
        places[id].flatMap { people[$0].id.hasSameBytes(as: id) ? people[$0] : nil }
    }

    /// Everybody of that name or id, in the order of the file; two people may share a name. Blanks in a name are how it is set, and what nobody sees is no part of it.
    public func people(called name: String) -> [Person] {
        let name = Self.scalars(ofName: name)
        guard !name.isEmpty else { return [] }
        return people.filter { Self.scalars(ofName: $0.name).elementsEqual(name) || $0.id.unicodeScalars.elementsEqual(name) }
    }

    static func scalars(ofName name: String) -> [Unicode.Scalar] {
        name.unicodeScalars.filter { !$0.properties.isWhitespace && !$0.properties.isDefaultIgnorableCodePoint }
    }

    /// What people call somebody: 沈朗, or the id of a person who is not listed.
    public func name(of id: String) -> String { self[id]?.name ?? id }

    /// How strongly a record signed with this key speaks for its holder.
    func evidence(of key: SSHPublicKey) -> EvidenceLevel { evidence[key] ?? .attested }
}

/// A key that the roster gives to a person.
public struct KnownKey: Hashable, Sendable {
    public var key: SSHPublicKey
    /// The name that records have in `by`.
    public var person: String
    /// Records before this moment do not count.
    public var validFrom: Timestamp?
    /// Records from this moment on do not count, nor does anything that the key signed after them.
    public var validUntil: Timestamp?
    /// The last record of the key's chain that counts, by its place. What comes after it is passed over, damaged or not: so
    /// a chain is closed that was forked, torn, or written on by a thief.
    public var lastSeq: Int?

    public init(
        key: SSHPublicKey, person: String, validFrom: Timestamp? = nil, validUntil: Timestamp? = nil, lastSeq: Int? = nil
    ) {
        self.key = key
        self.person = person
        self.validFrom = validFrom
        self.validUntil = validUntil
        self.lastSeq = lastSeq
    }
}

/// The keys whose records count, each with one holder.
public struct KeyRing: Sendable {
    private var holders: [SSHPublicKey: KnownKey] = [:]
    /// The last place that counts in each chain that was closed, by the chain's folder.
    private var lastSeqs: [String: Int] = [:]

    /// Nobody's.
    static let empty = KeyRing()

    private init() {}

    /// Nil if one key is given twice: it could not be said who signed.
    public init?(_ keys: [KnownKey]) {
        for key in keys {
            guard holders.updateValue(key, forKey: key.key) == nil else { return nil }
            lastSeqs[RecordFileName.folder(of: key.key)] = key.lastSeq.map { min(max($0, 0), RecordLimit.integer) }
        }
    }

    public subscript(key: SSHPublicKey) -> KnownKey? { holders[key] }

    /// What speaks against a record of this key, as far as the roster goes, and whether it holds for all after it too.
    func trouble(with key: SSHPublicKey, by person: String, at time: Timestamp) -> (reason: LedgerProblem.Reason?, breaks: Bool) {
        guard let known = self[key] else { return (.unknownKey(key), true) }
        if let until = known.validUntil, time >= until { return (.afterValidity(until), true) }
        if !known.person.hasSameBytes(as: person) { return (.otherPerson(holder: known.person, says: person), false) }
        if let from = known.validFrom, time < from { return (.beforeValidity(from), false) }
        return (nil, false)
    }

    /// Why a record that is about to be signed would not count; nil when it would.
    public func objection(toSigningWith key: SSHPublicKey, by person: String, at time: Timestamp) -> LedgerProblem? {
        let folder = RecordFileName.folder(of: key)
        let closed = lastSeq(ofWriter: folder).map { LedgerProblem.Reason.closedChain(last: $0) }
        return (trouble(with: key, by: person, at: time).reason ?? closed).map { LedgerProblem(file: folder, reason: $0) }
    }

    /// The folders of the chains that were closed.
    var closedWriters: some Sequence<String> { lastSeqs.keys }

    func lastSeq(ofWriter folder: String) -> Int? { lastSeqs[folder] }

    /// A file for `ssh-keygen -Y verify -f`: one line for each key, bound to records of baguan. Persons whose names have
    /// characters with a meaning of their own in that file are left out, for a pattern there would speak for others.
    public var allowedSigners: String {
        let lines = holders.values.compactMap { key -> String? in
            guard Self.isPrincipal(key.person) else { return nil }
            var options = ["namespaces=\"\(Record.namespace)\""]
            if let from = key.validFrom { options.append("valid-after=\"\(from.compact)\"") }
            if let until = key.validUntil { options.append("valid-before=\"\(until.compact)\"") }
            return "\(key.person) \(options.joined(separator: ",")) \(key.key.line)\n"
        }
        return lines.sorted().joined()
    }

    private static func isPrincipal(_ name: String) -> Bool {
        let special: Set<Unicode.Scalar> = ["*", "?", "!", ",", "\"", "#", "\\"]
        return !name.isEmpty && name.unicodeScalars.allSatisfy {
            !special.contains($0) && !$0.properties.isWhitespace && $0.properties.generalCategory != .control
        }
    }
}

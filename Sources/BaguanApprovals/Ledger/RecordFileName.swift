/// How the files of a ledger are named: `<writer>/000001.rec`.
enum RecordFileName {
    static let suffix = ".rec"
    static let temporaryPrefix = ".tmp-"
    private static let digits = 6

    /// The folder of a key's records: the digest of its wire form, in hexadecimal digits.
    static func folder(of key: SSHPublicKey) -> String { key.digest.hex }

    /// At least six digits.
    static func name(of seq: Int) -> String {
        let number = String(seq)
        return String(repeating: "0", count: max(0, digits - number.utf8.count)) + number + suffix
    }

    /// The place that a name stands for; nil for every name that `name(of:)` does not give.
    static func seq(of name: String) -> Int? {
        guard name.hasSuffix(suffix), let seq = Int(name.dropLast(suffix.count)), seq > 0, seq <= RecordLimit.integer,
            Self.name(of: seq).utf8.elementsEqual(name.utf8)
        else { return nil }
        return seq
    }

    static func isTemporary(_ name: String) -> Bool { name.hasPrefix(temporaryPrefix) }
}

/// How far one writer's chain had come, noted beside the records, in `.baguan/heads/<writer>`.
///
/// Whoever deletes the last records of a chain, or all of them, leaves nothing in the records themselves that could be
/// missed. The note misses them. It proves nothing against somebody who deletes or rewrites both; that takes an anchor kept
/// elsewhere, or the history of a repository.
public struct HeadNote: Hashable, Sendable {
    /// The name of the file, and of the writer's folder among the records.
    public let writer: String
    /// The place of the record in the chain, and the record; nil if the file says something else.
    let head: Head?

    struct Head: Hashable, Sendable {
        var seq: Int
        var id: RecordID
    }

    /// The note that is due when a record was written.
    public init(after record: Record) {
        writer = RecordFileName.folder(of: record.key)
        head = Head(seq: record.body.seq, id: record.id)
    }

    /// Reads a file of notes; nil when its name is that of no writer.
    public init?(writer: String, file: [UInt8]) {
        guard Digest(hex: writer) != nil else { return nil }
        self.writer = writer
        let words = String(decoding: file, as: UTF8.self).split(separator: " ", omittingEmptySubsequences: false)
        let seq = words.first.flatMap { Int($0) }
        let id = words.last.flatMap { RecordID(String($0.prefix { $0 != "\n" })) }
        let head = if let seq, let id { Head(seq: seq, id: id) } else { Head?.none }
        // What is written is what is read, byte for byte.
        self.head = head.map(Self.bytes) == file ? head : nil
    }

    /// The bytes of the file: `12 sha256:…` and a line feed.
    public var file: [UInt8] { head.map(Self.bytes) ?? [] }

    private static func bytes(_ head: Head) -> [UInt8] { Array("\(head.seq) \(head.id)\n".utf8) }
}

internal import BaguanText

/// An Office file: parts in a ZIP archive, tied together by relationships.
///
/// It holds what hostile files are refused for: too many entries, two of one name, more bytes than any draft has. What
/// it reads it inflates piece by piece and counts itself.
final class OfficePackage {
    /// In bytes. A novel of a million characters takes some ten.
    static let partLimit = 64 << 20
    /// In bytes, of all parts that are read.
    static let totalLimit = 256 << 20

    /// As the user named the file.
    let path: String
    let contentTypes: ContentTypes
    private let archive: ZipArchive
    private let entries: [String: ZipArchive.Entry]
    private var inflated = 0

    /// Takes a file that begins like a ZIP archive.
    init(_ bytes: [UInt8], path: String) throws(ReadingError) {
        self.path = path
        do throws(ZipArchive.Fault) {
            archive = try ZipArchive(bytes)
        } catch {
            throw ReadingError(path: path, cause: Self.cause(of: error))
        }
        entries = Dictionary(archive.entries.map { ($0.name.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
        let reader = ContentTypes.Reader()
        if let entry = entries[Self.contentTypesPart.lowercased()] {
            try Self.read(entry, of: archive, path: path, counting: &inflated, with: reader)
        }
        contentTypes = reader.types
    }

    static let contentTypesPart = "[Content_Types].xml"

    func holds(_ part: String) -> Bool { entries[part.lowercased()] != nil }

    // MARK: - Reading

    /// Reads a part that is XML.
    /// - Parameter root: the namespace that the part must begin in. Of a part in any other (that of a beta of Office, say)
    ///   nothing would be understood, and an empty document come of it.
    /// - Throws: ``ReadingError`` as well when there is no such part.
    @discardableResult
    func read<Handler: XMLHandler>(
        _ part: String, root: XMLNamespace? = nil, with handler: Handler
    ) throws(ReadingError) -> XMLParser<Handler> {
        guard let entry = entries[part.lowercased()] else { throw ReadingError(path: path, cause: .missingPart(part)) }
        let parser = try Self.read(entry, of: archive, path: path, counting: &inflated, with: handler)
        if let root, let actual = parser.root, actual.namespace != root {
            let place = TextPosition(line: 1, column: 1)
            throw ReadingError(path: path, cause: .xml(part: entry.name, fault: .unknownRoot(actual.local), at: place))
        }
        return parser
    }

    /// The whole of a part; nil when there is no such part.
    func bytes(of part: String) throws(ReadingError) -> [UInt8]? {
        guard let entry = entries[part.lowercased()] else { return nil }
        var bytes: [UInt8] = []
        try Self.inflate(entry, of: archive, path: path, counting: &inflated) {
            bytes += $0
            return true
        }
        return bytes
    }

    /// What a part refers to; nothing when it has no relationships.
    /// - Parameter part: empty for the package itself.
    func relationships(of part: String) throws(ReadingError) -> Relationships {
        let name = PartName.relationships(of: part)
        guard holds(name) else { return Relationships() }
        let reader = Relationships.Reader(of: part)
        try read(name, with: reader)
        return reader.relationships
    }

    /// The part that the package is about, and whose it is.
    func mainPart() throws(ReadingError) -> (name: String, kind: OfficeKind?) {
        guard let main = try relationships(of: "").first(ofType: "officeDocument")?.part, holds(main) else {
            throw ReadingError(path: path, cause: .missingPart("officeDocument"))
        }
        return (main, contentTypes[main].flatMap(OfficeKind.init(contentType:)))
    }

    @discardableResult
    private static func read<Handler: XMLHandler>(
        _ entry: ZipArchive.Entry, of archive: ZipArchive, path: String, counting inflated: inout Int, with handler: Handler
    ) throws(ReadingError) -> XMLParser<Handler> {
        let parser = XMLParser(handler)
        var trouble: (fault: XMLFault, place: TextPosition)?
        try inflate(entry, of: archive, path: path, counting: &inflated) {
            trouble = parser.parse($0, isLast: false)
            return trouble == nil
        }
        trouble = trouble ?? parser.parse(UnsafeRawBufferPointer(start: nil, count: 0), isLast: true)
        if let trouble {
            throw ReadingError(path: path, cause: .xml(part: entry.name, fault: trouble.fault, at: trouble.place))
        }
        return parser
    }

    private static func inflate(
        _ entry: ZipArchive.Entry, of archive: ZipArchive, path: String, counting inflated: inout Int,
        _ take: (UnsafeRawBufferPointer) -> Bool
    ) throws(ReadingError) {
        var size = 0
        var limit: ArchiveLimit?
        do throws(ZipArchive.Fault) {
            try archive.read(entry) { piece in
                size += piece.count
                inflated += piece.count
                if size > partLimit { limit = .partSize(part: entry.name, limit: partLimit) }
                if inflated > totalLimit { limit = .totalSize(limit: totalLimit) }
                return limit == nil && take(piece)
            }
        } catch {
            throw ReadingError(path: path, cause: cause(of: error))
        }
        if let limit { throw ReadingError(path: path, cause: .beyondLimit(limit)) }
    }

    private static func cause(of fault: ZipArchive.Fault) -> ReadingError.Cause {
        switch fault {
        case .notAnArchive: .damagedArchive(entry: nil)
        case .tooManyEntries(let limit): .beyondLimit(.entries(limit: limit))
        case .duplicate(let name): .duplicateEntry(name)
        case .damaged(let entry): .damagedArchive(entry: entry)
        case .encrypted: .encrypted
        }
    }
}

extension OfficeKind {
    /// By the content type of a file's main part, with or without macros, template or not.
    init?(contentType: String) {
        switch contentType.lowercased() {
        case let type where type.contains("wordprocessingml") || type.contains("ms-word"): self = .word
        case let type where type.contains("presentationml") || type.contains("ms-powerpoint"): self = .presentation
        case let type where type.contains("spreadsheetml") || type.contains("ms-excel"): self = .spreadsheet
        default: return nil
        }
    }
}

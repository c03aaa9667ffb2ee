/// The files that a publication names in its fields, such as a lecture's outline: they are approved with it, word by word.
public struct AttachedFiles: Sendable {
    /// One of them.
    public struct File: Sendable {
        public let name: NamedFile
        public let bytes: [UInt8]
        public let document: Document
    }

    public private(set) var files: [File] = []
    /// Those that are not there, or are no drafts: a key or a table of passwords is nothing to keep among the records.
    public private(set) var missing: [NamedFile] = []

    /// - Parameters:
    ///   - form: what the publication says of itself.
    ///   - read: the content of a file, by the path that the publication gives it; nil where there is none.
    /// - Throws: ``ReadingError`` for a file that is there and cannot be read: what nobody could look at is not approved.
    public init(of form: PublicationForm, read: (_ path: String) -> [UInt8]?) throws(ReadingError) {
        for field in PublicationField.allCases where field.content == .file {
            for path in form.values[field]?.texts ?? [] {
                let name = NamedFile(field: field, path: path)
                guard DocumentFormat.ofFile(at: path) != nil, let bytes = read(path) else {
                    missing.append(name)
                    continue
                }
                let document = try DocumentFormat.reader(ofFileAt: path).read(bytes, path: path)
                files.append(File(name: name, bytes: bytes, document: document))
            }
        }
    }

    /// None.
    public init() {}
}

extension AttachedFiles.File {
    /// What a reader sees, paragraph by paragraph.
    var paragraphs: [String] {
        document.blocks.filter { $0.role != .hidden }.map { document.prose[$0.range] }
    }
}

/// A draft with what it says of itself, as the gate looks at it and as people compare it with an earlier version.
///
/// ```swift
/// let content = try DraftContent(bytes, path: "post.md") { target in try? read(target) }
/// let decision = evaluator.decision(on: content.publication, today: today)
/// ```
public struct DraftContent: Sendable {
    public package(set) var publication: ReviewedPublication
    /// What a reader sees, paragraph by paragraph, without what the front matter adds to it. Credit lines that run together
    /// into one paragraph stand by themselves, as their author wrote them.
    public let paragraphs: [String]
    /// The files that it names in its fields, such as a lecture's outline.
    public let attached: AttachedFiles
    /// Trouble with the front matter, or with what two files say of one publication.
    public let diagnostics: [Diagnostic]

    /// - Parameters:
    ///   - path: names the draft in diagnostics; its extension tells the format.
    ///   - id: names the publication unless its form has an id; `path` when nothing is given.
    ///   - kind: when neither the draft nor the file beside it says.
    ///   - sidecar: what the file beside the draft says; see ``PublicationForm``.
    ///   - read: the content of a file that the draft shows, by the path that the draft gives it; nil where there is none.
    /// - Throws: ``ReadingError`` when the bytes are not what they should be.
    public init(
        _ bytes: [UInt8], path: String, id: String? = nil, kind: PublicationKind? = nil, sidecar: PublicationForm? = nil,
        read: (String) -> [UInt8]?
    ) throws(ReadingError) {
        var document = try DocumentFormat.reader(ofFileAt: path).read(bytes, path: path)
        var diagnostics: [Diagnostic] = []
        let metadata = PublicationMetadata(of: document, diagnostics: &diagnostics)
        paragraphs = Self.paragraphs(of: document)
        document.prepend(metadata.blocks)
        let form = sidecar.map { metadata.form.merged(with: $0, diagnostics: &diagnostics) } ?? metadata.form
        attached = try AttachedFiles(of: form, read: read)
        publication = ReviewedPublication(
            document, bytes: bytes, path: id ?? path, kind: kind, form: form, attached: attached, read: read)
        self.diagnostics = diagnostics
    }

    private static func paragraphs(of document: Document) -> [String] {
        let credits = Set(SignOffParser().signOff(of: document).credits.map(\.range.lowerBound))
        return document.blocks.indices.filter { document.blocks[$0].role != .hidden }.flatMap { block in
            let range = document.blocks[block].range
            let starts = document.lines(of: block).map(\.lowerBound).filter { credits.contains($0) && $0 > range.lowerBound }
            return zip([range.lowerBound] + starts, starts + [range.upperBound]).map { document.prose[$0..<$1] }
        }
    }

    /// A publication that is nothing but its fields: a row of a register.
    /// - Throws: ``ReadingError`` when a file that it names is not what it should be.
    public init(row form: PublicationForm, read: (String) -> [UInt8]?) throws(ReadingError) {
        attached = try AttachedFiles(of: form, read: read)
        publication = ReviewedPublication(row: form, attached: attached)
        paragraphs = []
        diagnostics = []
    }

    /// A publication that is no longer there, as a record knows it.
    package init(gone publication: ReviewedPublication) {
        self.publication = publication
        (paragraphs, attached, diagnostics) = ([], AttachedFiles(), [])
    }

    /// The paragraphs, behind them what the publication says of itself, and the paragraphs of the files that it names there:
    /// what two versions are compared by.
    public var lines: [String] {
        paragraphs + publication.form.lines + attached.files.flatMap { file in
            file.paragraphs.map { ContentLine.line(of: $0, in: file.name.field) }
        }
    }
}

/// A draft as an approval is bound to it: what it says of itself, what it holds, and whom its credit lines name.
///
/// ```swift
/// let content = try DraftContent(bytes, path: "post.md") { target in try? read(target) }
/// let publication = ReviewedPublication(
///     id: "post.md", kind: content.form.kind, form: content.form, subject: Subject(of: content.parts),
///     credits: content.credits)
/// ```
public struct DraftContent: Sendable {
    public let form: PublicationForm
    public let parts: ContentParts
    public let credits: [CreditLine]
    /// Trouble with the front matter, or with what two files say of one publication.
    public let diagnostics: [Diagnostic]

    /// - Parameters:
    ///   - path: as the user named it; its extension tells the format.
    ///   - sidecar: what the file beside the draft says; see ``PublicationForm``.
    ///   - read: the content of a file that the draft shows, by the path that the draft gives it; nil where there is none.
    /// - Throws: ``DecodingError`` when the bytes are no text.
    public init(
        _ bytes: [UInt8], path: String, sidecar: PublicationForm? = nil, read: (String) -> [UInt8]?
    ) throws(DecodingError) {
        let source = try SourceFile(path: path, bytes: bytes)
        var document = (DocumentFormat.ofFile(at: path) ?? .plainText).reader.read(source)
        var diagnostics: [Diagnostic] = []
        let metadata = PublicationMetadata(of: document, diagnostics: &diagnostics)
        document.prepend(metadata.blocks)

        form = sidecar.map { metadata.form.merged(with: $0, diagnostics: &diagnostics) } ?? metadata.form
        credits = CreditLine.lines(of: document)
        let assets = AssetTargets.all(in: String(decoding: source.utf8, as: UTF8.self)).map { kind, target in
            ContentParts.Asset(
                kind: kind, target: target, digest: kind == .image ? read(target).map { Digest(of: $0) } : nil)
        }
        var parts = ContentParts(document, bytes: bytes, form: form, isText: true, assets: assets)
        if let outline = form[.outline] {
            parts.assets.append(.init(kind: .file, target: outline, digest: read(outline).map { Digest(of: $0) }))
        }
        self.parts = parts
        self.diagnostics = diagnostics
    }

    /// A publication that is nothing but its fields: a row of a register.
    public init(_ form: PublicationForm, read: (String) -> [UInt8]?) {
        self.form = form
        credits = []
        diagnostics = []
        let text = form.lines.joined(separator: "\n")
        var parts = ContentParts(bytes: Array(text.utf8), fields: form.lines)
        if let outline = form[.outline] {
            parts.assets.append(.init(kind: .file, target: outline, digest: read(outline).map { Digest(of: $0) }))
        }
        self.parts = parts
    }

    /// What a reader sees, paragraph by paragraph, and behind it what the publication says of itself: what two versions
    /// are compared by.
    public var lines: [String] { paragraphs + form.lines + parts.paragraphs.filter { $0.role == .digest }.map(\.text) }

    /// The text alone, without what the front matter adds to it.
    public var paragraphs: [String] {
        parts.paragraphs.filter { ![.title, .author, .digest].contains($0.role) }.map(\.text)
    }
}

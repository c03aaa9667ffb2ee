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
    /// - Throws: ``ReadingError`` when the bytes are not what they should be.
    public init(
        _ bytes: [UInt8], path: String, sidecar: PublicationForm? = nil, read: (String) -> [UInt8]?
    ) throws(ReadingError) {
        var document = try DocumentFormat.reader(ofFileAt: path).read(bytes, path: path)
        let isText = !document.source.isExtracted
        var diagnostics: [Diagnostic] = []
        let metadata = PublicationMetadata(of: document, diagnostics: &diagnostics)
        document.prepend(metadata.blocks)

        form = sidecar.map { metadata.form.merged(with: $0, diagnostics: &diagnostics) } ?? metadata.form
        credits = CreditLine.lines(of: document)
        var assets = AssetTargets.all(in: isText ? String(decoding: document.source.utf8, as: UTF8.self) : "").map { kind, target in
            ContentParts.Asset(
                kind: kind, target: target, digest: kind == .image ? read(target).map { Digest(of: $0) } : nil)
        }
        // Pictures inside the file are not told apart from the rest of it: whoever approves them approves every byte.
        if !document.unread.isEmpty { assets.append(.init(kind: .file, target: "", digest: Digest(of: bytes))) }
        var parts = ContentParts(document, bytes: bytes, form: form, isText: isText, assets: assets)
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

public import BaguanText

/// Everything of a publication that an approval is bound to, taken out of its files.
///
/// ```swift
/// var parts = ContentParts(bytes: bytes, paragraphs: [.init(role: .body, text: "全体师生：……")])
/// parts.assets = [.init(kind: .image, target: "cover.png", digest: Digest(of: picture))]
/// let subject = Subject(of: parts)
/// ```
public struct ContentParts: Sendable {
    /// The version of the code that takes parts out. Records of one version say nothing about content of another.
    public static let extractor = "x1"

    public struct Paragraph: Hashable, Sendable {
        public var role: BlockRole
        public var text: String

        public init(role: BlockRole, text: String) {
            self.role = role
            self.text = text
        }
    }

    /// Something that the publication shows or leads to without holding it.
    public struct Asset: Hashable, Sendable {
        public enum Kind: String, Sendable { case image, link, file }

        public var kind: Kind
        public var target: String
        /// Of the file's content; nil when there is none at hand, as behind a link.
        public var digest: Digest?

        public init(kind: Kind, target: String, digest: Digest? = nil) {
            self.kind = kind
            self.target = target
            self.digest = digest
        }
    }

    /// The draft's file.
    public var bytes: [UInt8]
    /// What the publication says of itself besides its text, as `PublicationForm` gives it.
    public var fields: [String]
    /// In reading order, hidden ones left out.
    public var paragraphs: [Paragraph]
    /// The text with its markup, for a format that is text itself: two words may differ in nothing but a line through one.
    public var markup: String?
    /// In the order in which they appear.
    public var assets: [Asset]
    /// Text that is in the file but not on the page.
    public var hidden: [String]

    public init(
        bytes: [UInt8], fields: [String] = [], paragraphs: [Paragraph] = [], markup: String? = nil, assets: [Asset] = [],
        hidden: [String] = []
    ) {
        self.bytes = bytes
        self.fields = fields
        self.paragraphs = paragraphs
        self.markup = markup
        self.assets = assets
        self.hidden = hidden
    }
}

extension Subject {
    /// What a record about this content is bound to.
    public init(of parts: ContentParts) {
        var text = DigestInput("text")
        var wording = DigestInput("wording")
        for field in parts.fields {
            text.add("field", field)
            wording.add("field", field)
        }
        for paragraph in parts.paragraphs { text.add(paragraph.role.rawValue, paragraph.text) }
        for (role, flow) in Self.flows(of: parts.paragraphs) { wording.add(role, Wording(flow).utf8) }
        if let markup = parts.markup {
            let lines = Self.lines(of: markup)
            text.add("markup", lines)
            wording.add("markup", Wording(lines).utf8)
        }
        var assets = DigestInput("assets")
        for asset in parts.assets {
            assets.add(asset.kind.rawValue, asset.target)
            assets.add("content", asset.digest?.hex ?? "")
        }
        var hidden = DigestInput("hidden")
        for part in parts.hidden { hidden.add("hidden", part) }
        self.init(
            bytes: Digest(of: parts.bytes), text: text.digest, wording: wording.digest, assets: assets.digest,
            hidden: hidden.digest, extractor: ContentParts.extractor)
    }

    /// Running text in stretches: where its paragraphs end is layout. Where a cell, a note or a caption ends is not.
    private static func flows(of paragraphs: [ContentParts.Paragraph]) -> [(role: String, text: String)] {
        var flows: [(role: String, text: String)] = []
        for paragraph in paragraphs {
            let isRunning = [.title, .heading, .body].contains(paragraph.role)
            if isRunning, let last = flows.last, last.role == "running" {
                flows[flows.count - 1].text += "\n" + paragraph.text
            } else {
                flows.append((isRunning ? "running" : paragraph.role.rawValue, paragraph.text))
            }
        }
        return flows
    }

    /// A text with line feeds at its lines' ends and none at its own: how a file ends its lines is no part of what it says.
    private static func lines(of text: String) -> String {
        var scalars = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            if scalar == "\n", previous == "\r" {
                previous = scalar
                continue
            }
            scalars.append(scalar == "\r" ? "\n" : scalar)
            previous = scalar
        }
        while scalars.last == "\n" { scalars.removeLast() }
        return String(scalars)
    }
}

/// Texts on their way into one digest, each with its name and length, so that no two lists read alike.
struct DigestInput {
    private var bytes: [UInt8]

    init(_ name: String) { bytes = Array("baguan.\(name).v1\n".utf8) }

    mutating func add(_ name: String, _ text: some Collection<UInt8>) {
        bytes += "\(name):\(text.count):".utf8
        bytes += text
        bytes.append(UInt8(ascii: "\n"))
    }

    mutating func add(_ name: String, _ text: String) { add(name, text.utf8) }

    var digest: Digest { Digest(of: bytes) }
}

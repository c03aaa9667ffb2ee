internal import BaguanText

extension ActualFormat {
    /// How much of a file is looked at. A page begins with its document type, an archive with its headers.
    private static let head = 2048

    /// - Parameter signature: of its first bytes.
    init?(_ bytes: [UInt8], _ signature: FileSignature?) {
        let found: Self? = switch signature {
        case .zip: Self.ofArchive(bytes)
        case nil: Self.ofText(bytes)
        default: nil
        }
        guard let found else { return nil }
        self = found
    }

    private static func ofText(_ bytes: [UInt8]) -> Self? {
        if isPage(bytes) { return .webPage }
        let start = asciiStart(bytes)
        return start.contains("mime-version:") && start.contains("multipart/related") ? .webArchive : nil
    }

    /// Whether a text begins as a web page does.
    static func isPage(_ bytes: [UInt8]) -> Bool {
        // Every text is asked, and hardly any begins with a tag.
        guard bytes.first(where: { $0 > 0x20 && $0 < 0x80 }) == UInt8(ascii: "<") else { return false }
        let start = asciiStart(bytes)
        return start.hasPrefix("<!doctype html") || start.hasPrefix("<html") || start.hasPrefix("<?xml") && start.contains("<html")
    }

    /// In lower case. One byte of two in UTF-16: the signs of a page are ASCII.
    private static func asciiStart(_ bytes: [UInt8]) -> Substring {
        String(decoding: bytes.prefix(head).filter { $0 != 0 && $0 < 0x80 }, as: UTF8.self).lowercased().drop(while: \.isWhitespace)
    }

    /// The first entry of an OpenDocument file is its type, as it is, so that programs find it where they look
    /// (OpenDocument 1.3, part 2, 3.3).
    private static func ofArchive(_ bytes: [UInt8]) -> Self? {
        let start = String(decoding: bytes.prefix(160), as: UTF8.self)
        for (type, name) in [("text", "odt"), ("spreadsheet", "ods"), ("presentation", "odp")]
        where start.contains("mimetypeapplication/vnd.oasis.opendocument.\(type)") {
            return .openDocument(name)
        }
        guard let archive = try? ZipArchive(bytes), archive.entries.contains(where: { $0.name == "OFD.xml" }) else { return nil }
        return .ofd
    }
}

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
        // One byte of two in UTF-16: the signs of a page are ASCII.
        let text = String(decoding: bytes.prefix(head).filter { $0 != 0 && $0 < 0x80 }, as: UTF8.self).lowercased()
        let start = text.drop(while: \.isWhitespace)
        if start.contains("mime-version:"), start.contains("multipart/related") { return .webArchive }
        return start.hasPrefix("<!doctype html") || start.hasPrefix("<html") || start.hasPrefix("<?xml") && start.contains("<html")
            ? .webPage : nil
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

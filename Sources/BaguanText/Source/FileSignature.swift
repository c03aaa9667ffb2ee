/// File formats that are known by their first bytes and are not text.
public enum FileSignature: String, CaseIterable, Hashable, Sendable {
    /// Also docx, pptx, xlsx, odt, epub.
    case zip
    case pdf
    /// doc, xls, ppt, wps, and any password-protected Office file.
    case ole
    case png, jpeg, gif, webp
    case gzip, rar, sevenZip = "7z"
    case elf
    /// ASCII on the outside, but its Chinese is in escapes: read as text it would look empty and clean.
    case rtf

    private var magic: [UInt8] {
        switch self {
        case .zip: [0x50, 0x4B, 0x03, 0x04]
        case .pdf: Array("%PDF-".utf8)
        case .ole: [0xD0, 0xCF, 0x11, 0xE0]
        case .png: [0x89, 0x50, 0x4E, 0x47]
        case .jpeg: [0xFF, 0xD8, 0xFF]
        case .gif: Array("GIF8".utf8)
        case .webp: Array("RIFF".utf8)
        case .gzip: [0x1F, 0x8B, 0x08]
        case .rar: Array("Rar!".utf8) + [0x1A]
        case .sevenZip: [0x37, 0x7A, 0xBC, 0xAF]
        case .elf: [0x7F, 0x45, 0x4C, 0x46]
        case .rtf: Array("{\\rtf".utf8)
        }
    }

    /// What must follow where the magic alone could open a sentence, with its offset.
    private var confirmation: (offset: Int, anyOf: [[UInt8]])? {
        switch self {
        case .gif: (4, [Array("7a".utf8), Array("9a".utf8)])
        case .webp: (8, [Array("WEBP".utf8)])
        default: nil
        }
    }

    /// The format whose signature stands at the head of `bytes`, if any.
    package init?(bytes: [UInt8]) {
        let found = Self.allCases.first { signature in
            guard bytes.starts(with: signature.magic) else { return false }
            guard let confirmation = signature.confirmation else { return true }
            return confirmation.anyOf.contains { bytes.dropFirst(confirmation.offset).starts(with: $0) }
        }
        guard let found else { return nil }
        self = found
    }
}

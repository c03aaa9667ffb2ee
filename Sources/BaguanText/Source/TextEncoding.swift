/// The encodings in which a draft may be written.
public enum TextEncoding: String, CaseIterable, Hashable, Sendable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
    /// GB 18030, which holds GBK and GB/T 2312: every draft in those is read as this.
    case gb18030 = "GB18030"
    /// Big5 as Windows writes it (code page 950).
    case big5 = "Big5"

    /// The bytes that may stand at the head of a file to name its encoding; nil where there is no such habit.
    package var byteOrderMark: [UInt8]? {
        switch self {
        case .utf8: [0xEF, 0xBB, 0xBF]
        case .utf16LittleEndian: [0xFF, 0xFE]
        case .utf16BigEndian: [0xFE, 0xFF]
        case .gb18030: [0x84, 0x31, 0x95, 0x33]
        case .big5: nil
        }
    }

    var isUTF16: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }
}

internal import CICU

extension TextEncoding {
    /// A text in this encoding, without a byte order mark; nil when the encoding lacks one of its characters.
    package func bytes(of utf8: [UInt8]) -> [UInt8]? {
        if self == .utf8 { return utf8 }
        var outcome = CICU_UNAVAILABLE
        // A character takes at most four bytes in each of these encodings, and at least one in UTF-8.
        let bytes = [UInt8](unsafeUninitializedCapacity: utf8.count * 4) { output, count in
            utf8.withUnsafeBufferPointer { input in
                outcome = cicu_encode(
                    rawValue, input.baseAddress, input.count, output.baseAddress, output.count, &count)
            }
        }
        return outcome == CICU_DECODED ? bytes : nil
    }

    /// How many bytes the character takes that begins at `place`, in bytes that are known to be in this encoding.
    func width(ofCharacterAt place: Int, in bytes: [UInt8]) -> Int {
        let first = bytes[place]
        func next(_ distance: Int) -> UInt8 { place + distance < bytes.count ? bytes[place + distance] : 0 }
        switch self {
        case .utf8: return UTF8.width(ofSequenceBegunBy: first)
        case .utf16LittleEndian: return next(1) & 0xFC == 0xD8 ? 4 : 2
        case .utf16BigEndian: return first & 0xFC == 0xD8 ? 4 : 2
        // GB 18030, clause 5: the second byte of four is a digit.
        case .gb18030: return first <= 0x80 ? 1 : (0x30...0x39).contains(next(1)) ? 4 : 2
        case .big5: return first <= 0x80 || first == 0xFF ? 1 : 2
        }
    }
}

extension UTF8 {
    /// The length of a sequence, by its first byte.
    fileprivate static func width(ofSequenceBegunBy byte: UInt8) -> Int {
        byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    }
}

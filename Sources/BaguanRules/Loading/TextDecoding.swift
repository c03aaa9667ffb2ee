import BaguanText

/// Bytes of a rule file, table or settings file → text.
enum TextDecoding {
    /// Rule files and tables above this size are refused, in bytes.
    static let sizeLimit = 8 << 20

    /// A YAML file must be UTF-8, with or without a byte order mark.
    static func yaml(path: String, bytes: [UInt8]) throws(TextProblem.Located) -> InputText {
        try utf8(path: path, bytes: bytes)
    }

    /// A table is UTF-8, with or without a byte order mark, and otherwise GB 18030, in which spreadsheets in China save.
    ///
    /// Nothing is guessed, as it is for drafts: a short table gives too little to guess by.
    static func table(path: String, bytes: [UInt8]) throws(TextProblem.Located) -> InputText {
        let hasUTF16Mark = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        guard !hasUTF16Mark, bytes.count <= sizeLimit, !bytes.starts(with: utf8Mark),
            firstMalformedByte(of: bytes) != nil,
            let converted = ConvertedText(bytes[...], encoding: .gb18030)
        else {
            guard !hasUTF16Mark else {
                throw TextProblem.Located(.unknownEncoding, in: InputText(path: path, utf8: []))
            }
            return try utf8(path: path, bytes: bytes)
        }
        let text = InputText(path: path, utf8: converted.utf8)
        guard converted.ending == .complete else {
            let end = converted.utf8.count
            throw TextProblem.Located(.unknownEncoding, in: text, at: end..<end)
        }
        return try refusingNUL(in: text)
    }

    private static let utf8Mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private static func utf8(path: String, bytes: [UInt8]) throws(TextProblem.Located) -> InputText {
        guard bytes.count <= sizeLimit else {
            throw TextProblem.Located(.tooLarge(bytes: bytes.count, limit: sizeLimit), in: InputText(path: path, utf8: []))
        }
        let body = bytes.starts(with: utf8Mark) ? Array(bytes[3...]) : bytes
        if let bad = firstMalformedByte(of: body) {
            let readable = InputText(path: path, utf8: Array(body[..<bad]))
            throw TextProblem.Located(.notUTF8, in: readable, at: bad..<bad)
        }
        return try refusingNUL(in: InputText(path: path, utf8: body))
    }

    private static func refusingNUL(in text: InputText) throws(TextProblem.Located) -> InputText {
        guard let nul = text.utf8.firstIndex(of: 0) else { return text }
        throw TextProblem.Located(.containsNUL, in: text, at: nul..<(nul + 1))
    }

    /// The offset of the first byte that is not part of well-formed UTF-8.
    private static func firstMalformedByte(of bytes: [UInt8]) -> Int? {
        // The standard library's check is many times faster than decoding and nearly always says yes.
        guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
        var decoder = Unicode.UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        var offset = 0
        while true {
            switch decoder.parseScalar(from: &iterator) {
            case .valid(let encoded): offset += encoded.count
            case .error: return offset
            case .emptyInput: return nil
            }
        }
    }
}

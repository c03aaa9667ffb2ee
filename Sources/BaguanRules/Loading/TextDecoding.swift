/// Bytes of a rule file, table or settings file → text.
enum TextDecoding {
    /// Rule files and tables above this size are refused, in bytes.
    static let sizeLimit = 8 << 20

    /// A YAML file must be UTF-8, with or without a byte order mark.
    static func yaml(path: String, bytes: [UInt8]) throws(TextProblem.Located) -> InputText {
        try utf8(path: path, bytes: bytes)
    }

    /// A table is UTF-8, with or without a byte order mark.
    static func table(path: String, bytes: [UInt8]) throws(TextProblem.Located) -> InputText {
        try utf8(path: path, bytes: bytes)
    }

    private static func utf8(path: String, bytes: [UInt8]) throws(TextProblem.Located) -> InputText {
        guard bytes.count <= sizeLimit else {
            throw TextProblem.Located(.tooLarge(bytes: bytes.count, limit: sizeLimit), in: InputText(path: path, utf8: []))
        }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes[3...]) : bytes
        if let bad = firstMalformedByte(of: body) {
            let readable = InputText(path: path, utf8: Array(body[..<bad]))
            throw TextProblem.Located(.notUTF8, in: readable, at: bad..<bad)
        }
        let text = InputText(path: path, utf8: body)
        if let nul = body.firstIndex(of: 0) {
            throw TextProblem.Located(.containsNUL, in: text, at: nul..<(nul + 1))
        }
        return text
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

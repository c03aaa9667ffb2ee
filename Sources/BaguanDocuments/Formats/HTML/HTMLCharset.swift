internal import BaguanText

/// The encoding that a page says it is in.
enum HTMLCharset {
    /// How much of a page is looked at (HTML Standard, section 13.2.3.2).
    private static let headSize = 1024

    /// By `<meta charset>` or the older `<meta http-equiv … content="…; charset=…">`; nil when it says nothing that is known.
    static func declared(in bytes: [UInt8]) -> TextEncoding? {
        let head = String(decoding: bytes.prefix(headSize), as: UTF8.self).lowercased()
        var rest = head[...]
        while let meta = rest.firstRange(of: "<meta") {
            rest = rest[meta.upperBound...]
            let tag = rest.prefix { $0 != ">" }
            guard let word = tag.firstRange(of: "charset") else { continue }
            let value = tag[word.upperBound...].drop { " \t\r\n=\"'".contains($0) }
            if let encoding = encodings[String(value.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" })] {
                return encoding
            }
        }
        return nil
    }

    /// Labels of the Encoding Standard, section 4.2, without those that nobody writes.
    private static let encodings: [String: TextEncoding] = [
        "utf-8": .utf8, "utf8": .utf8, "gb2312": .gb18030, "gb_2312-80": .gb18030, "gbk": .gb18030, "x-gbk": .gb18030,
        "gb18030": .gb18030, "big5": .big5, "big5-hkscs": .big5, "x-x-big5": .big5,
    ]
}

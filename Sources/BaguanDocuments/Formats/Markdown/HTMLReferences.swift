/// What the tags of HTML in a draft show or lead to: the values of `src`, `href`, `poster`, `data` and `srcset`.
///
/// It looks at every tag that there could be, in code and comments too. One reference too many does no harm to those who
/// hold two versions of a draft against each other; one too few would.
enum HTMLReferences {
    /// How far a tag is followed, in bytes: a draft full of tags that never end costs no more than so much for each.
    private static let longestTag = 4_096

    static func all(in utf8: ArraySlice<UInt8>) -> [Reference] {
        var references: [Reference] = []
        var index = utf8.startIndex
        while let open = utf8[index...].firstIndex(of: UInt8(ascii: "<")) {
            index = open + 1
            guard index < utf8.endIndex, isLetter(utf8[index]) else { continue }
            // The next tag may begin inside this one, which is no tag then.
            var end = index
            readAttributes(of: utf8[..<min(utf8.endIndex, open + longestTag)], &end, into: &references)
        }
        return references
    }

    /// Reads on to the end of the tag.
    private static func readAttributes(of utf8: ArraySlice<UInt8>, _ index: inout Int, into references: inout [Reference]) {
        skip(utf8, &index) { !isBlank($0) && $0 != UInt8(ascii: ">") }
        while index < utf8.endIndex, utf8[index] != UInt8(ascii: ">"), utf8[index] != UInt8(ascii: "<") {
            let start = index
            skip(utf8, &index) { !isBlank($0) && !"=></".utf8.contains($0) }
            let name = String(decoding: utf8[start..<index], as: UTF8.self).lowercased()
            skip(utf8, &index, while: isBlank)
            if index < utf8.endIndex, utf8[index] == UInt8(ascii: "=") {
                index += 1
                skip(utf8, &index, while: isBlank)
                let value = readValue(of: utf8, &index)
                let kind: Reference.Kind? = name == "href" ? .link : shown.contains(name) ? .image : nil
                if let kind { references.append(Reference(kind: kind, target: value)) }
            } else if index == start {
                index += 1
            }
        }
    }

    private static let shown: Set<String> = ["src", "srcset", "poster", "data", "data-src"]

    private static func readValue(of utf8: ArraySlice<UInt8>, _ index: inout Int) -> String {
        guard index < utf8.endIndex else { return "" }
        let quote = utf8[index]
        let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
        let start = isQuoted ? index + 1 : index
        if isQuoted {
            index = utf8[start...].firstIndex(of: quote) ?? utf8.endIndex
        } else {
            skip(utf8, &index) { !isBlank($0) && $0 != UInt8(ascii: ">") }
        }
        let value = String(decoding: utf8[start..<index], as: UTF8.self)
        if isQuoted, index < utf8.endIndex { index += 1 }
        return value
    }

    private static func skip(_ utf8: ArraySlice<UInt8>, _ index: inout Int, while condition: (UInt8) -> Bool) {
        while index < utf8.endIndex, condition(utf8[index]) { index += 1 }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}

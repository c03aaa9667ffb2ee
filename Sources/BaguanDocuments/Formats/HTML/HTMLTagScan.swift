/// The tags of a page one after the other.
struct HTMLTagScan {
    struct Tag {
        var name: ArraySlice<UInt8>
        var whole: ArraySlice<UInt8>
        var isEnd: Bool
        var attributes: Int
        /// Whether it stands where markup means nothing (a comment, a script), or may do so.
        var isHidden: Bool
    }

    private let utf8: [UInt8]
    private var place = 0
    /// What ends the stretch in which markup means nothing.
    private var closing: [UInt8]?
    /// What comes behind that: the end of the script in which the comment stands.
    private var outerClosing: [UInt8]?

    init(_ utf8: [UInt8]) { self.utf8 = utf8 }

    mutating func next() -> Tag? {
        while let start = nextSign() {
            place = start
            if let closing, starts(with: closing), closing.first != UInt8(ascii: "<") || endsName(at: place + closing.count) {
                self.closing = outerClosing
                outerClosing = nil
                place += closing.first == UInt8(ascii: "<") ? 0 : closing.count
                if self.closing != nil || closing.first != UInt8(ascii: "<") { continue }
            }
            guard utf8[place] == UInt8(ascii: "<") else {
                place += 1
                continue
            }
            if starts(with: Self.commentStart) {
                if closing == nil || isInScript { (closing, outerClosing) = (Self.commentEnd, closing) }
                place += 4
            } else if closing == nil, starts(with: Self.sectionStart) {
                closing = Self.sectionEnd
                place += Self.sectionStart.count
            } else if let tag = readTag() {
                return tag
            }
        }
        return nil
    }

    private static let commentStart = Array("<!--".utf8)
    private static let commentEnd = Array("-->".utf8)
    private static let sectionStart = Array("<![CDATA[".utf8)
    private static let sectionEnd = Array("]]>".utf8)

    private var isInScript: Bool { closing?.elementsEqual("</script".utf8) == true }

    /// The next place where something may begin or end.
    private func nextSign() -> Int? {
        let end = closing?.first ?? UInt8(ascii: "<")
        return utf8[place...].firstIndex { $0 == UInt8(ascii: "<") || $0 == end }
    }

    private func starts(with text: [UInt8]) -> Bool {
        guard place + text.count <= utf8.count else { return false }
        for (index, byte) in text.enumerated() {
            let other = utf8[place + index]
            if other != byte, !HTMLBytes.isLetter(byte) || other | 0x20 != byte { return false }
        }
        return true
    }

    /// The tag that begins here; nil, one byte further, when none does.
    private mutating func readTag() -> Tag? {
        let start = place
        place += 1
        let isEnd = place < utf8.count && utf8[place] == UInt8(ascii: "/")
        if isEnd { place += 1 }
        guard place < utf8.count, HTMLBytes.isLetter(utf8[place]) else { return nil }
        let name = utf8[place...].prefix { !HTMLBytes.isBlank($0) && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ">") }
        place = name.endIndex
        let isHidden = closing != nil
        // What looks like a tag in a script may open quotation marks that never close.
        let attributes = isHidden ? 0 : readAttributes()
        let tag = Tag(name: name, whole: utf8[start..<place], isEnd: isEnd, attributes: attributes, isHidden: isHidden)
        if !isHidden, !isEnd { enterRawText(name) }
        return tag
    }

    /// Goes behind the tag's end, as browsers find it: quotation marks count behind an equals sign alone.
    private mutating func readAttributes() -> Int {
        var count = 0
        while place < utf8.count {
            let byte = utf8[place]
            if byte == UInt8(ascii: ">") {
                place += 1
                return count
            }
            if HTMLBytes.isBlank(byte) || byte == UInt8(ascii: "/") {
                place += 1
                continue
            }
            count += 1
            // A name may begin with an equals sign.
            place += 1
            skip { !HTMLBytes.isBlank($0) && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "=") }
            skip(HTMLBytes.isBlank)
            guard place < utf8.count, utf8[place] == UInt8(ascii: "=") else { continue }
            place += 1
            skip(HTMLBytes.isBlank)
            readValue()
        }
        return count
    }

    private mutating func readValue() {
        guard place < utf8.count else { return }
        let quote = utf8[place]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            place += 1
            skip { $0 != quote }
            place = min(place + 1, utf8.count)
        } else {
            skip { !HTMLBytes.isBlank($0) && $0 != UInt8(ascii: ">") }
        }
    }

    private mutating func skip(_ belongs: (UInt8) -> Bool) {
        while place < utf8.count, belongs(utf8[place]) { place += 1 }
    }

    private mutating func enterRawText(_ name: ArraySlice<UInt8>) {
        let name = String(decoding: name, as: UTF8.self).lowercased()
        guard Self.rawNames.contains(name) else { return }
        // Nothing closes the last one: no page holds a NUL.
        closing = name == "plaintext" ? [0] : Array("</\(name)".utf8)
    }

    private func endsName(at place: Int) -> Bool {
        place >= utf8.count || HTMLBytes.isBlank(utf8[place]) || [UInt8(ascii: "/"), UInt8(ascii: ">")].contains(utf8[place])
    }

    /// Elements in which tags mean nothing.
    private static let rawNames: Set<String> = [
        "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext",
    ]
}

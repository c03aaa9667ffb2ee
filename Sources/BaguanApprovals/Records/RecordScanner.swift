/// Reads the small JSON of a record's body: objects of known fields in their order, strings, whole numbers, lists of digests.
///
/// No blanks, no other escapes than `\"` and `\\`, nothing nested deeper than the form says. A reader of general JSON
/// would not do: two of them can see different approvals in the same signed bytes, as with a key that stands twice.
struct RecordScanner {
    private let bytes: [UInt8]
    /// The offset of the next byte.
    private(set) var offset = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { offset == bytes.count }

    func problem(_ reason: RecordProblem.Reason, at place: Int? = nil) -> RecordProblem {
        RecordProblem(offset: place ?? offset, reason: reason)
    }

    private func isNext(_ character: Unicode.Scalar) -> Bool {
        offset < bytes.count && bytes[offset] == UInt8(ascii: character)
    }

    mutating func expect(_ character: Unicode.Scalar) throws(RecordProblem) {
        guard isNext(character) else { throw problem(.expected(String(character))) }
        offset += 1
    }

    /// An object. `read` takes the value of each field; fields come in the order of `allCases`, each once at most.
    mutating func object<Field: RawRepresentable<String> & CaseIterable & Hashable>(
        of type: Field.Type, _ read: (inout Self, Field) throws(RecordProblem) -> Void
    ) throws(RecordProblem) -> Set<Field> {
        let order = Array(Field.allCases)
        var seen: Set<Field> = []
        var next = 0
        try expect("{")
        repeat {
            if !seen.isEmpty { try expect(",") }
            let place = offset
            let name = try text(limit: RecordLimit.name)
            guard let field = Field(rawValue: name), field.rawValue.utf8.elementsEqual(name.utf8),
                let position = order.firstIndex(of: field)
            else { throw problem(.unknownField(name), at: place) }
            guard seen.insert(field).inserted else { throw problem(.repeatedField(name), at: place) }
            guard position >= next else { throw problem(.fieldOutOfOrder(name), at: place) }
            next = position + 1
            try expect(":")
            try read(&self, field)
        } while isNext(",")
        try expect("}")
        return seen
    }

    /// A string of at most `limit` bytes, without characters that nobody sees.
    mutating func text(limit: Int) throws(RecordProblem) -> String {
        let start = offset
        try expect("\"")
        var value: [UInt8] = []
        // Everything up to the next escape is taken in one piece.
        var piece = offset
        var isPlain = true
        while !isNext("\"") {
            guard offset < bytes.count else { throw problem(.expected("\"")) }
            let byte = bytes[offset]
            guard byte >= 0x20 else { throw problem(.control(Unicode.Scalar(byte))) }
            if byte >= 0x7F { isPlain = false }
            if isNext("\\") {
                value += bytes[piece..<offset]
                offset += 1
                piece = offset
                guard isNext("\"") || isNext("\\") else { throw problem(.escape, at: offset - 1) }
            }
            offset += 1
        }
        value += bytes[piece..<offset]
        offset += 1
        guard value.count <= limit else { throw problem(.tooLong(limit: limit), at: start) }
        guard let text = String(validating: value, as: UTF8.self) else { throw problem(.notUTF8, at: start) }
        if !isPlain, let scalar = text.unicodeScalars.first(where: \.isUnseenInRecords) {
            throw problem(.control(scalar), at: start)
        }
        return text
    }

    /// A name: not empty, and not surrounded by blanks, so that two that look the same are the same.
    mutating func name(limit: Int = RecordLimit.name) throws(RecordProblem) -> String {
        let start = offset
        let name = try text(limit: limit)
        guard let first = name.unicodeScalars.first, let last = name.unicodeScalars.last,
            !first.properties.isWhitespace, !last.properties.isWhitespace
        else { throw problem(.badName, at: start) }
        return name
    }

    /// A whole number from 0 to 2⁵³ − 1.
    mutating func integer() throws(RecordProblem) -> Int {
        let start = offset
        var number = 0
        while offset < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[offset]) {
            number = number * 10 + Int(bytes[offset] - UInt8(ascii: "0"))
            guard number <= RecordLimit.integer else { throw problem(.badNumber, at: start) }
            offset += 1
        }
        let hasLeadingZero = offset - start > 1 && bytes[start] == UInt8(ascii: "0")
        guard offset > start, !hasLeadingZero, !isNext("."), !isNext("e"), !isNext("E") else {
            throw problem(.badNumber, at: start)
        }
        return number
    }

    mutating func digest() throws(RecordProblem) -> Digest {
        let start = offset
        try expect("\"")
        guard let digest = Digest(text: bytes[offset...].prefix(Digest.textCount)) else {
            throw problem(.badDigest, at: start)
        }
        offset += Digest.textCount
        try expect("\"")
        return digest
    }

    /// A list of one or more digests in ascending order.
    mutating func digests() throws(RecordProblem) -> [Digest] {
        var digests: [Digest] = []
        try expect("[")
        repeat {
            if !digests.isEmpty { try expect(",") }
            let start = offset
            let digest = try digest()
            if let last = digests.last, last >= digest { throw problem(.unsorted, at: start) }
            digests.append(digest)
        } while isNext(",")
        try expect("]")
        return digests
    }
}

extension Unicode.Scalar {
    /// Control characters and what turns, hides or breaks text unseen. The list is fixed, so that a record that was good
    /// stays good when Unicode changes; the joiners that emoji and scripts need are not in it.
    var isUnseenInRecords: Bool {
        switch value {
        case 0...0x1F, 0x7F...0x9F, 0x61C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
            0xFFF9...0xFFFB, 0xE0000...0xE007F:
            true
        default:
            value & 0xFFFE == 0xFFFE
        }
    }
}

/// Writes JSON piece by piece, with the keys in the order they are given.
///
/// Foundation's `JSONEncoder` can do neither: it wants the whole value in memory, and its keys come in hash or
/// alphabetical order, which makes reports of the same run differ or read backwards. This writer always gives
/// well-formed JSON as long as every `begin` has its `end`, because commas and nesting are its own affair.
///
/// Besides what RFC 8259 §7 demands, every character that ``TerminalText`` calls unsafe is written as `\uXXXX`: it is
/// the same string to a parser, and harmless when someone looks at the report in a terminal.
package struct JSONWriter {
    /// What was written since the last ``drain(into:)``.
    package private(set) var text = ""

    private let isIndented: Bool
    /// For each open object or array: how it ends, and whether it has a value already.
    private var open: [(end: Character, isEmpty: Bool)] = []
    /// A key was written and waits for its value.
    private var isAfterKey = false

    /// - Parameter isIndented: Two spaces a level for people who look; without it, everything is on one line.
    package init(isIndented: Bool = false) { self.isIndented = isIndented }

    /// Hands over what was written so far.
    package mutating func drain(into output: inout String) {
        output += text
        text = ""
    }

    // MARK: Nesting

    package mutating func beginObject(_ key: String? = nil) { begin("{", "}", key) }
    package mutating func endObject() { end() }
    package mutating func beginArray(_ key: String? = nil) { begin("[", "]", key) }
    package mutating func endArray() { end() }

    package mutating func object(_ key: String? = nil, _ members: (inout JSONWriter) -> Void) {
        beginObject(key)
        members(&self)
        endObject()
    }

    package mutating func array(_ key: String? = nil, _ elements: (inout JSONWriter) -> Void) {
        beginArray(key)
        elements(&self)
        endArray()
    }

    // MARK: Members and elements

    /// A nil value leaves the member out.
    package mutating func member(_ key: String, _ value: String?) {
        guard let value else { return }
        self.key(key)
        element(value)
    }

    package mutating func member(_ key: String, _ value: Int?) {
        guard let value else { return }
        self.key(key)
        element(value)
    }

    package mutating func member(_ key: String, _ value: Bool) {
        self.key(key)
        beginValue()
        text += value ? "true" : "false"
    }

    package mutating func member(_ key: String, _ values: [String]) {
        array(key) { json in
            for value in values { json.element(value) }
        }
    }

    package mutating func element(_ value: String) {
        beginValue()
        Self.append(value, to: &text)
    }

    package mutating func element(_ value: Int) {
        beginValue()
        text += String(value)
    }

    /// Ends a line between two values that stand next to each other outside any array, as in JSON Lines.
    package mutating func newLine() { text += "\n" }

    // MARK: Inside

    private mutating func key(_ key: String) {
        beginValue()
        Self.append(key, to: &text)
        text += isIndented ? ": " : ":"
        isAfterKey = true
    }

    private mutating func begin(_ start: Character, _ end: Character, _ key: String?) {
        if let key { self.key(key) }
        beginValue()
        text.append(start)
        open.append((end, true))
    }

    private mutating func end() {
        guard let last = open.popLast() else { return }
        if !last.isEmpty { breakLine() }
        text.append(last.end)
    }

    /// Puts the comma and the line break before a value or a key, where there must be one.
    private mutating func beginValue() {
        if isAfterKey {
            isAfterKey = false
            return
        }
        guard let last = open.indices.last else { return }
        if !open[last].isEmpty { text += "," }
        open[last].isEmpty = false
        breakLine()
    }

    private mutating func breakLine() {
        guard isIndented else { return }
        text += "\n"
        for _ in open { text += "  " }
    }

    /// Appends a JSON string, with its quotation marks.
    private static func append(_ value: String, to text: inout String) {
        text += "\""
        // Most strings need no escape; `needsLook` is true a little too often, and never too seldom.
        if value.utf8.contains(where: needsLook) {
            for scalar in value.unicodeScalars { append(scalar, to: &text) }
        } else {
            text += value
        }
        text += "\""
    }

    /// Whether a UTF-8 byte is, or may begin, a character that is escaped.
    private static func needsLook(_ byte: UInt8) -> Bool {
        switch byte {
        case ..<0x20, 0x22, 0x5C, 0x7F: true
        // First bytes of U+0080…, U+034F, U+061C, U+180E, U+2000…, U+F000… and U+E0000….
        case 0xC2, 0xCD, 0xD8, 0xE1, 0xE2, 0xEF, 0xF3: true
        default: false
        }
    }

    private static func append(_ scalar: Unicode.Scalar, to text: inout String) {
        switch scalar {
        case "\"": text += "\\\""
        case "\\": text += "\\\\"
        case "\n": text += "\\n"
        case "\r": text += "\\r"
        case "\t": text += "\\t"
        case _ where TerminalText.isUnsafe(scalar):
            for unit in String(scalar).utf16 {
                let digits = String(unit, radix: 16, uppercase: true)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
        default: text.unicodeScalars.append(scalar)
        }
    }
}

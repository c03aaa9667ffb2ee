/// Who stands in a publication's author field, as far as the roster knows them.
///
/// People write names in many ways: with a blank between two characters (陈　初), with their office behind (陈初（编辑部）) or
/// before (编辑陈初), beside each other (陈初、周作; 陈初和周作). Whoever is meant approves nothing of it.
struct AuthorNames {
    /// By their ids.
    private(set) var people: [String] = []
    /// Names that nobody in the roster has.
    private(set) var unknown: [String] = []

    private static let marks: Set<Unicode.Scalar> = ["、", "，", ",", "；", ";", "/", "／", "&", "＆", "|", "｜", "\n"]
    private static let brackets: [Unicode.Scalar: Unicode.Scalar] = ["（": "）", "(": ")", "［": "］", "[": "]", "【": "】"]
    private static let joints: Set<Unicode.Scalar> = ["和", "与", "及", "暨"]
    /// What stands before a name and is none.
    private static let offices = [
        "作者", "编辑", "责编", "责任编辑", "记者", "通讯员", "撰稿", "撰稿人", "撰文", "执笔", "供稿", "文", "文字", "图", "图片", "摄影", "教师", "老师", "学生",
        "班主任", "校长", "主任", "同学",
    ]

    /// - Parameter texts: what stands in the field.
    init(_ texts: [String], in roster: Roster) {
        for text in texts {
            for part in Self.withoutBrackets(text).split(whereSeparator: Self.marks.contains) { read(part, in: roster) }
        }
    }

    private mutating func read(_ part: ArraySlice<Unicode.Scalar>, in roster: Roster) {
        // A name with blanks in it, before names with blanks between them.
        if note(Self.word(part), in: roster) { return }
        for word in Self.words(part) where !note(word, in: roster) {
            let halves = word.unicodeScalars.split(whereSeparator: Self.joints.contains).map { String($0) }
            // A joint may be part of a name, so either side must be somebody's.
            guard halves.count > 1, halves.contains(where: { !Self.people(called: $0, in: roster).isEmpty }) else {
                unknown.append(word)
                continue
            }
            for half in halves where !note(half, in: roster) { unknown.append(half) }
        }
    }

    private mutating func note(_ name: String, in roster: Roster) -> Bool {
        let found = Self.people(called: name, in: roster)
        people += found
        return !found.isEmpty || Self.offices.contains { name.hasSameBytes(as: $0) } || name.isEmpty
    }

    /// Everybody of a name, with or without an office around it.
    private static func people(called name: String, in roster: Roster) -> [String] {
        let bare = offices.flatMap { office in
            [name.hasPrefix(office) ? String(name.dropFirst(office.count)) : nil, name.hasSuffix(office) ? String(name.dropLast(office.count)) : nil]
        }.compactMap { $0 }.map { name in String(name.drop { "：:".contains($0) }) }
        return ([name] + bare).lazy.map { roster.people(called: $0).map(\.id) }.first { !$0.isEmpty } ?? []
    }

    private static func withoutBrackets(_ text: String) -> [Unicode.Scalar] {
        var scalars: [Unicode.Scalar] = []
        var end: Unicode.Scalar?
        for scalar in text.unicodeScalars where !scalar.properties.isDefaultIgnorableCodePoint {
            if let closing = end {
                if scalar == closing { end = nil }
            } else if let closing = brackets[scalar] {
                end = closing
            } else {
                scalars.append(scalar)
            }
        }
        return scalars
    }

    private static func word(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var word = String.UnicodeScalarView()
        for scalar in scalars where !scalar.properties.isWhitespace { word.append(scalar) }
        return String(word)
    }

    /// What blanks part; single characters beside each other are one name set wide.
    private static func words(_ part: ArraySlice<Unicode.Scalar>) -> [String] {
        var words: [String] = []
        var isOpen = false
        for piece in part.split(whereSeparator: \.properties.isWhitespace) {
            if piece.count == 1, isOpen {
                words[words.count - 1] += word(piece)
                isOpen = false
            } else {
                words.append(word(piece))
                isOpen = piece.count == 1
            }
        }
        return words
    }
}

/// Counts the paragraphs of lists as Word does, one story at a time, and writes their numbers.
///
/// Lists of one definition count on from each other; one that says where it starts begins there when it is first used.
struct WordListCounter {
    private let numbering: WordNumbering
    /// By definition and level; nil for a level that has not begun, or begins anew.
    private var counts: [String: [Int?]] = [:]
    private var used: Set<String> = []

    init(_ numbering: WordNumbering) { self.numbering = numbering }

    /// Counts a paragraph of a list.
    /// - Returns: what the page shows before its text, with the gap between them; empty where that is a bullet or nothing.
    mutating func number(of id: String, level index: Int) -> String {
        guard let list = numbering.list(id), let level = numbering.level(index, of: list) else { return "" }
        var counts = counts[list.definition] ?? [Int?](repeating: nil, count: WordNumbering.levelCount)
        if used.insert(id).inserted { for level in list.starts.keys where level < counts.count { counts[level] = nil } }
        counts[index] = counts[index].map { $0 + 1 } ?? start(of: index, in: list)
        for deeper in index + 1..<counts.count {
            let restarting = numbering.level(deeper, of: list)?.restartingLevels ?? deeper
            if index < restarting { counts[deeper] = nil }
        }
        self.counts[list.definition] = counts
        guard level.form != .bullet else { return "" }
        let text = text(of: level, in: list, counts)
        return text + (level.isClose ? "" : Self.gap(behind: text))
    }

    private func start(of level: Int, in list: WordNumbering.List) -> Int {
        list.starts[level] ?? numbering.level(level, of: list)?.start ?? 1
    }

    /// `第%1章` with the numbers in it. A level above that has not begun shows where it will.
    private func text(of level: WordNumbering.Level, in list: WordNumbering.List, _ counts: [Int?]) -> String {
        var text = ""
        var isBehindSign = false
        for character in level.text {
            if isBehindSign, let place = character.wholeNumberValue, (1...counts.count).contains(place) {
                let form = level.isLegal ? .decimal : numbering.level(place - 1, of: list)?.form ?? .decimal
                text += form.write(counts[place - 1] ?? start(of: place - 1, in: list))
                isBehindSign = false
            } else {
                if isBehindSign { text += "%" }
                isBehindSign = character == "%"
                if !isBehindSign { text.append(character) }
            }
        }
        return isBehindSign ? text + "%" : text
    }

    /// The tab behind a number is its look; a mark of Chinese needs none to stand apart from the text.
    private static func gap(behind number: String) -> String {
        guard let last = number.last else { return "" }
        return "、）】〕》。．：，；".contains(last) ? "" : " "
    }
}

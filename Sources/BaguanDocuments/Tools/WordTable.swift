/// What pdftotext and tesseract give out (`-tsv`): a row for each page, block, line and word, in reading order.
struct WordTable {
    struct Line {
        var page: Int
        /// Its block and the paragraph in that.
        var block: [Double]
        var left: Double
        var right: Double
        var height: Double
        var words: [Word] = []
    }

    struct Word {
        var left: Double
        var right: Double
        var utf8: [UInt8]
    }

    /// Lines with words, in order.
    private(set) var lines: [Line] = []
    /// In order, also those without words.
    private(set) var pages: [Int] = []

    private enum Column: Int { case level, page, paragraph, block, line, word, left, top, width, height, confidence, text }

    /// Whether words that are written without spaces in Chinese stand apart only because a program cut them so.
    private let joinsHan: Bool

    init(_ utf8: [UInt8], joinsHan: Bool = false) {
        self.joinsHan = joinsHan
        for row in utf8.split(separator: 0x0A).dropFirst() {
            let cells = row.split(separator: 0x09, maxSplits: Column.text.rawValue, omittingEmptySubsequences: false)
            guard cells.count > Column.confidence.rawValue else { continue }
            func number(_ column: Column) -> Double { Double(String(decoding: cells[column.rawValue], as: UTF8.self)) ?? 0 }
            let page = Int(exactly: number(.page).rounded()) ?? 0
            switch number(.level) {
            case 1: if pages.last != page { pages.append(page) }
            case 4:
                // The two programs name their third and fourth columns the other way round; together they are the same.
                let block = [number(.paragraph), number(.block)]
                lines.append(Line(
                    page: page, block: block, left: number(.left), right: number(.left) + number(.width), height: number(.height)))
            case 5:
                guard cells.count > Column.text.rawValue, !lines.isEmpty else { continue }
                let word = cells[Column.text.rawValue].filter { $0 != 0x0D }
                // A file may hold bytes that are no UTF-8; what stands for them is seen as that.
                guard !word.isEmpty else { continue }
                lines[lines.count - 1].words.append(Word(
                    left: number(.left), right: number(.left) + number(.width),
                    utf8: Array(String(decoding: word, as: UTF8.self).utf8)))
            default: continue
            }
        }
        lines.removeAll { $0.words.isEmpty }
    }

    /// The text of each paragraph: a line goes on in the next one of its block where it reaches the block's right edge, and
    /// the next is not indented.
    var paragraphs: [(page: Int, utf8: [UInt8])] {
        var paragraphs: [(page: Int, utf8: [UInt8])] = []
        var index = 0
        while index < lines.count {
            let first = lines[index]
            let block = lines[index...].prefix { $0.page == first.page && $0.block == first.block }
            let left = block.map(\.left).min() ?? 0
            let right = block.map(\.right).max() ?? 0
            for (offset, line) in block.enumerated() {
                let previous = offset == 0 ? nil : lines[index + offset - 1]
                let goesOn = previous.map { $0.right >= right - 1.5 * $0.height && line.left <= left + 0.6 * line.height } ?? false
                let text = text(of: line)
                if goesOn, let last = paragraphs.indices.last {
                    paragraphs[last].utf8 = Self.joined(paragraphs[last].utf8, text)
                } else {
                    paragraphs.append((line.page, text))
                }
            }
            index += block.count
        }
        return paragraphs
    }

    private func text(of line: Line) -> [UInt8] {
        guard var last = line.words.first else { return [] }
        var text = last.utf8
        for word in line.words.dropFirst() {
            // A word also ends where the font changes; a space is about a quarter of the height.
            let isApart = word.left - last.right > line.height / 10
            text = isApart && !joinsHan ? text + [0x20] + word.utf8 : isApart ? Self.joined(text, word.utf8) : text + word.utf8
            last = word
        }
        return text
    }

    private static func joined(_ text: [UInt8], _ next: [UInt8]) -> [UInt8] {
        guard let last = text.scalar(before: text.count), let first = next.scalar(at: 0) else { return text + next }
        return text + (LineJoining.runsOn(last, first) ? [] : [0x20]) + next
    }
}

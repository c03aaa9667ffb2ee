/// What pdftotext and tesseract give out (`-tsv`): a row for each page, block, line and word, in reading order.
struct WordTable {
    struct Line {
        var page: Int
        /// Its block and the paragraph in that.
        var block: [Double]
        var left: Double
        var right: Double
        var top: Double
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
                    page: page, block: block, left: number(.left), right: number(.left) + number(.width),
                    top: number(.top), height: number(.height)))
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

    /// Where on its page a paragraph of one line stands that is the highest or the lowest of it.
    enum Edge { case top, bottom }

    struct Paragraph {
        var page: Int
        var utf8: [UInt8]
        var edge: Edge?
    }

    /// Each paragraph: a line goes on in the next one of its block where it reaches the block's right edge, and the next is
    /// not indented and begins with no bullet.
    var paragraphs: [Paragraph] {
        var paragraphs: [Paragraph] = []
        let edges = edges
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
                if goesOn, Self.bullet(of: line) == nil, let last = paragraphs.indices.last {
                    paragraphs[last].utf8 = Self.joined(paragraphs[last].utf8, text)
                    paragraphs[last].edge = nil
                } else {
                    paragraphs.append(Paragraph(page: line.page, utf8: text, edge: edge(of: line, among: edges[line.page])))
                }
            }
            index += block.count
        }
        return paragraphs
    }

    /// The highest and the lowest line of each page.
    private var edges: [Int: (top: Double, bottom: Double)] {
        lines.reduce(into: [:]) { edges, line in
            let known = edges[line.page] ?? (line.top, line.top)
            edges[line.page] = (min(known.top, line.top), max(known.bottom, line.top))
        }
    }

    private func edge(of line: Line, among edges: (top: Double, bottom: Double)?) -> Edge? {
        guard let edges else { return nil }
        return line.top >= edges.bottom ? .bottom : line.top <= edges.top ? .top : nil
    }

    /// The sign in front of a point of a list when it comes from a font of symbols, which has its signs where no other font
    /// has any (U+F000 to U+F0FF): the page shows a dot, an arrow or a box.
    private static func bullet(of line: Line) -> Unicode.Scalar? {
        guard let word = line.words.first?.utf8, let first = word.scalar(at: 0), (0xF000...0xF0FF).contains(first.value) else { return nil }
        return first
    }

    private func text(of line: Line) -> [UInt8] {
        guard var last = line.words.first else { return [] }
        var text = last.utf8
        if let bullet = Self.bullet(of: line) { text = Array("•".utf8) + text.dropFirst(UTF8.width(bullet)) }
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

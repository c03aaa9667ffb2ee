internal import BaguanText

/// Makes a document of what a page holds.
///
/// Browsers put some text elsewhere than where it is written (what stands in a table outside its cells); a document is in
/// the order of the source. So the pieces are sorted, and those of one paragraph that are then apart become blocks apart.
struct HTMLComposition {
    private struct Group {
        var paragraph: Int
        var text: HTMLInlineText
    }

    /// A group's text as people see it.
    private struct Line {
        var paragraph: Int
        var text: BlockText
        var shown: [UInt8]
    }

    private let page: HTMLPage
    private let source: SourceFile
    private var groups: [Group] = []
    /// What was not read, each with the number of groups that begin before it.
    private var unread: [(kind: UnreadContent.Kind, location: String?, groups: Int)] = []

    init(_ page: HTMLPage, source: SourceFile) {
        self.page = page
        self.source = source
        compose()
    }

    // MARK: - Groups

    private mutating func compose() {
        var open: Group?
        // Hidden text, of which it is not yet known whether its paragraph goes on behind it.
        var waiting: [Group] = []
        for piece in Self.inOrder(page.pieces) {
            if case .unread(let kind, let location) = piece.content {
                unread.append((kind, location, groups.count + (open == nil ? 0 : 1)))
            } else if var same = open, same.paragraph == piece.paragraph {
                leaveOut(waiting)
                waiting = []
                open = nil
                Self.add(piece, to: &same.text)
                open = same
            } else if let surrounding = page.paragraphs[piece.paragraph].surrounding, surrounding == open?.paragraph {
                if waiting.last?.paragraph != piece.paragraph { waiting.append(begin(piece.paragraph)) }
                Self.add(piece, to: &waiting[waiting.count - 1].text)
            } else {
                groups += (open.map { [$0] } ?? []) + waiting
                waiting = []
                var next = begin(piece.paragraph)
                Self.add(piece, to: &next.text)
                open = next
            }
        }
        groups += (open.map { [$0] } ?? []) + waiting
    }

    private func begin(_ paragraph: Int) -> Group { Group(paragraph: paragraph, text: HTMLInlineText(utf8: source.utf8)) }

    private static func add(_ piece: HTMLPage.Piece, to text: inout HTMLInlineText) {
        switch piece.content {
        case .text(let kind, let keepsBlanks): text.append(piece.range, kind, keepsBlanks: keepsBlanks)
        case .lineBreak: text.breakLine(piece.range)
        case .unread: break
        }
    }

    /// A sentence stays whole: what is hidden in the middle of it cannot be a block before or behind it.
    private mutating func leaveOut(_ hidden: [Group]) {
        for group in hidden where line(of: group) != nil { unread.append((.hiddenText, nil, groups.count + 1)) }
    }

    private static func inOrder(_ pieces: [HTMLPage.Piece]) -> [HTMLPage.Piece] {
        let isInOrder = zip(pieces, pieces.dropFirst()).allSatisfy { $0.range.lowerBound <= $1.range.lowerBound }
        if isInOrder { return pieces }
        return pieces.enumerated()
            .sorted { ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset) }
            .map(\.element)
    }

    private func line(of group: Group) -> Line? {
        var text = group.text.text
        text.trim(in: source.utf8)
        guard !text.isEmpty else { return nil }
        var shown = MappedText()
        var lineStarts: [ProseOffset] = []
        text.write(to: &shown, lineStarts: &lineStarts, from: source.utf8)
        return Line(paragraph: group.paragraph, text: text, shown: shown.utf8)
    }

    // MARK: - Blocks

    var document: Document {
        let lines = groups.map(line)
        let roles = roles(of: lines)
        var builder = DocumentBuilder(source: source)
        var numbers: [Int: Int] = [:]
        var counts: [Int] = [0]
        for (line, role) in zip(lines, roles) {
            if let line, let role {
                let location: String
                if let known = page.paragraphs[line.paragraph].location {
                    location = known
                } else if role == .hidden {
                    location = "第\(max(numbers.count, 1))段（隐藏文字）"
                } else {
                    let number = numbers[line.paragraph] ?? numbers.count + 1
                    numbers[line.paragraph] = number
                    location = "第\(number)段"
                }
                builder.add(
                    line.text, role: role, location: location,
                    describesPicture: page.paragraphs[line.paragraph].describesPicture)
            }
            counts.append(numbers.count)
        }
        var document = builder.finish()
        document.unread = unread.map { kind, location, groups in
            UnreadContent(kind: kind, location: location ?? "第\(max(counts[groups], 1))段")
        }
        return document
    }

    /// The role of each line; nil for one that says again what another says.
    private func roles(of lines: [Line?]) -> [BlockRole?] {
        let marked = lines.firstIndex { $0.map { page.paragraphs[$0.paragraph].role == .title } ?? false }
            ?? lines.firstIndex { $0.map { page.paragraphs[$0.paragraph].role == .heading(level: 1) } ?? false }
        var title = marked.flatMap { lines[$0] }
        var texts: [BlockRole: Set<[UInt8]>] = [:]
        var isFirst = true
        return lines.map { line in
            guard let line else { return nil }
            let role: BlockRole
            switch page.paragraphs[line.paragraph].role {
            case .known(let known): return known
            case .title, .heading: return line.paragraph == title?.paragraph ? .title : .heading
            case .text:
                defer { isFirst = false }
                return LineRole.of(0..<line.shown.count, in: line.shown, isFirst: isFirst && title == nil)
            case .pageTitle:
                if line.shown == title?.shown { return nil }
                role = title == nil ? .title : .header
                title = title ?? line
            case .pageAuthor: role = .author
            case .pageDigest: role = .digest
            }
            return texts[role, default: []].insert(line.shown).inserted ? role : nil
        }
    }
}

import BaguanDocuments
import BaguanTesting
import BaguanText
import Testing

/// Random Markdown in which every Chinese character stands once, so that where it went can be told.
private struct RandomMarkdown {
    private(set) var text = ""
    /// Characters that a person sees on the page.
    private(set) var visible: [Unicode.Scalar] = []
    /// Characters in comments, links' targets, program text and the like.
    private(set) var markup: [Unicode.Scalar] = []
    private(set) var code: [Unicode.Scalar] = []
    private(set) var codeSpan: [Unicode.Scalar] = []
    private var nextScalar: UInt32 = 0x4E00
    private var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
        for _ in 0..<Int.random(in: 1...8, using: &generator) {
            text += block() + "\n\n"
        }
    }

    private mutating func word(_ keyPath: WritableKeyPath<RandomMarkdown, [Unicode.Scalar]>) -> String {
        let scalars = (0..<Int.random(in: 1...4, using: &generator)).compactMap { offset in
            Unicode.Scalar(nextScalar + UInt32(offset))
        }
        nextScalar += UInt32(scalars.count)
        self[keyPath: keyPath] += scalars
        return String(String.UnicodeScalarView(scalars))
    }

    private mutating func inline(_ depth: Int = 0) -> String {
        (0..<Int.random(in: 1...4, using: &generator)).map { _ in span(depth) }.joined()
    }

    private mutating func span(_ depth: Int) -> String {
        let kind = Int.random(in: 0..<(depth > 2 ? 8 : 16), using: &generator)
        switch kind {
        case 0...3: return word(\.visible)
        case 4: return "，" + word(\.visible) + "。"
        case 5: return "`" + word(\.codeSpan) + "`"
        // Not at the head of a line, where a comment makes all of the line HTML.
        case 6: return word(\.visible) + "<!-- " + word(\.markup) + " -->"
        case 7: return " \\* &amp; 3~5 " + word(\.visible)
        case 8: return " **" + inline(3) + word(\.visible) + "** "
        case 9: return " *" + word(\.visible) + "* "
        case 10: return " ~~" + word(\.visible) + "~~ "
        case 11: return "[" + inline(3) + "](u/" + word(\.markup) + " \"" + word(\.markup) + "\")"
        case 12: return "![" + word(\.visible) + "](" + word(\.markup) + " '" + word(\.visible) + "')"
        case 13: return "<span title=\"" + word(\.markup) + "\">" + word(\.visible) + "</span>"
        case 14: return word(\.visible) + "\n" + word(\.visible)
        default: return word(\.visible) + "  \n" + word(\.visible)
        }
    }

    /// Text for one line.
    private mutating func line() -> String {
        inline().split(separator: "\n").joined()
    }

    private mutating func block() -> String {
        switch Int.random(in: 0..<10, using: &generator) {
        case 0: return "# " + line()
        case 1: return "- " + line() + "\n- [ ] " + line() + "\n  - " + line()
        case 2: return "> " + line() + "\n>\n> " + line()
        case 3: return "|" + word(\.visible) + "|" + line() + "|\n|---|---|\n|" + line() + "|" + line() + "|"
        case 4: return "```\n" + word(\.code) + "\n  " + word(\.code) + "\n```"
        case 5:
            return "<div id='" + word(\.markup) + "'>\n" + word(\.visible) + "<b>" + word(\.visible) + "</b>\n<!-- "
                + word(\.markup) + "\n-->\n</div>"
        case 6: return "    " + line()
        case 7: return "[^n]: " + line() + "\n\n" + word(\.visible) + "[^n]"
        default: return word(\.visible) + inline()
        }
    }
}

@Suite struct MarkdownPropertyTests {
    @Test(arguments: 0..<40)
    func `every Chinese character on the page is in the prose once, and none of the markup is`(group: Int) {
        for seed in 0..<50 {
            let sample = RandomMarkdown(seed: UInt64(group * 50 + seed))
            let document = MarkdownReader().read(SourceFile(path: "a.md", text: sample.text))
            let prose = String(decoding: document.prose.utf8, as: UTF8.self).unicodeScalars
                .filter { $0.value >= 0x4E00 && $0.value < 0x9FFF }
                // Code spans are objects in the prose, and text in titles alone.
                .filter { !sample.codeSpan.contains($0) }
            let expected = (sample.visible + sample.code).sorted()
            let stray = Set(prose).symmetricDifference(expected)
            #expect(stray.isEmpty && prose.count == expected.count, "\(stray) \(sample.text.debugDescription)")
            let inCode = document.blocks.filter { $0.role == .code }.flatMap { Array(document.prose[$0.range].unicodeScalars) }
            #expect(Set(inCode).isDisjoint(with: sample.visible))
        }
    }

    @Test func `random Markdown keeps the contract of readers`() {
        let samples = (0..<60).map { RandomMarkdown(seed: 10_000 + $0).text }
        #expect(readerViolations(MarkdownReader(), samples: samples) == [])
    }
}

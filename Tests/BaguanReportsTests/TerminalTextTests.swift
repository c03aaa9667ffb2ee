import BaguanReports
import BaguanTesting
import Testing

@testable import struct BaguanReports.MarkedLine
@testable import enum BaguanReports.TerminalColumns

struct TerminalTextTests {
    @Test(arguments: [
        ("国家 abc “”——…", "国家 abc “”——…"),
        ("\u{1B}[31m", "␛[31m"),
        ("a\tb\r\nc\0", "a␉b␍␊c␀"),
        ("\u{7F}\u{9B}", "␡\\u{9B}"),
        ("x\u{202E}y\u{2066}", "x\\u{202E}y\\u{2066}"),
        ("零\u{200B}宽\u{FEFF}", "零\\u{200B}宽\\u{FEFF}"),
        ("👩‍🏫❤️🇨🇳", "👩‍🏫❤️🇨🇳"),
        ("e\u{301}", "e\u{301}"),
        ("\u{E0041}\u{2028}", "\\u{E0041}\\u{2028}"),
    ])
    func showsUnsafe(_ text: String, _ visible: String) {
        #expect(TerminalText.visible(text) == visible)
        #expect(TerminalText.visible(visible) == visible)
    }

    @Test(arguments: [
        ("abc", 3), ("国家", 4), ("，。「」", 8), ("“”…—·", 5), ("Ｇｏ", 4), ("ｱ", 1), ("e\u{301}", 1), ("👨‍👩‍👧‍👦", 2), ("🇨🇳", 2),
        ("❤️", 2), ("❤", 1), ("한글", 4), ("\u{1112}\u{1161}", 2), ("𠮷", 2), ("㎡", 2), ("", 0), ("\u{200D}", 0), ("⾼", 2),
    ])
    func measuresColumns(_ text: String, _ columns: Int) {
        #expect(TerminalColumns.of(text) == columns)
    }
}

struct MarkedLineTests {
    @Test("the marker stands under the match")
    func marks() {
        let line = MarkedLine(before: "由", match: "国家卫计委", after: "主办")
        #expect(line.before + line.match + line.after == "由国家卫计委主办")
        #expect(line.indent == "  ")
        #expect(line.marker == "^^^^^^^^^^")
    }

    @Test("an empty match still has a marker")
    func marksEmpty() {
        #expect(MarkedLine(before: "正文", match: "", after: "").marker == "^")
    }

    @Test("whatever the parts are, the line fits and the match is seen", arguments: 0..<20)
    func cuts(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<100 {
            let parts = (0..<3).map { _ in
                String(repeating: "国a…👩‍🏫", count: Int.random(in: 0...30, using: &generator))
            }
            let line = MarkedLine(before: parts[0], match: parts[1], after: parts[2], columns: 60)
            let text = line.before + line.match + line.after
            #expect(TerminalColumns.of(text) <= 60)
            #expect(line.indent.count == TerminalColumns.of(line.before))
            #expect(line.marker.count == max(TerminalColumns.of(line.match), 1))
            #expect(parts[1].isEmpty == line.match.isEmpty)
            if TerminalColumns.of(parts.joined()) <= 44 { #expect(text == parts.joined()) }
        }
    }

    @Test("hostile parts neither break the line nor crash", arguments: 0..<20)
    func survives(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<100 {
            let line = MarkedLine(
                before: generator.text(), match: generator.text(), after: generator.text(), columns: 20)
            let text = line.before + line.match + line.after
            #expect(!text.unicodeScalars.contains(where: TerminalText.isUnsafe))
        }
    }
}

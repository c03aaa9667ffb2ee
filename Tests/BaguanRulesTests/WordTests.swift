import BaguanFindings
import Testing

@testable import BaguanRules

@Suite struct WordTests {
    @Test(arguments: [
        ("trem", "term"), ("patern", "pattern"), ("Term", "term"), ("pat", "pattern"), ("entires", "entries"),
        ("xyz", nil), ("", nil), ("t", nil), ("严重", nil),
    ])
    func `A slip of the pen finds the word that was meant`(typed: String, expected: String?) {
        #expect(Nearest.word(to: typed, among: ["term", "pattern", "entries", "length"]) == expected)
    }

    @Test(arguments: [("a", "", 1), ("ab", "ba", 1), ("kitten", "sitting", 3), ("甲乙", "甲丙", 1), ("", "", 0)])
    func `Edit distance counts a swap as one`(a: String, b: String, expected: Int) {
        #expect(Nearest.distance(Array(a.unicodeScalars), Array(b.unicodeScalars)) == expected)
        #expect(Nearest.distance(Array(b.unicodeScalars), Array(a.unicodeScalars)) == expected)
    }

    @Test func `The index of wordings keeps the first value of each`() {
        var index = WordingIndex()
        for number in 0..<5_000 as Range<UInt32> { index.add([number, number / 7], value: Int(number)) }
        for number in 0..<5_000 as Range<UInt32> { index.add([number, number / 7], value: 0) }
        #expect((0..<5_000 as Range<UInt32>).allSatisfy { index[[$0, $0 / 7]] == Int($0) })
        #expect(index[[5_000, 1]] == nil)
        #expect(index[[]] == nil)
        index.reserve(10_000)
        #expect(index[[4_999, 714]] == 4_999)
    }

    @Test(arguments: [
        ("甲乙", "甲乙"), ("a\nb\u{200B}", "a<U+000A>b<U+200B>"), ("\u{1B}[31m", "<U+001B>[31m"), ("\u{202E}x", "<U+202E>x"),
    ])
    func `A message shows text from a file on one line and in plain sight`(text: String, expected: String) {
        #expect(text.shown == expected)
    }

    @Test func `A message cuts long text short`() {
        #expect(String(repeating: "长", count: 100).shown == String(repeating: "长", count: 60) + "…")
    }

    @Test(arguments: [("a", true), ("renamed-2018", true), ("", false), ("-a", false), ("a--b", false), ("a_b", false), ("é", false)])
    func `Names are lower-case letters, digits and single hyphens`(name: String, isName: Bool) {
        #expect(ShapeValidator.isIdentifier(name) == isName)
    }
}

import BaguanTesting
import Testing

@testable import BaguanText

@Suite struct StringHoldsTests {
    @Test(arguments: [
        ("请于11月30日前报名", "报名", true), ("报名", "报名", true), ("报", "报名", false), ("", "报名", false), ("报报名", "报名", true),
        ("报名", "", true), ("", "", true),
        // The standard library would say yes: é is e with an accent.
        ("caf\u{E9}", "e\u{301}", false),
    ])
    func `A word stands in a text or it does not`(text: String, word: String, holds: Bool) {
        #expect(text.holds(word) == holds)
        #expect(text[...].holds(word) == holds)
    }

    @Test(arguments: 0..<200) func `It is what looking at every place says`(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        func text(_ longest: Int) -> String {
            String((0..<Int.random(in: 0...longest, using: &random)).map { _ in "一二a𠮷".randomElement(using: &random)! })
        }
        for _ in 0..<50 {
            let (whole, part) = (text(12), text(3))
            let (values, wanted) = (Array(whole.unicodeScalars), Array(part.unicodeScalars))
            let found = (0...values.count).contains { values[$0...].starts(with: wanted) }
            #expect(whole.holds(part) == found, "\(part) in \(whole)")
        }
    }
}

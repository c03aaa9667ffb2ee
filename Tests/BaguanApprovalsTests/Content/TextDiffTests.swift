import BaguanTesting
import Testing

@testable import BaguanApprovals

@Suite struct TextDiffTests {
    @Test func `A changed character stands in its sentence`() {
        let diff = TextDiff(
            from: ["秋游通知", "今天下午两点在操场集合，请穿校服，带好水壶和雨具，听从带队老师的安排。", "教务处"],
            to: ["秋游通知", "今天下午三点在操场集合，请穿校服，带好水壶和雨具，听从带队老师的安排。", "教务处"])
        #expect(diff.lines == ["第2段：今天下午[-两-]{+三+}点在操场集合，请穿校服，…"])
    }

    @Test func `Paragraphs that came, went or were replaced are named by their numbers`() {
        let diff = TextDiff(from: ["甲", "全体师生参加升旗", "丙"], to: ["甲", "雨天改在室内进行广播操", "丙", "丁"])
        #expect(diff.lines == ["原第2段：[-全体师生参加升旗-]", "第2段：{+雨天改在室内进行广播操+}", "第4段：{+丁+}"])
        #expect(TextDiff(from: ["甲"], to: []).lines == ["原第1段：[-甲-]"])
        #expect(TextDiff(from: [], to: []).changes == [])
    }

    @Test func `What nobody sees is shown`() {
        let diff = TextDiff(from: ["学习雷锋"], to: ["学\u{200B}习雷锋"])
        #expect(diff.lines == ["第1段：学{+<U+200B>+}习雷锋"])
        // Equivalent for Unicode, and two characters all the same.
        #expect(TextDiff(from: ["豈有此理"], to: ["\u{F900}有此理"]).lines == ["第1段：[-豈-]{+\u{F900}+}有此理"])
    }

    @Test func `The old and the new text can be had from the changes`() {
        var generator = SeededGenerator(seed: 3)
        let words = Array("天地玄黄宇宙洪荒日月").map(String.init)
        func text() -> [String] {
            (0..<Int.random(in: 0...6, using: &generator)).map { _ in
                (0..<Int.random(in: 0...12, using: &generator)).map { _ in words.randomElement(using: &generator)! }.joined()
            }
        }
        for _ in 0..<500 {
            let before = text()
            var after = Bool.random(using: &generator) ? text() : before
            if !after.isEmpty, Bool.random(using: &generator) { after[0] += "新" }
            var (old, new) = (before, after)
            for change in TextDiff(from: before, to: after).changes.reversed() {
                switch change {
                case .removed(let number, let text):
                    #expect(old.remove(at: number - 1) == text)
                case .added(let number, let text):
                    #expect(new.remove(at: number - 1) == text)
                case .changed(let number, let parts):
                    let changed = new.remove(at: number - 1)
                    #expect(parts.map { part in if case .removed = part { "" } else { part.text } }.joined() == changed)
                    let was = parts.map { part in if case .added = part { "" } else { part.text } }.joined()
                    let index = old.lastIndex(of: was)
                    #expect(index != nil)
                    if let index { old.remove(at: index) }
                }
            }
            // What is left was the same in both.
            #expect(old == new)
        }
    }

    @Test func `Two long texts with nothing in common take no longer than they should`() {
        let before = (0..<2_000).map { "甲\($0)" }
        let after = (0..<2_000).map { "乙\($0)" }
        #expect(ContinuousClock().measure { _ = TextDiff(from: before, to: after) } < .seconds(20))
        let long = [String(repeating: "天地玄黄", count: 20_000)]
        #expect(TextDiff(from: long, to: [String(repeating: "宇宙洪荒", count: 20_000)]).changes.count == 2)
    }
}

extension TextDiff.Part {
    fileprivate var text: String {
        switch self {
        case .kept(let text), .removed(let text), .added(let text): text
        }
    }
}

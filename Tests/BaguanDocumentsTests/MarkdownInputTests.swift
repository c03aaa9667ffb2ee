@testable import BaguanDocuments
import Testing

@Suite struct MarkdownInputTests {
    private func covered(_ text: String) -> String {
        let input = MarkdownInput(Array(text.utf8), from: 0)
        return String(decoding: input.padded[..<input.count], as: UTF8.self)
    }

    @Test func `NULs stand behind the draft, where md4c looks past the end`() {
        for text in ["", "[甲](u", "<script", "```"] {
            let input = MarkdownInput(Array(text.utf8), from: 0)
            #expect(input.count == text.utf8.count)
            #expect(input.padded[input.count...].elementsEqual(repeatElement(0, count: MarkdownInput.padding)))
        }
    }

    @Test func `footnotes and notes in brackets are covered, links are not`() {
        #expect(covered("甲[^1]\n\n[^1]: 注") == "甲,^1,\n\n,^1,: 注")
        #expect(covered("> [备注]: 请注意") == "> ,备注,: 请注意")
        #expect(covered("[备注]:\n请注意") == ",备注,:\n请注意")
        for text in ["[甲](u)", "[甲]: http://example.org", "[甲]: <文>", "甲[备注]: 乙", "[]", "[^]", "[甲\n]: 乙", "[["] {
            #expect(covered(text) == text)
        }
    }

    @Test func `a mark without its note is text`() {
        let input = MarkdownInput(Array("甲[^1]乙[^2]\n\n[^2]: 注".utf8), from: 0)
        #expect(input.marks.map(\.name) == ["2", "2"])
        #expect(input.marks.map(\.isDefinition) == [false, true])
        #expect(Array(input.marks(in: 0..<9)).isEmpty)
        #expect(Array(input.marks(in: 0..<14)).count == 1)
    }
}

import BaguanText
import Testing

@Suite struct LineIndexTests {
    @Test func `an empty text is one empty line`() {
        let lines = SourceFile(path: "a", text: "").lines
        #expect(lines.count == 1)
    }
}

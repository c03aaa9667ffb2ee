import BaguanText
import Testing

@Suite struct DisplayWidthTests {
    @Test func `Chinese, its marks and emoji take two cells`() {
        for text in ["中", "𠮷", "，", "。", "（", "　", "Ａ", "あ", "한", "🎉"] { #expect(DisplayWidth.of(text) == 2) }
    }

    @Test func `Latin, half-width forms and marks of ambiguous width take one`() {
        for text in ["a", " ", "é", "ｱ", "“", "…", "·", "\t"] { #expect(DisplayWidth.of(text) == 1) }
    }

    @Test func `what is not seen takes none`() {
        for scalar in ["\u{200B}", "\u{FEFF}", "\u{301}", "\u{FE0F}", "\u{200D}", "\u{07}"] as [Unicode.Scalar] {
            #expect(DisplayWidth.of(scalar) == 0)
        }
    }

    @Test func `a text is as wide as its scalars together`() {
        #expect(DisplayWidth.of("") == 0)
        #expect(DisplayWidth.of("第3段：ok") == 9)
    }
}

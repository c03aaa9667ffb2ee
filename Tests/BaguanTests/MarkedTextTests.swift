import Baguan
import Testing

@Suite struct MarkedTextTests {
    @Test(arguments: ["", "好", "⟦好⟧", "甲⟦乙⟧丙⟦丁⟧", "⟦甲⟧⟦乙⟧", "⟦👨‍👩‍👧⟧𠮷", "⟦甲⟦乙⟧⟧", "甲\r\n⟦乙⟧\n"])
    func `A text with marks is written as it was read`(text: String) {
        #expect(MarkedText(text).marked == text)
    }

    @Test func `Marks are places in the text without them, in scalars`() {
        let text = MarkedText("𠮷⟦国家⟧e\u{301}⟦好⟧")
        #expect(text.marks == [1..<3, 5..<6])
        #expect(text.plain == "𠮷国家e\u{301}好")
    }

    @Test(arguments: ["⟦好", "好⟧", "⟧好⟦"]) func `A mark without its partner is left out`(text: String) {
        #expect(MarkedText(text).marked == "好")
    }
}

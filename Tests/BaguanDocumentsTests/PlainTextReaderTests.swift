import BaguanDocuments
import BaguanText
import Testing

@Suite struct PlainTextReaderTests {
    private func read(_ text: String) -> [String] { BaguanDocumentsTests.read(text, with: PlainTextReader()) }

    @Test func `every line that is not blank is a block, without the blanks around it`() {
        #expect(
            read("春游安排\n\n　　周五出发。 \t\r\n \u{3000}\r全天返校。") == [
                "title 第1段: 春游安排", "body 第2段: 周五出发。", "body 第3段: 全天返校。",
            ])
        #expect(read("") == [])
        #expect(read(" \n　\n") == [])
    }

    @Test func `a first line that is a sentence, or promises more, or is long, is no title`() {
        #expect(read("大家好！") == ["body 第1段: 大家好！"])
        #expect(read("各位家长：\n你们好") == ["body 第1段: 各位家长：", "body 第2段: 你们好"])
        #expect(read(String(repeating: "长", count: 50)).first?.hasPrefix("title") == true)
        #expect(read(String(repeating: "长", count: 51)).first?.hasPrefix("body") == true)
        #expect(read(String(repeating: "长", count: 400)).first?.hasPrefix("body") == true)
    }

    @Test func `short lines that open with a number as official papers write it are headings`() {
        let lines = [
            "题", "一、总体要求", "（二）工作原则", "(三) 分工", "第十二章 附则", "十一、保障", "一、做好准备。", "一是抓学习", "第一条 宗旨",
            "（附件）", "1. 时间",
        ]
        #expect(
            read(lines.joined(separator: "\n")).map { $0.prefix { $0 != " " } } == [
                "title", "heading", "heading", "heading", "heading", "heading", "body", "body", "body", "body", "body",
            ])
    }

    @Test func `prose leads back to its bytes`() {
        let text = "题\r\n　　甲乙\u{200B}丙\n"
        #expect(source(of: "乙\u{200B}丙", in: text, with: PlainTextReader()) == "乙\u{200B}丙")
        let document = PlainTextReader().read(SourceFile(path: "a", text: text))
        #expect(String(decoding: document.prose.utf8, as: UTF8.self) == "题\n甲乙\u{200B}丙")
        #expect(document.prose.map.segments.count == 2)
    }
}

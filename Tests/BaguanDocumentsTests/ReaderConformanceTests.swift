import BaguanDocuments
import BaguanTesting
import BaguanText
import Testing

@Suite struct ReaderConformanceTests {
    static let samples = [
        "", "\n", "　　\n", "字", "# 题\n\n一段。\n", "第一行\n第二行\n\n第三行",
        "---\ntitle: 通知\n---\n# 通知\n\n正文。",
        "---\n没有结束\n",
        "# 关于*开展*活动的**通知**\n\n各位同事：\n　　本周五下午 3~5 点，\n“读书会”照常举行，见 [报名表](http://example.org \"表\")。  \n地点 `A&B` 厅。\n",
        "- 一\n- [x] 二\n  - 三\n\n    四\n1. 五\n\n> 引文\n> 续行\n>\n> - 引中列\n",
        "| 姓名 | 部门 |\n|---|---|\n| 甲 \\| 乙 | `码` |\n| 丙<br>丁 | ![图](x.png \"题\") |\n",
        "```swift\n// 注\n\n\tlet 甲 = 1\n```\n\n    缩进的段落\n",
        "<div class=\"a\">\n<p>甲<b>乙</b>丙</p>\n<!-- 注\n释 -->\n<br/>丁&nbsp;戊&amp;己\n</div>\n\n<script>\nvar 甲\n</script>\n尾",
        "> <div>\n> 甲\n> 乙</div>\n",
        "前 <!-- 注 --> 后 <span style=\"color:red\">红</span>\\*星\\* &#20013;&#x6587;&bogus; ~~删~~ 一~二，三~四\n",
        "题\n===\n\n副题\n---\n\n***\n\n脚注[^1]\n\n[^1]: 注文\n\n[参]: http://example.org\n",
        "![a](b) ![甲](乙 '丙') 图\n与 ![**丁**](e)",
        "一、总体要求\n（一）原则\n第一章 总则\n正文在此。",
        "零\u{200B}宽 🎉👨‍👩‍👧 é e\u{301} 𠮷野家",
    ]

    @Test(arguments: DocumentFormat.all.map(\.name))
    func `every format keeps the contract of readers`(name: String) throws {
        let format = try #require(DocumentFormat.named(name))
        if let reader = format.reader as? any TextReader {
            #expect(readerViolations(reader, samples: Self.samples) == [])
        } else {
            let write = try #require(SampleFiles.writers[name], "no writer of samples in this format")
            #expect(readerViolations(format.reader, files: Self.samples.map { write(lines(of: $0)) }) == [])
        }
    }

    @Test(arguments: SampleFiles.writers.keys.sorted())
    func `a text in a file that is no text is read line by line as it is`(name: String) throws {
        let format = try #require(DocumentFormat.named(name))
        let write = try #require(SampleFiles.writers[name])
        for sample in Self.samples {
            let document = try format.reader.read(write(lines(of: sample)), path: "sample")
            let plain = PlainTextReader().read(SourceFile(path: "sample", text: sample))
            #expect(document.blocks.map { document.prose[$0.range] } == plain.blocks.map { plain.prose[$0.range] })
            #expect(document.blocks.map(\.role) == plain.blocks.map(\.role))
        }
    }

    private func lines(of text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
}

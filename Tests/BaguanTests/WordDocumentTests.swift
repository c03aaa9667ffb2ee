import Baguan
import BaguanTesting
import Testing

@Suite struct WordDocumentTests {
    private static let rules = RuleSet(BundledPacks.load().packs.flatMap(\.rules))
    private let inspector: Inspector

    init() throws {
        let asOf = try #require(CalendarDate("2026-11-20"))
        inspector = Inspector(rules: Self.rules, asOf: asOf)
    }

    private func findings(in file: WordFile) throws -> [Finding] {
        try inspector.inspect(file.bytes, path: "a.docx").findings.filter { $0.ruleID.description == "institutions/renamed" }
    }

    /// Every twentieth example of the bundled rules.
    static let examples: [String] = rules.rules.flatMap { ($0.examples.bad + $0.examples.good).map(\.text) }.enumerated()
        .filter { $0.offset % 20 == 0 }.map { MarkedText($0.element).plain }

    @Test func `a text in a Word document has the findings it has as plain text`() throws {
        #expect(Self.examples.count > 30)
        for example in Self.examples {
            let plain = try inspector.inspect(Array(example.utf8), path: "a.txt")
            let lines = example.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            let word = try inspector.inspect(WordFile(paragraphs: lines).bytes, path: "a.docx")
            #expect(word.findings.map(Self.summary) == plain.findings.map(Self.summary), "\(example)")
        }
    }

    private static func summary(_ finding: Finding) -> String { "\(finding.ruleID) \(finding.match) \(finding.suggestions)" }

    @Test func `places are told in words, with the heading above but no number of a person in it`() throws {
        let file = WordFile(body: ["读书节通知", "一、联系人王老师 13800138000", "国家卫计委发布通知。"].map { WordFile.paragraph($0) }.joined()
            + WordFile.table([["单位"], ["国家卫计委"]]))
        let found = try findings(in: file)
        #expect(found.map(\.location).count == 2)
        #expect(found.map(\.location).last == "表1第2行")
        let heading = try #require(found.first).location
        #expect(heading.hasPrefix("第3段（一、联系人王老师") && !heading.contains("13800138000"))
    }

    @Test func `hidden text is not held against rules for the page, and is named`() throws {
        let file = WordFile(body: "<w:p>\(WordFile.run("学校开学。"))\(WordFile.run("国家卫计委", properties: "<w:vanish/>"))</w:p>")
        let inspection = try inspector.inspect(file.bytes, path: "a.docx")
        #expect(inspection.findings.isEmpty)
        #expect(inspection.diagnostics.map(\.code) == ["hidden-text"])
        #expect(inspection.diagnostics.first?.message.chinese.contains("第1段（隐藏文字）") == true)
    }

    @Test func `a document of pictures is blank and says what was not read`() throws {
        let picture = "<w:p><w:r><w:drawing><a:blip r:embed=\"x\"/></w:drawing></w:r></w:p>"
        let inspection = try inspector.inspect(WordFile(body: picture + picture).bytes, path: "a.docx")
        #expect(inspection.isBlank)
        #expect(inspection.diagnostics.map(\.code).sorted() == ["blank", "unread-pictures"])
    }

    @Test func `what is said of pictures and the numbers of pages are no words of the draft`() throws {
        let picture = "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"图\" descr=\"操场上的升旗。\"/><a:blip r:embed=\"x\"/></wp:inline></w:drawing></w:r></w:p>"
        let reference = "<w:p><w:pPr><w:sectPr><w:footerReference w:type=\"default\" r:id=\"footer1\"/></w:sectPr></w:pPr></w:p>"
        var file = WordFile(body: picture + reference)
        for (footer, isBlank) in [("— 1 —", true), ("第 1 页 共 3 页", true), ("Page 1 of 3", true), ("青禾中学", false), ("2026年", false)] {
            file.parts = [("footer1", WordFile.paragraph(footer))]
            let inspection = try inspector.inspect(file.bytes, path: "a.docx")
            #expect(inspection.isBlank == isBlank, "\(footer)")
        }
        file = WordFile(body: picture + WordFile.paragraph("1"))
        #expect(try !inspector.inspect(file.bytes, path: "a.docx").isBlank)
    }

    @Test func `an inspection becomes comments, and single suggestions become changes`() throws {
        let file = WordFile(paragraphs: ["请关注国家旅游局官网。"])
        let inspection = try inspector.inspect(file.bytes, path: "a.docx")
        let annotations = inspection.annotations(proposingChanges: true, language: .chinese)
        let index = try #require(inspection.findings.firstIndex { $0.ruleID.description == "institutions/renamed" })
        #expect(annotations[index].change.map { String(decoding: $0.utf8, as: UTF8.self) } == "文化和旅游部")
        #expect(annotations[index].paragraphs.first == inspection.findings[index].message)
        #expect(annotations[index].paragraphs.last == "（错误，规则 institutions/renamed，第1段）")
        let file2 = try WordAnnotator().annotate(
            file.bytes, path: "a.docx", with: annotations, by: AnnotationAuthor(name: "把关", initials: "关"))
        let again = try inspector.inspect(file2.bytes, path: "a.docx")
        #expect(again.findings.filter { $0.ruleID.description == "institutions/renamed" }.isEmpty)
    }
}

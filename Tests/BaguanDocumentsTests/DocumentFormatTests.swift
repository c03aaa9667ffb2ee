import BaguanDocuments
import Testing

@Suite struct DocumentFormatTests {
    @Test func `a file's name tells its format`() {
        #expect(DocumentFormat.ofFile(at: "drafts/a.md")?.name == "markdown")
        #expect(DocumentFormat.ofFile(at: "A.TXT")?.name == "text")
        #expect(DocumentFormat.ofFile(at: "a.tar.markdown")?.name == "markdown")
        #expect(DocumentFormat.ofFile(at: "a.md/readme") == nil)
        #expect(DocumentFormat.ofFile(at: "") == nil)
        #expect(DocumentFormat.ofFile(at: "a.") == nil)
    }

    @Test func `names and endings belong to one format each`() {
        let endings = DocumentFormat.all.flatMap(\.fileExtensions)
        #expect(Set(endings).count == endings.count)
        #expect(endings.allSatisfy { $0 == $0.lowercased() && !$0.hasPrefix(".") })
        #expect(Set(DocumentFormat.all.map(\.name)).count == DocumentFormat.all.count)
        for format in DocumentFormat.all { #expect(DocumentFormat.named(format.name)?.name == format.name) }
    }
}

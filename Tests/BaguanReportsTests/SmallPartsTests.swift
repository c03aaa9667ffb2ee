import BaguanFindings
import BaguanReports
import Testing

@testable import enum BaguanReports.FileURI

struct RunSummaryTests {
    @Test("zeros are said too, and warnings also when all is well")
    func saysTotals() {
        var summary = RunSummary()
        #expect(summary.sentence(in: .chinese) == "检查 0 个文件：错误 0，警告 0，提示 0。")
        let draft = SampleDraft("a.md", "甲乙")
        var doubtful = draft.finding("test/a", .info, "甲", "m")
        doubtful.isUncertain = true
        summary.add(draft.inspection([draft.finding("test/b", .warning, "乙", "m"), doubtful]))
        #expect(summary.sentence(in: .english) == "Checked 1 file: 0 errors, 1 warning, 1 info (1 uncertain).")
        summary.addUnreadable()
        #expect(summary.sentence(in: .chinese) == "检查 2 个文件：错误 0，警告 1，提示 1（其中存疑 1）；1 个文件无法读取。")
        #expect(
            summary.sentence(in: .english)
                == "Checked 2 files: 0 errors, 1 warning, 1 info (1 uncertain); 1 file could not be read.")
    }

    @Test("findings that an exception takes out are not counted")
    func leavesOutSuppressed() {
        var summary = RunSummary()
        let draft = SampleDraft("a.md", "甲")
        summary.add(draft.inspection([], suppressed: [draft.finding("test/a", .error, "甲", "m")]))
        #expect(summary.errorCount == 0)
    }
}

struct FileURITests {
    @Test(arguments: [
        ("content/a.md", "content/a.md"),
        ("./content/a.md", "content/a.md"),
        (".//a.md", "a.md"),
        ("../a.md", "../a.md"),
        ("社群/a b.md", "%E7%A4%BE%E7%BE%A4/a%20b.md"),
        ("c:x%?#.md", "c%3Ax%25%3F%23.md"),
        ("/srv/a.md", "file:///srv/a.md"),
        ("a\nb\u{1B}", "a%0Ab%1B"),
        ("-", "-"),
    ])
    func encodes(_ path: String, _ uri: String) {
        #expect(FileURI.of(path) == uri)
    }
}

import Baguan
import Testing

@Suite struct ApprovalTests {
    private func publication(
        _ text: String, sidecar: String? = nil, files: [String: String] = [:]
    ) throws -> (publication: ReviewedPublication, diagnostics: [Diagnostic]) {
        let bytes = Array(text.utf8)
        let document = MarkdownReader().read(try SourceFile(path: "a.md", bytes: bytes))
        var diagnostics: [Diagnostic] = []
        var form = PublicationForm()
        if let range = document.frontMatter {
            form = PublicationMetadata(frontMatter: range, of: document.source, diagnostics: &diagnostics).form
        }
        if let sidecar {
            let beside = PublicationForm(sidecar: Array(sidecar.utf8), path: "a.md.baguan.yml", diagnostics: &diagnostics)
            form = form.merged(with: beside, diagnostics: &diagnostics)
        }
        func read(_ path: String) -> [UInt8]? { files[path].map { Array($0.utf8) } }
        let publication = ReviewedPublication(
            document, bytes: bytes, path: "a.md", kind: .wechatPost, form: form, attached: try AttachedFiles(of: form, read: read),
            read: read)
        return (publication, diagnostics)
    }

    private static let post = """
        ---
        title: 秋游
        author: 白羽
        ---
        # 秋游

        明天去 [植物园](https://garden.example) 秋游。

        ![](tree.png)

        <img alt="花" src='flower.png'>

        编辑：沈朗　二审：陆青　终审：方仪
        """

    @Test func `The policy and the roster that come with baguan are sound and fit each other`() throws {
        var diagnostics: [Diagnostic] = []
        let policy = try #require(Policy(Array(ApprovalDefaults.policy.utf8), path: "policy.yml", diagnostics: &diagnostics))
        let roster = Roster(
            Array(ApprovalDefaults.roster.utf8), path: "roster.yml", roles: policy.roles.keys.sorted(), diagnostics: &diagnostics)
        #expect(diagnostics == [])
        #expect(Set(policy.kinds.keys) == Set(PublicationKind.allCases))
        #expect(roster.people.map(\.name) == ["张三", "李四", "王五", "赵六"])
        // Every stage, overrides and publishing have as many people as they take.
        let day = try #require(CalendarDate("2026-11-20"))
        let needs = policy.kinds.values.flatMap(\.stages).map { ($0.role, $0.need) }
            + [policy.override].compactMap { $0 }.map { ($0.role, $0.need) } + policy.publishers.map { ($0, 1) }
        for (role, need) in needs {
            #expect(roster.people.count { $0.holds(role, on: day) } >= need, "\(role)")
        }
    }

    @Test func `A draft is taken apart with its form, credits and whatever it names`() throws {
        let (publication, diagnostics) = try publication(
            Self.post, sidecar: "编号: post-7\nkind: bulletin\n责任人: 白羽\n")
        #expect(diagnostics == [])
        #expect(publication.id == "post-7")
        #expect(publication.kind == .bulletin)
        #expect(publication.form[.author] == "白羽" && publication.form[.responsible] == "白羽")
        #expect(publication.credits.map(\.stage) == ["编辑", "复审", "终审"])
        #expect(publication.credits.map(\.names) == [["沈朗"], ["陆青"], ["方仪"]])
        #expect(publication.credits[0].covers.contains("初审"))
        #expect(publication.credits[0].location == "第3段")
    }

    @Test(arguments: [
        ("另一张照片", "tree.png", ChangeKind.rework), ("另一朵花", "flower.png", .rework), ("不相干", "other.png", .identical),
    ])
    func `A picture changed behind the draft's back is another publication`(
        content: String, path: String, change: ChangeKind
    ) throws {
        let files = ["tree.png": "树", "flower.png": "花", "other.png": "别的"]
        let before = try publication(Self.post, files: files).publication.subject
        let after = try publication(Self.post, files: files.merging([path: content]) { $1 }).publication.subject
        #expect(ChangeKind(from: before, to: after) == change)
    }

    @Test(arguments: [
        ("# 秋游", "## 秋游", ChangeKind.rework), ("明天去", "明天~~不~~去", .rework), ("garden.example", "garden.example/x", .rework),
        ("tree.png", "flower.png", .rework), ("明天去 ", "明天去\n", .layout), ("编辑：", "编辑:", .layout), ("方仪", "方仪<!-- 注 -->", .rework),
        ("author: 白羽", "author: 白雨", .rework),
    ])
    func `An edit of the draft is told for what it is`(old: String, new: String, change: ChangeKind) throws {
        let before = try publication(Self.post).publication.subject
        let after = try publication(Self.post.replacing(old, with: new)).publication.subject
        #expect(ChangeKind(from: before, to: after) == change)
    }

    @Test func `Line ends and the byte order mark are the file's and not the text's`() throws {
        let before = try publication(Self.post).publication.subject
        let after = try publication("\u{FEFF}" + Self.post.replacing("\n", with: "\r\n")).publication.subject
        #expect(ChangeKind(from: before, to: after) == .repack)
    }

    @Test func `What the file beside a draft says is approved with it`() throws {
        let before = try publication(Self.post, sidecar: "主讲人: 沈朗\n提纲: 提纲.txt\n", files: ["提纲.txt": "一"]).publication
        let speaker = try publication(Self.post, sidecar: "主讲人: 陆青\n提纲: 提纲.txt\n", files: ["提纲.txt": "一"]).publication
        let outline = try publication(Self.post, sidecar: "主讲人: 沈朗\n提纲: 提纲.txt\n", files: ["提纲.txt": "二"]).publication
        #expect(before.subject.bytes == speaker.subject.bytes)
        #expect(ChangeKind(from: before.subject, to: speaker.subject) == .rework)
        #expect(ChangeKind(from: before.subject, to: outline.subject) == .rework)
        // The code on paper is another one, though the draft's own file is the same.
        #expect(before.subject.whole != outline.subject.whole)
        let gone = try publication(Self.post, sidecar: "主讲人: 沈朗\n提纲: 提纲.txt\n").publication
        #expect(gone.missingFiles == [NamedFile(field: .outline, path: "提纲.txt")])
        #expect(before.missingFiles == [] && gone.subject.whole != before.subject.whole)
    }

    @Test func `A row of a register is a publication by itself`() throws {
        var diagnostics: [Diagnostic] = []
        func row(_ text: String) throws -> ReviewedPublication {
            let table = "编号,内容,地点,责任人,挂出日期,撤除日期,备注\n" + text
            let register = Register(Array(table.utf8), path: "b.csv", kind: .banner, diagnostics: &diagnostics)
            return ReviewedPublication(row: try #require(register.forms.first))
        }
        let before = try row("H-1,书香校园,东门,白羽,2026-11-02,2026-11-20,\n")
        #expect(before.id == "H-1" && before.kind == .banner)
        // Another way to write a day and a note of no field change nothing.
        #expect(try row("H-1,书香校园,东门,白羽,2026/11/2,2026/11/20,已挂\n").subject == before.subject)
        #expect(ChangeKind(from: before.subject, to: try row("H-1,书香校园,西门,白羽,2026-11-02,2026-11-20,\n").subject) == .rework)
        #expect(diagnostics == [])
    }
}

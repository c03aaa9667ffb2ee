import BaguanFindings
import BaguanText
import Testing

@testable import BaguanRules

@Suite struct PublicationMetadataTests {
    /// Reads the text between the `---` lines of a draft.
    private func read(_ draft: String) throws -> (PublicationMetadata, SourceFile, [Diagnostic]) {
        let source = SourceFile(path: "a.md", text: draft)
        let start = try #require(draft.firstRange(of: "---\n")).upperBound
        let end = try #require(draft[start...].firstRange(of: "---")).lowerBound
        let range = draft.utf8.distance(from: draft.startIndex, to: start)..<draft.utf8.distance(from: draft.startIndex, to: end)
        var diagnostics: [Diagnostic] = []
        let metadata = PublicationMetadata(frontMatter: Range(utf8: range), of: source, diagnostics: &diagnostics)
        return (metadata, source, diagnostics)
    }

    @Test func `Each value leads back to its place in the draft`() throws {
        let (metadata, source, diagnostics) = try read("""
            ---
            title: "县卫计委 到访"
            date: 2026-11-20T08:00:00+08:00
            kind: wechat-post
            author: 宣传部
            digest: 'It''s 摘要'
            layout: post
            ---
            正文
            """)
        #expect(diagnostics == [])
        let title = try #require(metadata.title)
        #expect(title.value == "县卫计委 到访")
        #expect(source[title.range] == "县卫计委 到访")
        let match = ProseOffset(3)..<ProseOffset(12)
        #expect(title.mapped[match] == "卫计委")
        #expect(source[title.mapped.map.source(of: match)] == "卫计委")
        #expect(title.mapped.map.isVerbatim(match))
        #expect(metadata.date?.value == CalendarDate(year: 2026, month: 11, day: 20))
        #expect(metadata.date.map { source[$0.range] } == "2026-11-20T08:00:00+08:00")
        #expect(metadata.kind?.value == .wechatPost)
        #expect(metadata.author?.value == "宣传部")
        let digest = try #require(metadata.digest)
        #expect(digest.value == "It's 摘要")
        #expect(source[digest.range] == "It''s 摘要")
        #expect(!digest.mapped.map.isVerbatim(ProseOffset(0)..<ProseOffset(4)))
        #expect(source[digest.mapped.map.source(of: ProseOffset(0)..<ProseOffset(4))] == "It''s 摘要")
    }

    @Test func `Chinese keys and kinds are understood`() throws {
        let (metadata, _, diagnostics) = try read("""
            ---
            标题: 讲座通知
            发布日期: 2026年11月20日
            类型: 讲座
            作者: [甲, 乙]
            摘要: |
              一句话
            ---
            """)
        #expect(diagnostics == [])
        #expect(metadata.title?.value == "讲座通知")
        #expect(metadata.date?.value == CalendarDate(year: 2026, month: 11, day: 20))
        #expect(metadata.kind?.value == .lecture)
        #expect(metadata.author?.value == "甲、乙")
        #expect(metadata.digest?.value == "一句话\n")
    }

    @Test func `What belongs to the site generator is passed over`() throws {
        let (metadata, _, diagnostics) = try read("""
            ---
            title: 标题
            tags: &t [a, b]
            also: *t
            when: !!timestamp 2026-02-30
            title2: x
            tags: again
            params: {title: 别的}
            date:
            ---
            """)
        #expect(diagnostics == [])
        #expect(metadata.title?.value == "标题")
        #expect(metadata.date == nil)
    }

    @Test func `Trouble is shown at its line in the draft`() throws {
        let (metadata, _, diagnostics) = try read("---\ntitle: 标题\ndate: 2026-02-30\nkind: lectur\n---\n")
        #expect(metadata.title?.value == "标题")
        #expect(metadata.date == nil)
        #expect(render(diagnostics) == """
            a.md:3:7: impossible-date: 没有“2026-02-30”这一天 | there is no such day as “2026-02-30”
              date: 2026-02-30
              ······^^^^^^^^^^
              = 检查月份和日子 | check the month and the day
            a.md:4:7: unknown-kind: 不认识的发布物种类“lectur” | unknown kind of publication “lectur”
              kind: lectur
              ······^^^^^^
              = 是不是想写“lecture”？ | did you mean “lecture”?
            """)
        #expect(diagnostics.map(\.level) == [.error, .note])
    }

    @Test func `Broken YAML is a diagnostic`() throws {
        let (metadata, _, diagnostics) = try read("---\r\n---\n标题\ntitle: 标题: 副标题\n---\n")
        #expect(metadata == PublicationMetadata())
        #expect(summary(diagnostics) == ["4:6 front-matter"])
    }

    @Test(arguments: [
        ("---\ntitle：消防演练\n---\n", "2:6 front-matter"), ("---\n日期: 2026-11-20\n标题：消防演练\nkind: lecture\n---\n", "3:3 front-matter"),
        ("---\n标题：消防演练\n日期：2026-11-20\n---\n", "2:3 front-matter"), ("---\n日期：2026-11-20\n---\n", "2:3 front-matter"),
        ("---\n类型：讲座\ntitle: 消防演练\n---\n", "2:3 front-matter"),
    ])
    func `A colon of full width is named`(text: String, expected: String) throws {
        let (_, _, diagnostics) = try read(text)
        #expect(summary(diagnostics) == [expected])
        #expect(diagnostics.allSatisfy { $0.message.chinese.contains("后面是中文冒号“：”") })
    }

    @Test func `An empty front matter says nothing`() throws {
        let (metadata, _, diagnostics) = try read("---\n---\n正文")
        #expect(metadata == PublicationMetadata())
        #expect(diagnostics == [])
    }
}

import Baguan
import BaguanFindings
import BaguanText
import Testing

/// Exceptions that a draft writes in its comments.
@Suite struct DirectiveTests {
    private func inspector(asOf: String = "2026-11-21") throws -> Inspector {
        let rules = try rules(
            ["names": termRule("{find: 旧称, suggest: 新称}"), "places": termRule("{find: 旧址, suggest: 新址}")])
        return Inspector(
            rules: rules, asOf: try #require(CalendarDate(asOf)),
            knownRules: rules.map(\.id) + [RuleID(pack: "sample", name: "off")])
    }

    private func inspect(_ text: String, path: String = "draft.md", asOf: String = "2026-11-21") throws -> Inspection {
        try inspector(asOf: asOf).inspect(Array(text.utf8), path: path)
    }

    /// `line:column rule message` of every finding that counts.
    private func lines(_ inspection: Inspection) -> [String] {
        inspection.findings.map { finding in
            let position = inspection.source.lines.position(of: finding.range.lowerBound)
            return "\(position.line):\(position.column) \(finding.ruleID) \(finding.message)"
        }
    }

    @Test func `A comment excepts its own line`() throws {
        let inspection = try inspect("今日旧称开会。<!-- baguan-disable-line sample/names -- 引用老校刊 -->\n\n明日旧称开会。\n")
        #expect(lines(inspection) == ["3:3 sample/names 旧称→新称"])
        let finding = try #require(inspection.suppressed.first)
        #expect(finding.match == "旧称")
        #expect(finding.suppression == Suppression(kind: .inline, reason: "引用老校刊", position: TextPosition(line: 1, column: 8)))
    }

    @Test func `A comment excepts the next line on which there is text`() throws {
        let inspection = try inspect(
            """
            <!-- baguan-disable-next-line sample/names -- 引用老校刊 until=2026-12-31 -->
            <!-- baguan-disable-next-line sample/places -- 老地图 -->

            旧称在旧址开会。

            旧称散会。

            """)
        #expect(lines(inspection) == ["6:1 sample/names 旧称→新称"])
        #expect(inspection.suppressed.map(\.match) == ["旧称", "旧址"])
        #expect(inspection.suppressed.first?.suppression?.until == CalendarDate("2026-12-31"))
    }

    @Test func `A stretch reaches from disable to enable`() throws {
        let inspection = try inspect(
            """
            旧称之前。

            <!-- baguan-disable sample/names、sample/places —— 校史照录 -->

            旧称在旧址。

            <!-- baguan-enable sample/names sample/places -->

            旧址之后。

            """)
        #expect(lines(inspection) == ["1:1 sample/names 旧称→新称", "9:1 sample/places 旧址→新址"])
        #expect(inspection.suppressed.compactMap(\.suppression?.reason) == ["校史照录", "校史照录"])
    }

    @Test func `A web page may except, too, but not in a script`() throws {
        let page = "<p>旧称<!-- baguan-disable-line sample/names -- 引用 --></p>\n<script>/* <!-- baguan-disable sample/names -- 不是注释 --> */</script>\n<p>旧称</p>\n"
        let inspection = try inspect(page, path: "page.html")
        #expect(lines(inspection) == ["3:4 sample/names 旧称→新称"])
        #expect(inspection.suppressed.count == 1)
    }

    @Test func `What is missing altogether has no line, and is excepted by a stretch`() throws {
        let rules = try rules(["source": "check: required\ntitle: 来源\nmessage: 没有来源\nseverity: error\nany-of: [来源]"])
        let inspector = Inspector(rules: rules, asOf: try #require(CalendarDate("2026-11-21")))
        let line = try inspector.inspect(Array("正文。<!-- baguan-disable-line sample/source -- 转载 -->\n".utf8), path: "a.md")
        #expect(line.findings.map(\.ruleID.description) == ["sample/source", "suppressions/unused"])
        let stretch = "<!-- baguan-disable sample/source -- 转载 -->\n正文。\n\n<!-- baguan-enable sample/source -->\n"
        #expect(try inspector.inspect(Array(stretch.utf8), path: "a.md").findings.isEmpty)
    }

    @Test(arguments: [
        ("<!-- baguan-disable-line -- 引用 -->", "malformed 例外没有写明是哪条规则，不起作用；写规则全名，如 institutions/renamed"),
        ("<!-- baguan-disable-line sample/names -->", "malformed 例外没有写明理由，不起作用；在规则名后面写“-- 理由”"),
        ("<!-- baguan-disable-line sample/names -- until=2026-12-31 -->", "malformed 例外没有写明理由，不起作用；在规则名后面写“-- 理由”"),
        ("<!-- baguan-disable-line sample -- 引用 -->", "malformed 例外里的“sample”不是规则的全名，例外不起作用；写规则全名，如 institutions/renamed"),
        ("<!-- baguan-disable-line sample/names -- 引用 until=明年 -->", "malformed 例外的期限“until=明年”不是日期，例外不起作用；写成 until=2026-12-31"),
        ("<!-- baguan-disable-line sample/names -- 引用 until=2026-02-30 -->", "malformed 例外的期限“until=2026-02-30”不是日期，例外不起作用；写成 until=2026-12-31"),
        ("<!-- baguan-disable-line sample/name -- 引用 -->", "malformed 没有规则叫“sample/name”，例外不起作用；是不是想写“sample/names”？"),
        ("<!-- baguan-ignore sample/names -- 引用 -->", "malformed 看不懂的例外“baguan-ignore”，不起作用；写 baguan-disable-line、baguan-disable-next-line，或者成对写 baguan-disable 和 baguan-enable"),
        ("<!-- baguan: disable-line sample/names -- 引用 -->", "malformed 看不懂的例外“baguan:”，不起作用；写 baguan-disable-line、baguan-disable-next-line，或者成对写 baguan-disable 和 baguan-enable"),
        ("<!-- baguan-disable-line sample/names -- 引用 until=2026-11-20 -->", "expired sample/names 的例外到 2026-11-20 为止，已经过期，不再起作用；改好稿件，或者重新说明理由和期限"),
    ])
    func `An exception that says nothing excepts nothing`(comment: String, message: String) throws {
        let inspection = try inspect("旧称。\(comment)\n")
        #expect(lines(inspection) == ["1:1 sample/names 旧称→新称", "1:4 suppressions/\(message)"])
        #expect(inspection.suppressed.isEmpty)
    }

    @Test func `On its last day an exception still holds`() throws {
        let text = "旧称。<!-- baguan-disable-line sample/names -- 引用 until=2026-11-21 -->\n"
        #expect(try inspect(text).findings.isEmpty)
        #expect(try inspect(text, asOf: "2026-11-22").findings.map(\.ruleID.name) == ["names", "expired"])
    }

    @Test func `An exception that excepts nothing is a finding, unless its rule is off`() throws {
        let inspection = try inspect("新称。<!-- baguan-disable-line sample/names sample/off -- 引用 -->\n")
        // Nobody looked for what is off, so nobody can tell.
        #expect(lines(inspection) == ["1:4 suppressions/unused 这里没有 sample/names 要免除的问题；删去这个例外"])
    }

    @Test func `A stretch has an end, and an end its beginning`() throws {
        let inspection = try inspect("<!-- baguan-disable sample/names -- 校史照录 -->\n\n旧称。\n")
        #expect(lines(inspection) == ["1:1 suppressions/unclosed 没有对应的 baguan-enable，sample/names 的例外一直管到文末"])
        #expect(inspection.suppressed.count == 1)
        #expect(try lines(inspect("旧址。\n\n<!-- baguan-enable sample/names -->\n")).last == "3:1 suppressions/unused 前面没有对 sample/names 的 baguan-disable")
    }

    @Test func `What is program text, or speaks to people, excepts nothing`() throws {
        #expect(try inspect("写法：`<!-- baguan-disable sample/names -- 理由 -->`。旧称。\n").findings.count == 1)
        #expect(try inspect("```\n<!-- baguan-disable sample/names -- 理由 -->\n```\n\n旧称。\n").findings.count == 1)
        #expect(try inspect("<!-- baguan 的规则到年底要改 -->\n\n旧称。\n").findings.count == 1)
    }

    @Test func `In plain text there are no comments`() throws {
        let inspection = try inspect("旧称。<!-- baguan-disable-line sample/names -- 引用 -->\n", path: "draft.txt")
        #expect(lines(inspection) == [
            "1:1 sample/names 旧称→新称",
            "1:4 suppressions/malformed 这种格式没有注释，写在文中的例外不起作用，还会被读者看到；写进 .baguan-waivers.yml",
        ])
    }

    @Test func `A draft full of exceptions is read in the time of its length`() throws {
        let pieces = 20_000
        let text = String(repeating: "<!-- baguan-disable sample/names -- 照录 -->旧称<!-- baguan-enable sample/names -->\n\n", count: pieces)
        let inspection = try inspect(text)
        #expect(inspection.findings.isEmpty)
        #expect(inspection.suppressed.count == pieces)
    }

    @Test func `Many exceptions before one line are read in the time of their length`() throws {
        let count = 20_000
        let text = String(repeating: "<!-- baguan-disable-next-line sample/names -- 照录 -->\n\n", count: count) + "旧称。\n"
        let inspection = try inspect(text)
        #expect(inspection.findings.isEmpty)
        #expect(inspection.suppressed.count == 1)
    }
}

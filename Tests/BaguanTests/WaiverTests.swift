import Baguan
import Testing

/// Exceptions kept beside the drafts.
@Suite struct WaiverTests {
    private let inspector: Inspector
    private let known: [RuleID]

    init() throws {
        inspector = try Inspector(rules([
            "names": termRule("{find: 旧称, suggest: 新称}"),
            "source": "check: required\ntitle: 来源\nmessage: 没有来源\nseverity: error\nany-of: [来源]",
        ]))
        known = inspector.rules.rules.map(\.id)
    }

    private func list(_ text: String) -> (list: WaiverList, diagnostics: [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        return (WaiverList(Array(text.utf8), path: ".baguan-waivers.yml", knownRules: known, diagnostics: &diagnostics), diagnostics)
    }

    private func waiver(quote: String?, files: String? = nil, rule: String = "sample/names", until: String = "2026-12-31") -> String {
        "  - rule: \(rule)\n" + (quote.map { "    quote: \($0)\n" } ?? "") + (files.map { "    files: \($0)\n" } ?? "")
            + "    reason: 旧文件标题\n    person: 何洁\n    until: \(until)\n"
    }

    private func judged(_ text: String, by list: WaiverList, path: String = "a.md", today: String = "2026-11-21") throws -> Inspection {
        let inspection = try inspector.inspect([0xEF, 0xBB, 0xBF] + Array(text.utf8), path: path)
        return list.applied(to: inspection, path: path, today: try #require(CalendarDate(today)))
    }

    @Test func `A waiver excepts the finding in the words that it quotes`() throws {
        let list = list("waivers:\n" + waiver(quote: "关于旧称 改制")).list
        let judged = try judged("来源：校史。\n\n关于旧称改制的决定。\n\n旧称开会。\n", by: list)
        #expect(judged.places == ["5:1-5:3 旧称"])
        #expect(judged.suppressed.map(\.suppression) == [
            Suppression(
                kind: .waiver, reason: "旧文件标题", person: "何洁", until: CalendarDate("2026-12-31"),
                position: TextPosition(line: 2, column: 5))
        ])
    }

    @Test(arguments: [
        ("旧称", 2), ("关于旧称改制的决定。", 1), ("会上宣读了。关于旧称改制的决定。大家鼓掌。", 1), ("旧", 0), ("关于", 0), ("关于旧称的决定", 0),
    ])
    func `A quotation holds the match, or the sentence around it`(quote: String, count: Int) throws {
        let list = list("waivers:\n" + waiver(quote: quote)).list
        #expect(try judged("来源：校史。\n\n关于旧称改制的决定。\n\n旧称开会。\n", by: list).suppressed.count == count)
    }

    @Test func `What is missing is waived without a quotation, in the drafts that are named`() throws {
        let list = list("waivers:\n" + waiver(quote: nil, files: "[old/]", rule: "sample/source")).list
        #expect(try judged("旧称。\n", by: list, path: "old/a.md").findings.map(\.ruleID.name) == ["names"])
        #expect(try judged("旧称。\n", by: list, path: "new/a.md").findings.map(\.ruleID.name).sorted() == ["names", "source"])
    }

    @Test func `A waiver ends`() throws {
        let list = list("waivers:\n" + waiver(quote: "旧称", until: "2026-11-21")).list
        let (last, next) = try (#require(CalendarDate("2026-11-21")), #require(CalendarDate("2026-11-22")))
        #expect(try judged("来源：旧称。\n", by: list).findings == [])
        #expect(list.inspection(today: last, used: nil, activeRules: Set(known)) == nil)
        #expect(try judged("来源：旧称。\n", by: list, today: "2026-11-22").findings.count == 1)
        let faults = try #require(list.inspection(today: next, used: nil, activeRules: Set(known)))
        #expect(faults.places == ["3:12-3:14 旧称"])
        #expect(faults.findings.map(\.message) == ["sample/names 的例外到 2026-11-21 为止，已经过期，不再起作用；改好稿件，或者重新说明理由和期限"])
    }

    @Test func `A waiver that no draft needs, or that names no rule, is a finding`() throws {
        let list = list("waivers:\n" + waiver(quote: "旧称") + waiver(quote: "旧称校友会") + waiver(quote: "旧称", rule: "sample/name")).list
        let used = Set(try judged("来源：旧称。\n", by: list).suppressed.compactMap { $0.suppression?.position })
        let today = try #require(CalendarDate("2026-11-21"))
        #expect(list.inspection(today: today, used: used, activeRules: Set(known))?.findings.map(\.message) == [
            "没有稿件用到 sample/names 的这个例外；核对引文，或者删去", "没有规则叫“sample/name”；是不是想写“sample/names”？",
        ])
        // Nobody can tell who has not looked at all.
        #expect(list.inspection(today: today, used: nil, activeRules: Set(known))?.findings.count == 1)
        #expect(list.inspection(today: today, used: used, activeRules: [])?.findings.count == 1)
    }

    @Test(arguments: [
        ("waivers:\n  - {rule: sample/names, quote: 旧称}\n", ["missing-field", "missing-field", "missing-field"]),
        ("waivers:\n  - {rule: sample, reason: 甲, person: 乙, until: 2026-12-31}\n", ["bad-selector"]),
        ("waivers:\n  - {rule: sample/names, reason: 甲, person: 乙, until: 年底}\n", ["bad-date"]),
        ("waiver: []\n", ["unknown-field", "missing-field"]),
        ("waivers: [\n", ["yaml-syntax"]),
    ])
    func `A file that cannot be understood waives nothing`(text: String, codes: [String]) throws {
        let (list, diagnostics) = list(text)
        #expect(diagnostics.map(\.code) == codes)
        #expect(list.waivers.isEmpty)
    }
}

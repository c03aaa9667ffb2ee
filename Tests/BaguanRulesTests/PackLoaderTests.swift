import BaguanFindings
import BaguanText
import Testing

@testable import BaguanRules

@Suite struct PackLoaderTests {
    @Test func `A sound pack loads without a diagnostic`() throws {
        let outcome = load(["rules/renamed.yml": soundRule])
        #expect(render(outcome.diagnostics) == "")
        let pack = try #require(outcome.pack)
        #expect(pack.id == "sample")
        #expect(pack.title == "样例")
        #expect(pack.version == "1.0.0")
        #expect(pack.language == "zh")
        let rule = try #require(pack.rules.first)
        #expect(rule.id == RuleID(pack: "sample", name: "renamed"))
        #expect(rule.check == "term")
        #expect(rule.severity == .error)
        #expect(rule.scope == [.title, .body])
        #expect(rule.tags == ["outdated"])
        #expect(rule.parameters.string("boundary") == "word")
        #expect(rule.parameters.place("boundary")
            == FilePlace(path: "sample/rules/renamed.yml", position: TextPosition(line: 9, column: 11)))
        #expect(rule.entries.map(\.find) == [["国家卫计委"], ["国家旅游局"]])
        #expect(rule.entries[0].suggest == ["国家卫生健康委"])
        #expect(rule.entries[0].period == Period(until: PartialDate(year: 2018, month: 3)))
        #expect(rule.entries[1].place.position == TextPosition(line: 12, column: 5))
        #expect(rule.exceptions == Exceptions(after: ["原"], inside: ["《》"], history: true))
        #expect(rule.examples.bad.count == 2)
        #expect(rule.examples.bad[0].date == CalendarDate(year: 2026, month: 11, day: 20))
        #expect(rule.examples.bad[0].suggest == ["国家卫生健康委"])
        #expect(rule.examples.good[1].text == "原国家卫计委印发方案。")
    }
}

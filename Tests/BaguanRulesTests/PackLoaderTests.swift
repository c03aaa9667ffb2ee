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

    @Test func `A table may name its columns in Chinese`() throws {
        let text = """
            id: names
            check: term
            title: 名称
            message: “{match}”应为“{suggest}”
            severity: error
            entries-from: ../tables/names.csv
            examples:
              bad: [{text: ⟦甲校⟧开学。}, {text: 请到⟦甲校⟧。}]
              good: [{text: 乙校开学。}, {text: 丙校开学。}]
            """
        let table = "词语,建议,起,止,说明,依据,网址,级别,前面是,后面是,属于\n甲校,乙校,2018,2020-08,更名,批复,https://a.example,warning,原,区,甲校园\n"
        let outcome = load(["rules/names.yml": text, "tables/names.csv": table])
        #expect(render(outcome.diagnostics) == "")
        let entry = try #require(outcome.pack?.rules.first?.entries.first)
        #expect(entry.find == ["甲校"] && entry.suggest == ["乙校"] && entry.note == "更名" && entry.source == "批复")
        #expect(entry.period == Period(from: PartialDate(year: 2018), until: PartialDate(year: 2020, month: 8)))
        #expect(entry.url == "https://a.example" && entry.severity == .warning)
        #expect(entry.exceptions == Exceptions(after: ["原"], before: ["区"], within: ["甲校园"]))
    }
}

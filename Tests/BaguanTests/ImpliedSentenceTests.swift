import Baguan
import Testing

/// What entries imply by themselves is tried, and an entry that does not do what it says fails.
@Suite struct ImpliedSentenceTests {
    private static let tester = PackTester(asOf: CalendarDate("2026-11-20")!)

    /// The failures of a rule's entries, in words; its examples are of no matter here.
    private func causes(_ fields: String, of check: String = "term") throws -> [String] {
        let rule = "check: \(check)\ntitle: 试\nmessage: '{match}'\nseverity: error\n" + fields
        var rules = try rules(["trial": rule], examples: "examples:\n  bad: [{text: ⟦一⟧}, {text: ⟦二⟧}]\n  good: [{text: 三}, {text: 四}]\n")
        rules[0].examples = Examples()
        return Self.tester.test(rules).failures.map { PackTesterTests.words($0.cause) }.filter { $0 != "never fires" }
    }

    @Test func `Sound entries of every check that can imply something pass`() throws {
        #expect(try causes("entries: [{find: 农业部, suggest: 农业农村部, before: [门], within: [中农业部队]}]") == [])
        #expect(try causes("entries: [{find: 明德笃行求是创新, variants: 明德笃行求真创新}]", of: "canonical") == [])
        #expect(try causes("entries: [{find: 四个意识, members: 政治意识;大局意识;核心意识;看齐意识}]", of: "enumeration") == [])
        #expect(try causes("find: article\nentries: [{find: 教育法, articles: '86'}]", of: "law") == [])
        #expect(try causes("find: effective\nentries: [{find: 教师法, effective: '1994-01-01'}, {find: 学位法, effective: '2024-12-31'}]", of: "law") == [])
        #expect(try causes("entries: [{find: 建校, epoch: '1956-09', unit: 周年}, {find: 教师节, epoch: '1985-09-10', unit: 个, first: '1'}]", of: "anniversary") == [])
        #expect(try causes("find: announced\nentries: [{find: [个方面, 点要求]}, {find: 个}]", of: "count") == [])
        #expect(try causes("find: phrase\nextent: line\nentries: [{find: 展开全文}]", of: "residue") == [])
        #expect(try causes("entries: [{find: [县教科局, 县教体局], suggest: 县教育局}]", of: "consistency") == [])
    }

    @Test func `A law of which an exception hides every article is told`() throws {
        let fields = "find: article\nentries: [{find: 教育法, articles: '86'}]\nexcept: {before: [规定]}"
        #expect(try causes(fields, of: "law") == ["《教育法》第八十七条规定。 is not found on 2026-11-20"])
    }

    @Test func `A family that the words for openness hide is told`() throws {
        let fields = "find: parts\nmarkers: [其中]\nunits: [人]\nopen: [男]\nentries: [{find: [男, 女]}]"
        #expect(try causes(fields, of: "arithmetic") == ["共有100人，其中男60人、女50人。 is not found on 2026-11-20"])
    }

    @Test func `An entry that a rule's own exception swallows is told`() throws {
        let fields = "find: named-day\nentries: [{find: 烈士纪念日, day: 09-30}]\nexcept: {before: [是烈士纪念日]}"
        #expect(try causes(fields, of: "date") == ["2026年10月1日是烈士纪念日。 is not found on 2026-09-30"])
    }

    @Test func `Bundled entries imply what they should of every check that has any`() {
        let rules = BundledPacks.load().packs.flatMap(\.rules)
        let silent = Set(rules.filter { !$0.entries.isEmpty && CheckRegistry.impliedSentences(of: $0).isEmpty }.map(\.check))
        // Its entries are words in which nothing is suspected: by themselves they imply no finding.
        #expect(silent == ["suspect"])
    }
}

/// What no example exercises is named.
@Suite struct RuleCoverageTests {
    private func coverage(_ fields: String, bad: String, good: String = "[{text: 三}, {text: 四}]", of check: String = "term") throws -> RuleCoverage {
        let rule = "check: \(check)\ntitle: 试\nmessage: '{match}'\nseverity: error\n" + fields
        let loaded = try rules(["trial": rule], examples: "examples:\n  bad: \(bad)\n  good: \(good)\n")
        return RuleCoverage(of: try #require(loaded.first), asOf: try #require(CalendarDate("2026-11-20")))
    }

    private func gaps(_ coverage: RuleCoverage) -> [String] { coverage.gaps.map { "\($0.kind) \($0.field) \($0.text)" } }

    private let bad = "[{text: ⟦农业部⟧发文}, {text: 看⟦农业部⟧}]"

    @Test func `An exception that an example needs, or that works by itself, is covered`() throws {
        let coverage = try coverage(
            "entries: [{find: 农业部}]\nexcept: {before: [门], inside: [《》]}", bad: bad, good: "[{text: 《农业部》}, {text: 四}]")
        #expect(gaps(coverage) == [])
        #expect(coverage.counts == [.entry: .init(total: 1, covered: 1), .exception: .init(total: 2, covered: 2)])
    }

    @Test func `An exception that does nothing is a gap`() throws {
        // Behind 前苏联 stands 苏联, too; 农业银行 does not hold the wording; no example is between marks.
        let coverage = try coverage(
            "entries: [{find: 农业部}]\nexcept: {after: [苏联, 前苏联], within: [中国农业银行], inside: [《》], history: true}", bad: bad)
        #expect(gaps(coverage) == ["exception after 前苏联", "exception within 中国农业银行", "exception inside 《》", "exception history true"])
    }

    @Test func `Words of an option that no example has are gaps`() throws {
        let coverage = try coverage(
            "find: mobile\nunlike: [单号, 流水号]", bad: "[{text: 号码⟦13800138000⟧}, {text: 打⟦13800138000⟧}]",
            good: "[{text: 单号13800138000}, {text: 四}]", of: "personal-data")
        #expect(gaps(coverage) == ["option unlike 流水号"])
    }

    @Test func `A variant without which nothing is found is a gap`() throws {
        let coverage = try coverage(
            "entries: [{find: 明德笃行求是创新, variants: 明德笃行求真创新;厚德博学}]", bad: "[{text: ⟦明德笃行求是创业⟧}, {text: ⟦明得笃行求是创新⟧}]",
            of: "canonical")
        #expect(gaps(coverage) == ["exception variants 厚德博学"])
    }
}

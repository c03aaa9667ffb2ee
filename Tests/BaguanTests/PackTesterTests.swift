import Baguan
import Testing

/// A pack with one thing wrong gives exactly the failure that tells it.
@Suite struct PackTesterTests {
    static let tester = PackTester(asOf: CalendarDate("2026-11-20")!)

    /// The failures of a rule with these examples, each as `line cause`.
    static func failures(_ rule: String, bad: [String], good: [String] = ["{text: 三}", "{text: 四}"]) throws -> [String] {
        let examples = "examples:\n  bad:\n" + bad.map { "    - \($0)\n" }.joined() + "  good:\n" + good.map { "    - \($0)\n" }.joined()
        return tester.test(try rules(["trial": rule], examples: examples)).failures.map { failure in
            #expect(failure.rule.description == "sample/trial")
            #expect(failure.place.path == "sample/rules/trial.yml")
            return "\(failure.place.position.line) \(words(failure.cause))"
        }
    }

    static func words(_ cause: PackTester.Failure.Cause) -> String {
        switch cause {
        case .otherFindings(let variant, let expected, let found): "\(variant): \(expected) | \(found)".replacing("\n", with: "⏎")
        case .otherCount(let variant, let found): "\(variant): \(found) findings"
        case .otherSuggestions(let expected, let found): "suggests \(found), not \(expected)"
        case .entryNotFound(let wording, let date): "\(wording) is not found on \(date)"
        case .entryFound(let wording, let date): "\(wording) is found on \(date)"
        case .fixIsFound(let variant, let fixed, let found): "\(variant): fixed to \(fixed) | \(found)".replacing("\n", with: "⏎")
        case .suggestionFound(let wording, let date): "\(wording) is suggested and found on \(date)"
        case .neverFires: "never fires"
        }
    }

    static let term = termRule("{find: 既使, suggest: 即使}")

    @Test func `A sound rule has no failure`() throws {
        #expect(try Self.failures(Self.term, bad: ["{text: ⟦既使⟧下雨, suggest: 即使}", "{text: 他⟦既使⟧来}"]) == [])
    }

    @Test func `A mark where nothing is found fails in every variant`() throws {
        #expect(try Self.failures(Self.term, bad: ["{text: ⟦既使⟧下雨}", "{text: ⟦即使⟧来}"]) == [
            "10 plain: ⟦即使⟧来 | 即使来", "10 windows: ⟦即使⟧来 | 即使来", "10 emoji: 👨‍👩‍👧‍👦同学们好。👏🏽⏎⟦即使⟧来 | 👨‍👩‍👧‍👦同学们好。👏🏽⏎即使来",
            "10 markdown: ⟦即使⟧来 | 即使来", "10 fullWidth: ⟦即使⟧来 | 即使来",
        ])
    }

    @Test func `A finding without a mark fails, and one with other ends`() throws {
        let failures = try Self.failures(
            Self.term, bad: ["{text: ⟦既使⟧下雨}", "{text: 他⟦既使来⟧}"], good: ["{text: 既使}", "{text: 四}"])
        #expect(failures.filter { $0.contains("plain") } == ["10 plain: 他⟦既使来⟧ | 他⟦既使⟧来", "12 plain: 既使 | ⟦既使⟧"])
    }

    @Test func `Other suggestions than those named fail once`() throws {
        #expect(
            try Self.failures(Self.term, bad: ["{text: ⟦既使⟧下雨, suggest: 就算}", "{text: 他⟦既使⟧来}"])
                == ["9 suggests [\"即使\"], not [\"就算\"]"])
    }

    @Test func `A finding in one variant alone is told with its variant`() throws {
        // Anchored at the beginning of the line: an escape is not seen, a paragraph before is.
        let rule = "check: required\ntitle: 试\nmessage: 缺\nseverity: error\nany-of: [来源]\nnear: start\nlines: 1"
        let examples = ["{text: 好, expect: missing}", "{text: 来源好, expect: missing}"]
        #expect(try Self.failures(rule, bad: examples) == [
            "12 plain: 0 findings", "12 windows: 0 findings", "14 plain: 三 | ⟦三", "14 windows: 三 | ⟦三", "15 plain: 四 | ⟦四",
            "15 windows: 四 | ⟦四",
        ])
    }

    @Test func `A rule that no example makes fire is told`() throws {
        let rule = "check: pattern\ntitle: 试\nmessage: '{match}'\nseverity: error\npattern: '甲乙丙'"
        let failures = try Self.failures(rule, bad: ["{text: ⟦甲⟧乙}", "{text: ⟦丙⟧丁}"])
        #expect(failures.last == "1 never fires")
        #expect(failures.count == 9)
    }

    @Test func `An entry that an exception hides is told with the day`() throws {
        let rule = termRule("既使, {find: 2016年国家卫计委, until: 2018-03}") + "\nexcept: {history: true}"
        #expect(
            try Self.failures(rule, bad: ["{text: ⟦既使⟧下雨}", "{text: ⟦既使⟧来}"])
                == ["6 2016年国家卫计委 is not found on 2018-04-01"])
    }

    @Test func `An entry that is found in its period is told with the day`() throws {
        // The loader refuses such a rule; one that was made in code may say it all the same.
        var rule = try #require(try rules(["trial": Self.term]).first)
        rule.examples = Examples()
        rule.entries.append(Entry(
            find: ["既使"], period: Period(from: PartialDate("2013"), until: PartialDate("2018-03")), place: rule.place))
        let causes = Self.tester.test([rule]).failures.map { Self.words($0.cause) }
        #expect(causes == ["never fires", "既使 is found on 2018-03-31"])
    }

    @Test func `A suggestion that the rule finds again is told, after its fix and by itself`() throws {
        let failures = try Self.failures(
            termRule("{find: 卫健委, suggest: 国家卫健委}"), bad: ["{text: 据⟦卫健委⟧通知}", "{text: 请⟦卫健委⟧答复}"])
        #expect(failures.filter { $0.contains("plain") || !$0.contains(": ") } == [
            "9 plain: fixed to 据国家卫健委通知 | 据国家⟦卫健委⟧通知", "10 plain: fixed to 请国家卫健委答复 | 请国家⟦卫健委⟧答复",
            "6 国家卫健委 is suggested and found on 2026-11-20",
        ])
    }

    @Test func `Marks in the title of an example are expected there`() throws {
        #expect(try Self.failures(Self.term, bad: ["{title: ⟦既使⟧下雨, text: 他⟦既使⟧来}", "{title: 好⟦既使⟧, text: 好}"]) == [])
        #expect(
            try Self.failures(Self.term, bad: ["{title: ⟦既使⟧下雨, text: 好}", "{title: ⟦好⟧, text: 好}"])
                == ["10 plain: ---⏎title: \"⟦好⟧\"⏎---⏎⏎好 | ---⏎title: \"好\"⏎---⏎⏎好"])
    }

    @Test func `An example of rare characters is read as what it is`() throws {
        #expect(try Self.failures(termRule("㐀㐁"), bad: ["{text: ⟦㐀㐁⟧}", "{text: 𠮷⟦㐀㐁⟧}"], good: ["{text: 𠮷}", "{text: 㐁}"]) == [])
    }

    @Test func `The counts tell what was done`() throws {
        let rule = try rules(
            ["trial": termRule("既使;雪使, {find: 国家卫计委, until: 2018-03}")],
            examples: "examples:\n  bad: [{text: ⟦既使⟧}, {text: ⟦雪使⟧}]\n  good: [{text: 三}, {text: 四}]\n")
        let outcome = Self.tester.test(rule)
        #expect(outcome.rules == 1)
        #expect(outcome.examples == 4)
        #expect(outcome.entries == 3)
        // Four variants of each, and full width where something is marked.
        #expect(outcome.drafts == 18)
    }
}

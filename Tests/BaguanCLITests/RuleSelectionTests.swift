import Baguan
import Testing

/// What decides which rules apply, and how much they count.
@Suite struct RuleSelectionTests {
    private static let names = ["own/names", "own/short-names", "own/words", "other/words"]

    private static let rules: [Rule] = names.map { id in
        let parts = id.split(separator: "/").map(String.init)
        return Rule(
            id: RuleID(pack: parts[0], name: parts[1]), check: "term", title: id, message: "", severity: .warning,
            place: FilePlace(path: "x.yml", position: TextPosition(line: 1, column: 1)))
    }

    private func settings(_ yaml: String) -> Settings {
        SettingsLoader { _ in Array(yaml.utf8) }.load(".baguan.yml").settings
    }

    private func active(_ selection: RuleSelection) -> [String] {
        selection.active(among: Self.rules).map(\.id.description)
    }

    @Test func allByDefault() {
        #expect(active(RuleSelection()) == Self.names)
    }

    @Test func selectedAloneOrAddedOrIgnored() {
        #expect(active(RuleSelection(selected: ["own"])) == ["own/names", "own/short-names", "own/words"])
        #expect(active(RuleSelection(selected: ["own/names", "other"])) == ["own/names", "other/words"])
        #expect(active(RuleSelection(selected: [])).isEmpty)
        #expect(active(RuleSelection(selected: ["other"], added: ["own/words"])) == ["own/words", "other/words"])
        #expect(active(RuleSelection(ignored: ["own"])) == ["other/words"])
    }

    @Test func theLongerSelectorDecides() {
        #expect(active(RuleSelection(selected: ["own"], ignored: ["own/words"])) == ["own/names", "own/short-names"])
        #expect(active(RuleSelection(added: ["own/words"], ignored: ["own"])) == ["own/words", "other/words"])
        #expect(active(RuleSelection(selected: ["own"], ignored: ["own"])).isEmpty)
    }

    @Test func settingsTurnOffAndTheCommandLineTurnsOn() {
        let settings = settings("rules: {own: off, own/words: error}")
        #expect(active(RuleSelection(settings: settings)) == ["own/words", "other/words"])
        #expect(active(RuleSelection(settings: settings, added: ["own/names"])) == ["own/names", "own/words", "other/words"])
        #expect(RuleSelection(settings: settings).level(of: Self.rules[2].id, for: "a.md") == .severity(.error))
        #expect(RuleSelection(settings: settings, added: ["own/names"]).level(of: Self.rules[0].id, for: "a.md") == nil)
    }

    @Test func overridesHoldForTheirFiles() {
        let settings = settings("""
            rules: {own: off}
            overrides:
              - files: posts/**
                rules: {own/names: info}
              - files: archive/**
                ignore: other
            """)
        let selection = RuleSelection(settings: settings)
        #expect(active(selection) == ["own/names", "other/words"])
        #expect(selection.level(of: Self.rules[0].id, for: "posts/a.md") == .severity(.info))
        #expect(selection.level(of: Self.rules[0].id, for: "a.md") == .off)
        #expect(selection.level(of: Self.rules[3].id, for: "archive/a.md") == .off)
        #expect(selection.level(of: Self.rules[3].id, for: "posts/a.md") == nil)
    }

    @Test func levelsReachFindingsExceptDoubtfulOnes() {
        let settings = settings("rules: {own/words: error, other: off}")
        func finding(_ rule: Rule, isUncertain: Bool = false) -> Finding {
            Finding(
                ruleID: rule.id, severity: isUncertain ? .info : .warning, message: "", range: SourceOffset(0)..<SourceOffset(0),
                match: "", isUncertain: isUncertain)
        }
        guard let date = CalendarDate("2026-11-21") else { return }
        let inspection = Inspection(
            source: SourceFile(path: "a.md", text: ""), kind: nil, date: date,
            findings: [
                finding(Self.rules[2]), finding(Self.rules[2], isUncertain: true), finding(Self.rules[3]), finding(Self.rules[0]),
            ])
        let applied = RuleSelection(settings: settings).applied(to: inspection, path: "a.md")
        #expect(applied.findings.map(\.severity) == [.error, .info, .warning])
    }

    @Test func unknownSelectorsAreNamedWithTheNearest() {
        let selection = RuleSelection(selected: ["own/name", "own"], ignored: ["elsewhere-entirely"])
        let unknown = selection.unknownSelectors(among: Self.rules.map(\.id))
        #expect(unknown.map(\.selector) == ["own/name", "elsewhere-entirely"])
        #expect(unknown.map(\.nearest) == ["own/names", nil])
    }
}

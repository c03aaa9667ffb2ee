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

    @Test func aRuleThatIsOffByDefaultMustBeNamed() {
        var rules = Self.rules
        rules[1].isOffByDefault = true
        func active(_ selection: RuleSelection) -> [String] { selection.active(among: rules).map(\.id.description) }
        #expect(active(RuleSelection()) == ["own/names", "own/words", "other/words"])
        #expect(active(RuleSelection(selected: ["own"])) == ["own/names", "own/words"])
        #expect(active(RuleSelection(added: ["own/short-names"])) == Self.names)
        #expect(active(RuleSelection(added: ["own/short-names"], ignored: ["own"])) == ["own/short-names", "other/words"])
        #expect(active(RuleSelection(settings: settings("rules: {own: warning}"))) == ["own/names", "own/words", "other/words"])
        #expect(active(RuleSelection(settings: settings("rules: {own/short-names: info}"))) == Self.names)
        #expect(active(RuleSelection(settings: settings("overrides: [{files: a/**, rules: {own/short-names: info}}]"))) == Self.names)
        #expect(RuleSelection(added: ["own/short-names"]).active(among: rules).allSatisfy { !$0.isOffByDefault })
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

/// Levels of single entries.
@Suite struct EntryLevelTests {
    private let source = PackSource(location: "own", files: [
        ("pack.yml", Array("id: own\ntitle: 样例\nversion: 1.0.0\n".utf8)),
        ("rules/names.yml", Array("""
            id: names
            check: term
            title: 试
            message: '{match}'
            severity: error
            entries: [{find: [旧称, 老称]}, {find: 旧址}, {find: 旧号}]
            examples:
              bad: [{text: ⟦旧称⟧}, {text: ⟦旧址⟧}]
              good: [{text: 三}, {text: 四}]

            """.utf8)),
    ])

    @Test func `An entry's level is nearer than its rule's, and a file's is nearer still`() throws {
        var settings = SettingsLoader { _ in Array("""
            rules: {own: info}
            entries: {own/names: {老称: warning, 旧号: off}}
            overrides: [{files: old/, rules: {own: error}}]
            """.utf8) }.load(".baguan.yml").settings
        let source = source
        var packs = PackCollection([.path("own")]) { _ in source }
        packs.adjust(by: &settings)
        #expect(packs.diagnostics.isEmpty)
        let inspector = Inspector(rules: packs.rules, asOf: try #require(CalendarDate("2026-11-20")))
        let inspection = try inspector.inspect(Array("老称、旧址、旧号。旧称。".utf8), path: "a.md")
        func levels(_ path: String) -> [String] {
            RuleSelection(settings: settings).applied(to: inspection, path: path).findings.map { "\($0.match) \($0.severity)" }
        }
        #expect(levels("a.md") == ["老称 warning", "旧址 info", "旧称 warning"])
        #expect(levels("old/a.md") == ["老称 error", "旧址 error", "旧称 error"])
    }
}

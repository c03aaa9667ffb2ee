import Baguan
import Testing

/// The rules that come with baguan, each held to its own examples on one fixed day.
@Suite struct BundledPacksTests {
    static let loaded = BundledPacks.load()
    static let rules = loaded.packs.flatMap(\.rules)
    static let tester = PackTester(asOf: CalendarDate("2026-11-20")!)

    @Test func `All packs load without a diagnostic`() {
        #expect(Self.loaded.diagnostics.map(\.message.english) == [])
        #expect(Self.loaded.packs.map(\.id) == BundledPacks.ids)
        #expect(RuleSet(Self.rules).diagnostics.map(\.message.english) == [])
    }

    @Test(arguments: rules.map(\.id.description)) func `Every example and entry of a rule does what it says`(id: String) throws {
        let rule = try #require(Self.rules.first { $0.id.description == id })
        let outcome = Self.tester.test([rule])
        #expect(outcome.failures.map { "\($0.place.path):\($0.place.position.line) \($0.cause)" } == [])
        #expect(outcome.rules == 1)
        #expect(outcome.examples >= 4)
    }

    @Test(arguments: rules.map(\.id.description)) func `Every entry of a rule names its source`(id: String) throws {
        let rule = try #require(Self.rules.first { $0.id.description == id })
        let bare = rule.entries.filter { $0.source.isEmpty && $0.url.isEmpty }
        #expect(bare.map { "\($0.place.path):\($0.place.position.line) \($0.find.joined(separator: ";"))" } == [])
    }

    /// Whoever adds a name here has to be sure that nobody need look at what is changed.
    @Test func `Safe fixes come from these rules alone`() throws {
        var safe: Set<String> = []
        for rule in Self.rules {
            let inspector = Inspector(rules: [rule], asOf: Self.tester.asOf)
            for example in rule.examples.bad {
                let text = example.text.filter { $0 != "⟦" && $0 != "⟧" }
                let findings = try inspector.findings(text, kind: example.kind ?? rule.kinds.sorted().first)
                if findings.contains(where: { $0.fix?.safety == .safe }) { safe.insert(rule.id.description) }
            }
        }
        #expect(safe.sorted() == [
            "numbers/zero", "pairs/doubled-marks", "punctuation/dash", "punctuation/half-width", "punctuation/middle-dot",
            "residue/invisible", "titles/form", "variants/letters", "variants/radicals",
        ])
    }

    @Test func `No two rules have one id`() {
        let ids = Self.rules.map(\.id.description)
        #expect(Set(ids).count == ids.count)
    }

    @Test func `A pack that is not there is nil`() {
        #expect(BundledPacks.source(of: "nowhere") == nil)
        #expect(BundledPacks.load(["nowhere"]).packs.isEmpty)
    }
}

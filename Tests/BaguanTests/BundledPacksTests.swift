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

    @Test func `No two rules have one id`() {
        let ids = Self.rules.map(\.id.description)
        #expect(Set(ids).count == ids.count)
    }

    @Test func `A pack that is not there is nil`() {
        #expect(BundledPacks.source(of: "nowhere") == nil)
        #expect(BundledPacks.load(["nowhere"]).packs.isEmpty)
    }
}

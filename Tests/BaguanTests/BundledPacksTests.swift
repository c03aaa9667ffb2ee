import Baguan
import Testing

@Suite struct BundledPacksTests {
    @Test func loadWithoutAnyDiagnostic() {
        let (packs, diagnostics) = BundledPacks.load()
        #expect(diagnostics.isEmpty)
        #expect(packs.map(\.id) == BundledPacks.ids)
        #expect(RuleSet(packs.flatMap(\.rules)).diagnostics.isEmpty)
    }
}

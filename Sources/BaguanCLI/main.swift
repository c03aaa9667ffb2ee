import Baguan
import Foundation
let (packs, diagnostics) = BundledPacks.load()
for d in diagnostics { print(DiagnosticRenderer(language: .chinese, palette: .none).render(d)) }
let outcome = PackTester(asOf: CalendarDate("2026-11-20")!).test(packs.flatMap(\.rules))
for f in outcome.failures { print(f.rule, f.place.position, f.cause) }
print(outcome.rules, outcome.examples, outcome.drafts, outcome.entries)
let inspector = Inspector(rules: packs.flatMap(\.rules), asOf: CalendarDate("2026-11-21")!)
for path in CommandLine.arguments.dropFirst() {
    let i = try inspector.inspect(Array(Data(contentsOf: URL(fileURLWithPath: path))), path: path)
    let r = Report(run: RunDescription(toolVersion: "0", asOf: inspector.asOf), inspections: [i])
    print(r.rendered(as: .text))
}

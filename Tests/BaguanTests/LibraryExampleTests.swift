import Baguan
import Foundation
import Testing

/// The example of the documentation's first page is this function, line by line.
@Suite struct LibraryExampleTests {
    private func example(print: (String) -> Void) throws {
        let rules = BundledPacks.load().packs.flatMap(\.rules)
        let inspector = Inspector(rules: rules, asOf: CalendarDate("2026-11-21")!)
        let draft = Array("国家卫计委近日发布通知。".utf8)
        let inspection = try inspector.inspect(draft, path: "draft.txt")
        for finding in inspection.findings {
            let place = inspection.source.lines.position(of: finding.range.lowerBound)
            print("\(place.line):\(place.column) \(finding.message)")
        }
    }

    @Test func `The example of the documentation is compiled here`() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(contentsOf: root.appending(path: "Sources/Baguan/Baguan.docc/Baguan.md"), encoding: .utf8)
        let shown = page.split(separator: "\n", omittingEmptySubsequences: false)
            .drop { $0 != "```swift" }.dropFirst().prefix { $0 != "```" }
        #expect(shown.prefix(2) == ["import Baguan", ""])
        let own = try String(contentsOf: URL(fileURLWithPath: #filePath), encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false)
            .drop { !$0.contains("private func example(") }.dropFirst().prefix { $0 != "    }" }
            .map { $0.dropFirst(8) }
        #expect(Array(shown.dropFirst(2)) == own)
    }

    @Test func `The example runs`() throws {
        var printed: [String] = []
        try example { printed.append($0) }
        #expect(printed.count == 1)
        #expect(printed.first?.hasPrefix("1:1 ") ?? false)
        #expect(printed.first?.contains("国家卫计委") ?? false)
    }
}

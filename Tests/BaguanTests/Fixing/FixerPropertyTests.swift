import Baguan
import BaguanTesting
import Testing

/// What holds for every draft and every fix, with all bundled rules at work.
@Suite struct FixerPropertyTests {
    static let inspector = FuzzTests.inspector

    static func fix(_ bytes: [UInt8], path: String, _ safety: Fix.Safety) -> FixedDraft? {
        try? Fixer(safety).fix(bytes, path: path) { inspector.inspect($0) }
    }

    /// Drafts with much to fix: the examples of all rules, and pieces that rules look for.
    static func draft(seed: Int) -> (bytes: [UInt8], path: String) {
        var random = SeededGenerator(seed: UInt64(seed))
        let examples = BundledPacksTests.rules.flatMap(\.examples.bad)
        let end = ["\n", "\r\n"].randomElement(using: &random)!
        let lines = (0..<Int.random(in: 1...12, using: &random)).map { _ -> String in
            if Bool.random(using: &random) {
                return examples.randomElement(using: &random)!.text.filter { $0 != "⟦" && $0 != "⟧" }
            }
            return (0..<Int.random(in: 0...10, using: &random))
                .map { _ in (FuzzTests.pieces + [",", "!", "(甲)", "--", "你好", "老师"]).randomElement(using: &random)! }.joined()
        }
        return ([0xEF, 0xBB, 0xBF] + Array(lines.joined(separator: end).utf8), seed % 2 == 0 ? "draft.txt" : "draft.md")
    }

    @Test(arguments: 0..<120, [Fix.Safety.safe, .unsafe])
    func `Fixing changes what it says, no more, and leaves nothing to fix`(seed: Int, safety: Fix.Safety) throws {
        let (bytes, path) = Self.draft(seed: seed)
        guard let fixed = Self.fix(bytes, path: path, safety) else { return }

        // The file is the old one with the changes in it.
        var expected = Array(bytes[3...])
        for change in fixed.changes.reversed() { expected.replaceSubrange(change.range.utf8, with: change.utf8) }
        #expect(fixed.bytes == [0xEF, 0xBB, 0xBF] + expected)
        #expect(zip(fixed.changes, fixed.changes.dropFirst()).allSatisfy { $0.range.upperBound <= $1.range.lowerBound })
        #expect(fixed.inspection.changeCount == fixed.changes.count)

        // What it reports is what a new run finds.
        let again = try Self.inspector.inspect(fixed.bytes, path: path)
        #expect(again.findings == fixed.inspection.findings)
        let isSettled = !fixed.inspection.diagnostics.contains { $0.code.hasPrefix("fix-") }
        let left = again.findings.filter { $0.fix?.safety == .safe || (safety == .unsafe && $0.fix != nil && !$0.isUncertain) }
        if isSettled { #expect(left.map(\.ruleID.description) == []) }
        if safety == .safe { #expect(isSettled, "\(fixed.inspection.diagnostics.map(\.code))") }

        // Once is enough.
        if isSettled { #expect(Self.fix(fixed.bytes, path: path, safety)?.bytes == fixed.bytes) }
    }

    @Test func `The drafts of these tests have much to fix`() {
        let drafts = (0..<120).map(Self.draft)
        let counts = [Fix.Safety.safe, .unsafe].map { safety in
            drafts.count { (Self.fix($0.bytes, path: $0.path, safety)?.changes.count ?? 0) > 1 }
        }
        #expect(counts[0] > 40 && counts[1] > 80, "\(counts)")
    }

    /// Whatever a safe fix does, the words stay: folding sees no difference but in marks and blanks.
    @Test(arguments: 0..<120) func `A safe fix changes no word`(seed: Int) throws {
        let (bytes, path) = Self.draft(seed: seed)
        guard let fixed = Self.fix(bytes, path: path, .safe) else { return }
        func words(_ utf8: some Sequence<UInt8>) -> [UInt32] {
            // Look-alikes of letters and of 〇 fold to something else, and are the one exception.
            let text = String(decoding: Array(utf8), as: UTF8.self).unicodeScalars.filter {
                !(0x370..<0x500).contains($0.value) && !"ABEKMHOPCTXaeopcxyZINYo〇○◯０0".unicodeScalars.contains($0)
            }
            return Folding.fold(String(String.UnicodeScalarView(text))).filter { value in
                Unicode.Scalar(value).map { $0.properties.isAlphabetic || $0.properties.numericType != nil } ?? false
            }
        }
        #expect(words(fixed.bytes) == words(bytes))
    }
}

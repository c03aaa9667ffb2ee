import BaguanReports
import BaguanTesting
import BaguanText
import Foundation
import Testing

@Suite struct UnifiedDiffTests {
    static func diff(_ text: String, _ changes: [(Range<Int>, String)], visible: Bool = false) -> String {
        let changes = changes.map { TextChange(range: Range(utf8: $0.0), utf8: Array($0.1.utf8)) }
        return UnifiedDiff(of: SourceFile(path: "a.txt", text: text), changes).rendered(isVisible: visible)
    }

    @Test func `No change, no diff`() {
        #expect(Self.diff("a\n", []) == "")
        #expect(Self.diff("a\n", [(0..<1, "a")]) == "")
    }

    @Test func `Three lines stand around a change`() {
        #expect(Self.diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", [(8..<9, "x")]) == """
            --- a.txt
            +++ a.txt
            @@ -2,7 +2,7 @@
             2
             3
             4
            -5
            +x
             6
             7
             8

            """)
    }

    @Test func `Changes far apart make hunks of their own, near ones one`() {
        let lines = (1...20).map { "\($0 % 10)\n" }.joined()
        let far = Self.diff(lines, [(0..<1, "x"), (38..<39, "")])
        #expect(far.split(separator: "\n").filter { $0.hasPrefix("@@") } == ["@@ -1,4 +1,4 @@", "@@ -17,4 +17,4 @@"])
        let near = Self.diff(lines, [(0..<1, "x\ny"), (14..<15, "z")])
        #expect(near.split(separator: "\n").filter { $0.hasPrefix("@@") } == ["@@ -1,11 +1,12 @@"])
    }

    @Test func `A last line without its end is marked`() {
        #expect(Self.diff("a\nb", [(2..<3, "c")]).hasSuffix(" a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n"))
        #expect(Self.diff("", [(0..<0, "c\n")]) == "--- a.txt\n+++ a.txt\n@@ -0,0 +1 @@\n+c\n")
        #expect(Self.diff("c\n", [(0..<2, "")]) == "--- a.txt\n+++ a.txt\n@@ -1 +0,0 @@\n-c\n")
    }

    @Test func `On a terminal, what it must not see is a sign`() {
        #expect(Self.diff("甲\u{1B}\u{200B}乙\n", [(4..<7, "")], visible: true).hasSuffix("-甲␛\\u{200B}乙\n+甲␛乙\n"))
        #expect(Self.diff("甲\u{200B}乙\r\n", [(3..<6, "")]).utf8.elementsEqual("--- a.txt\n+++ a.txt\n@@ -1 +1 @@\n-甲\u{200B}乙\r\n+甲乙\r\n".utf8))
    }

    /// Applied by hand to the text before, a diff gives the text after.
    @Test(arguments: 0..<200) func `Applying a diff gives the changed text`(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let pieces = ["a", "学", "\n", "\n", "\r\n", "b", "。"]
        func text(_ most: Int) -> String {
            (0..<Int.random(in: 0...most, using: &random)).map { _ in pieces.randomElement(using: &random)! }.joined()
        }
        let before = text(80)
        let starts = before.unicodeScalars.reduce(into: [0]) { $0.append($0[$0.count - 1] + UTF8.width($1)) }
        let places = (0..<2 * Int.random(in: 0...4, using: &random)).map { _ in starts.randomElement(using: &random)! }.sorted()
        let changes = stride(from: 0, to: places.count, by: 2).map { (places[$0]..<places[$0 + 1], text(3)) }
        var after = Array(before.utf8)
        for change in changes.reversed() { after.replaceSubrange(change.0, with: Array(change.1.utf8)) }
        #expect(try Self.apply(Self.diff(before, changes), to: before) == after, "\(changes)")
    }

    static func apply(_ diff: String, to text: String) throws -> [UInt8] {
        func lines(_ bytes: [UInt8]) -> [[UInt8]] {
            var lines = bytes.split(separator: 10, omittingEmptySubsequences: false).map { Array($0) + [10] }
            lines[lines.count - 1].removeLast()
            if lines.last == [] { lines.removeLast() }
            return lines
        }
        let old = lines(Array(text.utf8))
        var new: [[UInt8]] = []
        var at = 0
        var sign: UInt8 = 0
        for line in lines(Array(diff.utf8)).dropFirst(2) {
            switch line[0] {
            case UInt8(ascii: "@"):
                let words = String(decoding: line, as: UTF8.self).split(separator: " ")
                let place = words[1].dropFirst().split(separator: ",").compactMap { Int($0) }
                let start = place.count == 2 && place[1] == 0 ? place[0] : place[0] - 1
                new += old[at..<start]
                at = start
            case UInt8(ascii: "\\"):
                if sign != UInt8(ascii: "-") { new[new.count - 1].removeLast() }
            case UInt8(ascii: "+"): new.append(Array(line.dropFirst()))
            case UInt8(ascii: "-"):
                try #require(at < old.count && old[at].filter { $0 != 10 } == line.dropFirst().filter { $0 != 10 })
                at += 1
            default:
                try #require(old[at].filter { $0 != 10 } == line.dropFirst().filter { $0 != 10 })
                new.append(Array(line.dropFirst()))
                at += 1
            }
            sign = line[0]
        }
        return (new + old[at...]).flatMap { $0 }
    }
}

import BaguanFindings
import BaguanTesting
import Testing

@testable import BaguanRules

@Suite struct GlobPatternTests {
    @Test(arguments: [
        ("*.md", ["a.md", "x/a.md", "x/y/.md"], ["a.mdx", "md", "a.md/b.txt.x/"]),
        ("/a.md", ["a.md"], ["x/a.md"]),
        ("a/b.md", ["a/b.md"], ["x/a/b.md", "a/x/b.md"]),
        ("**/b.md", ["b.md", "a/b.md", "a/x/b.md"], ["ab.md", "a/xb.md"]),
        ("a/**", ["a/b", "a/b/c"], ["a", "ab", "x/a/b"]),
        ("a/**/b", ["a/b", "a/x/b", "a/x/y/b"], ["ab", "a/xb", "a/bx", "x/a/b"]),
        ("**/a/**", ["a/b", "x/a/b/c"], ["a", "x/ab/c"]),
        ("**", ["a", "a/b"], []),
        ("a**b", ["ab", "axxb"], ["a/b"]),
        ("a/*/b", ["a/x/b"], ["a/b", "a/x/y/b"]),
        ("?.md", ["甲.md", "x/a.md"], ["ab.md", ".md"]),
        ("a?b", ["axb"], ["a/b", "ab"]),
        ("[a-c]x", ["ax", "cx"], ["dx", "-x", "x"]),
        ("[!a-c]x", ["dx", "甲x"], ["ax", "/x"]),
        ("[^a]x", ["bx"], ["ax"]),
        ("[]-]x", ["]x", "-x"], ["ax"]),
        ("[a-]x", ["ax", "-x"], ["bx"]),
        ("[一-十]月", ["三月", "十月"].filter { $0 == "三月" }, ["a月"]),
        ("[\\]]x", ["]x"], ["\\x"]),
        ("\\*.md", ["*.md"], ["a.md"]),
        ("内容/推文/*.md", ["内容/推文/甲.md"], ["内容/甲.md"]),
        ("a\\", ["a\\"], ["a"]),
    ])
    func `A pattern matches what gitignore says`(pattern: String, matching: [String], others: [String]) throws {
        let glob = try #require(GlobPattern(pattern))
        for path in matching { #expect(glob.matches(path), "\(pattern) should match \(path)") }
        for path in others { #expect(!glob.matches(path), "\(pattern) should not match \(path)") }
    }

    @Test func `A slash at the end means folders alone`() throws {
        let glob = try #require(GlobPattern("drafts/"))
        #expect(!glob.matches("drafts"))
        #expect(glob.matches("drafts", isFolder: true))
        #expect(glob.matches("x/drafts", isFolder: true))
        #expect(glob.covers("drafts/a.md"))
        #expect(glob.covers("x/drafts/y/a.md"))
        #expect(!glob.covers("x/drafts"))
    }

    @Test func `A pattern covers what lies in a folder that it matches`() throws {
        let glob = try #require(GlobPattern("/content/*"))
        #expect(glob.covers("content/a.md"))
        #expect(glob.covers("content/2026/a.md"))
        #expect(!glob.covers("content"))
        #expect(!glob.covers("x/content/a.md"))
    }

    @Test(arguments: ["", "/", "[", "[a", "[]", "[!]", "a/[b", "[\\"])
    func `A pattern that cannot be read is refused`(pattern: String) {
        #expect(GlobPattern(pattern) == nil)
    }

    @Test func `A pattern without special characters matches exactly itself`() {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<500 {
            let path = randomPath(using: &random)
            let glob = GlobPattern("/" + path)
            #expect(glob?.matches(path) == true)
            let other = randomPath(using: &random)
            #expect(glob?.matches(other) == (other == path))
        }
    }

    @Test func `A random pattern agrees with a matcher that backtracks`() throws {
        var random = SeededGenerator(seed: 7)
        let pieces = ["a", "b", "/", "*", "?", "**", "**/", "/**/", "[ab]", "[!a]"]
        for _ in 0..<4_000 {
            let pattern = "/" + (0..<Int.random(in: 1...6, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? "a"
            }.joined()
            guard let glob = GlobPattern(pattern) else { continue }
            for _ in 0..<10 {
                let path = randomPath(using: &random)
                let expected = Reference(pattern: pattern).matches(path)
                #expect(glob.matches(path, isFolder: true) == expected, "\(pattern) on \(path)")
            }
        }
    }

    @Test func `No pattern makes matching explode`() throws {
        let glob = try #require(GlobPattern(String(repeating: "*a", count: 60) + "b"))
        let deep = try #require(GlobPattern(String(repeating: "**/a/", count: 40) + "b"))
        let elapsed = ContinuousClock().measure {
            #expect(!glob.matches(String(repeating: "a", count: 2_000)))
            #expect(!deep.matches(String(repeating: "a/", count: 1_000) + "c"))
        }
        #expect(elapsed < .seconds(5))
    }

    @Test func `The last pattern of an ignore list decides, except below a folder that is left out`() {
        var diagnostics: [Diagnostic] = []
        let list = IgnoreList(
            """
            # 注释
            *.log
            !keep.log
            build/
            !build/keep.log
            \\#real
            trailing\\ \u{20}
            [broken
            /only-here
            """, path: ".baguanignore", diagnostics: &diagnostics)
        #expect(summary(diagnostics) == ["8:1 bad-glob"])
        #expect(list.ignores("a.log"))
        #expect(list.ignores("x/a.log"))
        #expect(!list.ignores("keep.log"))
        #expect(!list.ignores("x/keep.log"))
        #expect(list.ignores("build/keep.log"))
        #expect(list.ignores("x/build/a.md"))
        #expect(!list.ignores("build"))
        #expect(list.ignores("build", isFolder: true))
        #expect(list.ignores("#real"))
        #expect(list.ignores("trailing "))
        #expect(list.ignores("only-here"))
        #expect(!list.ignores("x/only-here"))
        #expect(!IgnoreList().ignores("a"))
    }

    private func randomPath(using random: inout SeededGenerator) -> String {
        (0..<Int.random(in: 1...4, using: &random)).map { _ in
            (0..<Int.random(in: 1...3, using: &random)).map { _ in Bool.random(using: &random) ? "a" : "b" }.joined()
        }.joined(separator: "/")
    }
}

/// gitignore's rules for a pattern that begins with a slash, written the slow way: segment by segment, with backtracking.
private struct Reference {
    let pattern: String

    func matches(_ path: String) -> Bool {
        var pattern = Substring(pattern.dropFirst())
        if pattern.count > 0, pattern.hasSuffix("/") { pattern = pattern.dropLast() }
        let segments = pattern.split(separator: "/", omittingEmptySubsequences: false).map(Array.init)
        let parts = path.split(separator: "/").map(Array.init)
        return match(segments[...], parts[...])
    }

    private func match(_ pattern: ArraySlice<[Character]>, _ path: ArraySlice<[Character]>) -> Bool {
        guard let first = pattern.first else { return path.isEmpty }
        if first.count >= 2, first.allSatisfy({ $0 == "*" }) {
            if pattern.count == 1 { return !path.isEmpty }
            return (0...path.count).contains { match(pattern.dropFirst(), path.dropFirst($0)) }
        }
        guard let part = path.first else { return false }
        return matchSegment(first[...], part[...]) && match(pattern.dropFirst(), path.dropFirst())
    }

    private func matchSegment(_ pattern: ArraySlice<Character>, _ part: ArraySlice<Character>) -> Bool {
        guard let first = pattern.first else { return part.isEmpty }
        if first == "*" {
            return (0...part.count).contains { matchSegment(pattern.dropFirst(), part.dropFirst($0)) }
        }
        guard let character = part.first else { return false }
        if first == "[", let end = pattern.firstIndex(of: "]") {
            let set = pattern[pattern.startIndex..<end].dropFirst()
            let isIn = set.first == "!" ? !set.dropFirst().contains(character) : set.contains(character)
            return isIn && matchSegment(pattern[end...].dropFirst(), part.dropFirst())
        }
        return (first == "?" || first == character) && matchSegment(pattern.dropFirst(), part.dropFirst())
    }
}

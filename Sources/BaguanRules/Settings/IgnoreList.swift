public import BaguanFindings

/// A `.baguanignore` or `.gitignore` file: which paths are left out.
///
/// As `.gitignore`: one pattern a line, `#` begins a comment, `!` takes a path back in, and the last pattern that matches
/// decides; but nothing is taken back from a folder that is left out as a whole.
///
/// Source: gitignore(5), section PATTERN FORMAT.
public struct IgnoreList: Sendable {
    private var patterns: [(glob: GlobPattern, isNegated: Bool)] = []

    public init() {}

    /// - Parameters:
    ///   - text: the file's text.
    ///   - path: the file as diagnostics name it.
    ///   - diagnostics: receives the lines that are no patterns.
    public init(_ text: String, path: String, diagnostics: inout [Diagnostic]) {
        var utf8 = Array(text.utf8)
        if utf8.starts(with: [0xEF, 0xBB, 0xBF]) { utf8.removeFirst(3) }
        let input = InputText(path: path, utf8: utf8)
        var start = 0
        for line in input.utf8.split(omittingEmptySubsequences: false, whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            let range = start..<(start + line.count)
            start = range.upperBound + 1
            var pattern = Self.withoutTrailingBlanks(String(decoding: line, as: UTF8.self).unicodeScalars[...])
            guard let first = pattern.first, first != "#" else { continue }
            if first == "!" { pattern.removeFirst() }
            if let glob = GlobPattern(String(pattern)) {
                patterns.append((glob, first == "!"))
            } else {
                diagnostics.append(FieldProblem.badGlob(String(pattern)).diagnostic(in: input, at: range))
            }
        }
    }

    /// Whether a path is left out, by itself or with a folder in which it lies.
    /// - Parameter path: relative to the folder of the file, with `/` between segments.
    public func ignores(_ path: String, isFolder: Bool = false) -> Bool {
        guard !patterns.isEmpty else { return false }
        let segments = path.split(separator: "/")
        var current = ""
        for (index, segment) in segments.enumerated() {
            current += current.isEmpty ? String(segment) : "/" + segment
            if decision(on: current, isFolder: isFolder || index + 1 < segments.count) == true { return true }
        }
        return false
    }

    /// What the file says of this very path, folders around it aside: whether it is left out, or nil when nothing is said.
    public func decision(on path: String, isFolder: Bool) -> Bool? {
        patterns.last { $0.glob.matches(path, isFolder: isFolder) }.map { !$0.isNegated }
    }

    /// Blanks at a line's end do not count unless a backslash stands before them.
    private static func withoutTrailingBlanks(
        _ line: Substring.UnicodeScalarView
    ) -> Substring.UnicodeScalarView {
        var line = line
        while let last = line.last, last == " " {
            if line.dropLast().last == "\\" { break }
            line.removeLast()
        }
        return line
    }
}

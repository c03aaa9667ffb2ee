/// A path pattern as in `.gitignore`.
///
/// `*` stands for anything but a slash, `?` for one character but a slash, `[a-z]` and `[!a-z]` for one of a set, `**` as
/// a whole segment for any number of folders. A pattern with a slash at its start or inside is held against the whole
/// path, any other against every segment; a slash at its end makes it match folders alone. `\` takes the next character
/// as it is. Letters are compared scalar by scalar, case and all.
///
/// Matching keeps the set of all states at once, so its time is linear in the path for any pattern: there is no
/// backtracking that a pattern could make explode.
///
/// Source: gitignore(5), section PATTERN FORMAT; without the `!` prefix, which belongs to ``IgnoreList``.
public struct GlobPattern: Hashable, Sendable {
    /// As it was written.
    public let text: String
    private let tokens: [Token]
    private let matchesFoldersOnly: Bool

    private enum Token: Hashable {
        case scalar(Unicode.Scalar)
        /// `?`
        case any
        /// `*`
        case run
        /// `**/`: nothing, or folders with their slash.
        case folders
        /// `**` at the end: everything below, and at least something.
        case everything
        case set([ClosedRange<UInt32>], isNegated: Bool)
    }

    /// Nil when the pattern is empty or a bracket is not closed.
    public init?(_ text: String) {
        var scalars = Array(text.unicodeScalars)[...]
        matchesFoldersOnly = scalars.count > 1 && scalars.last == "/" && scalars.dropLast().last != "\\"
        if matchesFoldersOnly { scalars.removeLast() }
        let isAnchored = scalars.contains("/")
        if scalars.first == "/" { scalars.removeFirst() }
        guard !scalars.isEmpty, let tokens = Self.parse(Array(scalars)) else { return nil }
        self.text = text
        self.tokens = isAnchored || tokens.first == .folders ? tokens : [.folders] + tokens
    }

    /// Whether the pattern matches this very path.
    /// - Parameter path: relative, with `/` between its segments and none at its ends.
    public func matches(_ path: String, isFolder: Bool = false) -> Bool {
        (isFolder || !matchesFoldersOnly) && run(over: Array(path.unicodeScalars))
    }

    /// Whether the pattern matches a file or one of the folders in which it lies, as `.gitignore` means it.
    public func covers(_ path: String) -> Bool {
        let scalars = Array(path.unicodeScalars)
        if !matchesFoldersOnly, run(over: scalars) { return true }
        return scalars.indices.contains { scalars[$0] == "/" && run(over: Array(scalars[..<$0])) }
    }

    private static func parse(_ scalars: [Unicode.Scalar]) -> [Token]? {
        var tokens: [Token] = []
        var index = 0
        while index < scalars.count {
            let startsSegment = index == 0 || scalars[index - 1] == "/"
            switch scalars[index] {
            case "*" where startsSegment && isStars(segment(at: index, of: scalars)):
                let end = segment(at: index, of: scalars).endIndex
                if end == scalars.count {
                    tokens.append(.everything)
                } else if tokens.last != .folders {
                    tokens.append(.folders)
                }
                index = end + 1
                continue
            case "*":
                if tokens.last != .run { tokens.append(.run) }
            case "?":
                tokens.append(.any)
            case "[":
                guard let (set, end) = parseSet(scalars, after: index) else { return nil }
                tokens.append(set)
                index = end
                continue
            case "\\" where index + 1 < scalars.count:
                index += 1
                tokens.append(.scalar(scalars[index]))
            case let scalar:
                tokens.append(.scalar(scalar))
            }
            index += 1
        }
        return tokens
    }

    /// `**`; git takes more stars for the same.
    private static func isStars(_ segment: ArraySlice<Unicode.Scalar>) -> Bool {
        segment.count >= 2 && segment.allSatisfy { $0 == "*" }
    }

    private static func segment(at index: Int, of scalars: [Unicode.Scalar]) -> ArraySlice<Unicode.Scalar> {
        scalars[index...].prefix { $0 != "/" }
    }

    /// Reads `[…]` from its opening bracket; the index returned is behind the closing one.
    private static func parseSet(_ scalars: [Unicode.Scalar], after open: Int) -> (Token, Int)? {
        var index = open + 1
        var isNegated = false
        if index < scalars.count, scalars[index] == "!" || scalars[index] == "^" {
            isNegated = true
            index += 1
        }
        var ranges: [ClosedRange<UInt32>] = []
        let first = index
        func literal() -> UInt32? {
            if index < scalars.count, scalars[index] == "\\" { index += 1 }
            guard index < scalars.count else { return nil }
            index += 1
            return scalars[index - 1].value
        }
        while index < scalars.count {
            if scalars[index] == "]", index > first { return (.set(ranges, isNegated: isNegated), index + 1) }
            guard let low = literal() else { return nil }
            guard index + 1 < scalars.count, scalars[index] == "-", scalars[index + 1] != "]" else {
                ranges.append(low...low)
                continue
            }
            index += 1
            guard let high = literal() else { return nil }
            if low <= high { ranges.append(low...high) }
        }
        return nil
    }

    private func run(over path: [Unicode.Scalar]) -> Bool {
        // State i: the tokens before i have matched what was read so far.
        var states = Array(repeating: false, count: tokens.count + 1)
        enter(0, of: &states)
        for (index, scalar) in path.enumerated() {
            var next = Array(repeating: false, count: tokens.count + 1)
            let startsSegment = index == 0 || path[index - 1] == "/"
            for state in tokens.indices where states[state] {
                step(from: state, over: scalar, startsSegment: startsSegment, into: &next)
            }
            states = next
        }
        return states[tokens.count]
    }

    /// Marks a state, and those reached from it without reading anything.
    private func enter(_ state: Int, of states: inout [Bool]) {
        var state = state
        while !states[state] {
            states[state] = true
            guard state < tokens.count, tokens[state] == .run || tokens[state] == .folders else { return }
            state += 1
        }
    }

    private func step(from state: Int, over scalar: Unicode.Scalar, startsSegment: Bool, into next: inout [Bool]) {
        switch tokens[state] {
        case .scalar(let wanted):
            if scalar == wanted { enter(state + 1, of: &next) }
        case .any:
            if scalar != "/" { enter(state + 1, of: &next) }
        case .run:
            if scalar != "/" { enter(state, of: &next) }
        case .folders:
            // Inside a folder's name nothing else may begin; behind its slash everything may.
            if scalar == "/", !startsSegment { enter(state, of: &next) } else { next[state] = true }
        case .everything:
            next[state] = true
            next[state + 1] = true
        case .set(let ranges, let isNegated):
            if scalar != "/", ranges.contains(where: { $0.contains(scalar.value) }) != isNegated {
                enter(state + 1, of: &next)
            }
        }
    }
}

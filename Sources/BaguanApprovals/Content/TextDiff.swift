/// What has changed in a text, for people: paragraph by paragraph, and inside a paragraph character by character.
///
/// ```swift
/// let diff = TextDiff(from: ["今天下午两点开会。"], to: ["今天下午三点开会。"])
/// diff.lines  // ["第1段：今天下午[-两-]{+三+}点开会。"]
/// ```
public struct TextDiff: Hashable, Sendable {
    public enum Part: Hashable, Sendable {
        case kept(String), removed(String), added(String)
    }

    /// A paragraph that is not as it was; numbers from 1.
    public enum Change: Hashable, Sendable {
        /// The paragraph's number in the old text.
        case removed(Int, String)
        /// The paragraph's number in the new text.
        case added(Int, String)
        /// The paragraph's number in the new text.
        case changed(Int, [Part])
    }

    /// In the order of the text.
    public private(set) var changes: [Change] = []

    public init(from before: [String], to after: [String]) {
        let (old, new) = (before.map { Array($0.utf8) }, after.map { Array($0.utf8) })
        var (x, y) = (0, 0)
        for pair in Alignment(old, new).pairs + [(old.count, new.count)] {
            add(before[x..<pair.before], after[y..<pair.after], at: (x, y))
            (x, y) = (pair.before + 1, pair.after + 1)
        }
    }

    /// Paragraphs that were replaced by others: those that are alike are one that was changed.
    private mutating func add(_ before: ArraySlice<String>, _ after: ArraySlice<String>, at start: (Int, Int)) {
        let shared = min(before.count, after.count)
        for index in 0..<max(before.count, after.count) {
            let old = index < before.count ? before[start.0 + index] : nil
            let new = index < after.count ? after[start.1 + index] : nil
            if index < shared, let old, let new, let parts = Self.parts(from: old, to: new) {
                changes.append(.changed(start.1 + index + 1, parts))
                continue
            }
            if let old { changes.append(.removed(start.0 + index + 1, old)) }
            if let new { changes.append(.added(start.1 + index + 1, new)) }
        }
    }

    /// Nil for two paragraphs that have less than a third in common.
    private static func parts(from before: String, to after: String) -> [Part]? {
        let (old, new) = (Array(before.unicodeScalars), Array(after.unicodeScalars))
        let pairs = Alignment(old, new).pairs
        guard pairs.count * 3 >= max(old.count, new.count) else { return nil }
        var parts: [Part] = []
        var kept = String.UnicodeScalarView()
        func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String { String(String.UnicodeScalarView(scalars)) }
        var (x, y) = (0, 0)
        for pair in pairs + [(before: old.count, after: new.count)] {
            if pair.before > x || pair.after > y {
                if !kept.isEmpty { parts.append(.kept(String(kept))) }
                kept.removeAll()
                if pair.before > x { parts.append(.removed(text(old[x..<pair.before]))) }
                if pair.after > y { parts.append(.added(text(new[y..<pair.after]))) }
            }
            if pair.before < old.count { kept.append(old[pair.before]) }
            (x, y) = (pair.before + 1, pair.after + 1)
        }
        if !kept.isEmpty { parts.append(.kept(String(kept))) }
        return parts
    }
}

extension TextDiff {
    /// One line for each change: what went in `[-…-]`, what came in `{+…+}`. What nobody sees is shown by its number, and long
    /// stretches that stayed are left out.
    public var lines: [String] {
        changes.map { change in
            switch change {
            case .removed(let number, let text): "原第\(number)段：[-\(Self.visible(text))-]"
            case .added(let number, let text): "第\(number)段：{+\(Self.visible(text))+}"
            case .changed(let number, let parts): "第\(number)段：\(Self.line(parts))"
            }
        }
    }

    private static func line(_ parts: [Part]) -> String {
        parts.enumerated().map { index, part in
            switch part {
            case .removed(let text): "[-\(visible(text))-]"
            case .added(let text): "{+\(visible(text))+}"
            case .kept(let text): visible(shortened(text, isFirst: index == 0, isLast: index == parts.count - 1))
            }
        }.joined()
    }

    /// How much of what stayed is shown on either side of a change, in characters.
    private static let context = 12

    private static func shortened(_ text: String, isFirst: Bool, isLast: Bool) -> String {
        let scalars = Array(text.unicodeScalars)
        let head = isFirst ? 0 : context
        let tail = isLast ? 0 : context
        guard scalars.count > head + tail + 1 else { return text }
        var shown = String.UnicodeScalarView(scalars.prefix(head))
        shown.append("…")
        shown.append(contentsOf: scalars.suffix(tail))
        return String(shown)
    }

    private static func visible(_ text: String) -> String {
        var visible = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned,
                _ where scalar.properties.isVariationSelector:
                let digits = String(scalar.value, radix: 16, uppercase: true)
                let padded = String(repeating: "0", count: max(0, 4 - digits.unicodeScalars.count)) + digits
                visible.append(contentsOf: "<U+\(padded)>".unicodeScalars)
            default: visible.append(scalar)
            }
        }
        return String(visible)
    }
}

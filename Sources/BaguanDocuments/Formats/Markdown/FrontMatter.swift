import BaguanText

/// Metadata between two lines of three hyphens at the very head of a draft.
struct FrontMatter {
    /// What stands between the two lines, with the last line's end.
    let inside: Range<Int>
    /// Where the draft proper begins.
    let end: Int

    /// Nil when there is none. A rule (`---`) opens a text as well, so what stands between must look like metadata: else
    /// a text between two rules would be taken out of the prose and never be looked at.
    init?(of source: SourceFile) {
        let lines = source.lines
        guard Self.isFence(1, of: source), let close = (2..<(lines.count + 1)).first(where: { Self.isFence($0, of: source) }),
            let start = lines.lineRange(2)?.utf8.lowerBound, let fence = lines.lineRange(close)?.utf8
        else { return nil }
        let firstField = (2..<close).lazy.compactMap { lines.lineRange($0)?.utf8 }
            .first { !Blank.trim($0, in: source.utf8).isEmpty && source.utf8[$0].first != UInt8(ascii: "#") }
        if let firstField, !Self.isField(source.utf8[firstField]), !Self.isMistypedField(source.utf8[firstField]) {
            guard Self.isMistypedHead(2..<close, of: source) else { return nil }
        }
        inside = start..<fence.lowerBound
        end = lines.lineRange(close + 1)?.utf8.lowerBound ?? source.utf8.count
    }

    /// Three hyphens, and perhaps blanks after them.
    private static func isFence(_ line: Int, of source: SourceFile) -> Bool {
        guard let range = source.lines.lineRange(line)?.utf8 else { return false }
        let trimmed = Blank.trim(range, in: source.utf8)
        return trimmed.lowerBound == range.lowerBound && source.utf8[trimmed].elementsEqual("---".utf8)
    }

    private static let fullWidthColon = Array("：".utf8)
    private static let title = Array("标题".utf8)
    /// The other names in Chinese that the metadata may have.
    private static let names = ["作者", "摘要", "日期", "发布日期", "类型"].map { Array($0.utf8) }

    /// `title：…` and `标题：…`: the colon was typed with a Chinese input method. Whoever reads the metadata says so; taken for
    /// text, its date and kind would be lost in silence. Other names in Chinese may well begin a text (日期：); see ``isMistypedHead(_:of:)``.
    private static func isMistypedField(_ line: ArraySlice<UInt8>) -> Bool {
        let name = line.prefix { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == UInt8(ascii: "-") }
        if !name.isEmpty { return line[name.endIndex...].starts(with: fullWidthColon) }
        return line.starts(with: title + fullWidthColon)
    }

    /// Whether every line is one field with one of the names that metadata has: 日期：…, but not 日期：…⏎地点：…
    private static func isMistypedHead(_ lines: Range<Int>, of source: SourceFile) -> Bool {
        lines.lazy.compactMap { source.lines.lineRange($0)?.utf8 }.map { source.utf8[$0] }.allSatisfy { line in
            isField(line) || isMistypedField(line) || names.contains { line.starts(with: $0 + fullWidthColon) }
        }
    }

    /// `name: value`, where the name has no blanks; `name:` alone, too.
    private static func isField(_ line: ArraySlice<UInt8>) -> Bool {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else { return false }
        let name = line[..<colon]
        guard !name.contains(where: { $0 <= 0x20 }) else { return false }
        return colon + 1 == line.endIndex || line[colon + 1] <= 0x20
    }
}

/// A stretch of text in one line with a marker under a part of it, both ready to be shown.
struct MarkedLine {
    let before: String
    let match: String
    let after: String
    /// Spaces that reach to the match; the marker's signs follow them.
    let indent: String
    /// `^` under every column of the match; one where the match is empty.
    let marker: String

    /// Lays the parts out within `columns`; what does not fit is cut away around the match and shown as `…`.
    init(before: some StringProtocol, match: some StringProtocol, after: some StringProtocol, columns: Int = 78) {
        var before = TerminalText.visible(before)
        var match = TerminalText.visible(match)
        var after = TerminalText.visible(after)
        // A long match leaves room for a little of what stands around it.
        match = Self.head(of: match, columns: max(columns - 16, 8))

        let room = max(columns - TerminalColumns.of(match), 8)
        let (wantedBefore, wantedAfter) = (TerminalColumns.of(before), TerminalColumns.of(after))
        // Each side may have half, and what the other leaves over.
        let roomBefore = max(room / 2, room - wantedAfter)
        let roomAfter = room - min(wantedBefore, roomBefore)
        before = Self.tail(of: before, columns: roomBefore)
        after = Self.head(of: after, columns: roomAfter)

        self.before = before
        self.match = match
        self.after = after
        indent = String(repeating: " ", count: TerminalColumns.of(before))
        marker = String(repeating: "^", count: max(TerminalColumns.of(match), 1))
    }

    /// As much of the start of `text` as fits.
    private static func head(of text: String, columns: Int) -> String {
        guard TerminalColumns.of(text) > columns else { return text }
        var width = 1  // the sign for what is cut away
        var end = text.startIndex
        while end < text.endIndex, width + TerminalColumns.of(text[end]) <= columns {
            width += TerminalColumns.of(text[end])
            end = text.index(after: end)
        }
        return text[..<end] + "…"
    }

    /// As much of the end of `text` as fits.
    private static func tail(of text: String, columns: Int) -> String {
        guard TerminalColumns.of(text) > columns else { return text }
        var width = 1
        var start = text.endIndex
        while start > text.startIndex {
            let previous = text.index(before: start)
            guard width + TerminalColumns.of(text[previous]) <= columns else { break }
            width += TerminalColumns.of(text[previous])
            start = previous
        }
        return "…" + text[start...]
    }
}

/// Says how a near miss differs from the wording, so that a reader need not compare the two: “改良”应为“改进”.
enum DifferenceWords {
    /// - Parameters:
    ///   - text: what is written.
    ///   - isWordEdge: whether a word of the text begins or ends before one of its characters.
    static func describe(
        _ alignment: Alignment, wording: [UInt32], text: [UInt32], isWordEdge: (Int) -> Bool
    ) -> String {
        let hunks = hunks(alignment.edits, isWordEdge).map { edits in
            Hunk(
                wording: edits[0].wording.lowerBound..<edits[edits.count - 1].wording.upperBound,
                text: edits[0].text.lowerBound..<edits[edits.count - 1].text.upperBound,
                isSwap: edits.allSatisfy { $0.change == .swapped })
        }
        return hunks.indices.map { index in
            let hunk = hunks[index]
            if hunk.text.isEmpty { return "少了“\(string(wording[hunk.wording]))”" }
            if hunk.wording.isEmpty { return "多了“\(string(text[hunk.text]))”" }
            if hunk.isSwap { return "“\(string(text[hunk.text]))”颠倒，应为“\(string(wording[hunk.wording]))”" }
            let lowest = index > 0 ? hunks[index - 1].text.upperBound : 0
            let highest = index + 1 < hunks.count ? hunks[index + 1].text.lowerBound : text.count
            let whole = hunk.widened(to: lowest..<highest, isWordEdge)
            return "“\(string(text[whole.text]))”应为“\(string(wording[whole.wording]))”"
        }.joined(separator: "，")
    }

    /// Edits right behind each other, which are told as one.
    private struct Hunk {
        var wording: Range<Int>
        var text: Range<Int>
        var isSwap: Bool

        /// To whole words of the text, where they are near; what lies between is alike on both sides.
        func widened(to limits: Range<Int>, _ isWordEdge: (Int) -> Bool) -> Hunk {
            let before = (0...2).first { text.lowerBound - $0 >= limits.lowerBound && isWordEdge(text.lowerBound - $0) } ?? 0
            let after = (0...2).first { text.upperBound + $0 <= limits.upperBound && isWordEdge(text.upperBound + $0) } ?? 0
            return Hunk(
                wording: wording.lowerBound - before..<wording.upperBound + after,
                text: text.lowerBound - before..<text.upperBound + after, isSwap: isSwap)
        }
    }

    /// Edits of two words, 大区、做决策, are two hunks although no character that is right lies between.
    private static func hunks(_ edits: [Alignment.Edit], _ isWordEdge: (Int) -> Bool) -> [[Alignment.Edit]] {
        edits.reduce(into: []) { hunks, edit in
            if let last = hunks.last?.last, last.wording.upperBound == edit.wording.lowerBound,
                last.text.upperBound == edit.text.lowerBound,
                last.text.isEmpty || edit.text.isEmpty || !isWordEdge(edit.text.lowerBound) {
                hunks[hunks.count - 1].append(edit)
            } else {
                hunks.append([edit])
            }
        }
    }

    private static func string(_ values: ArraySlice<UInt32>) -> String {
        var text = ""
        text.unicodeScalars.append(contentsOf: values.compactMap(Unicode.Scalar.init))
        return text
    }
}

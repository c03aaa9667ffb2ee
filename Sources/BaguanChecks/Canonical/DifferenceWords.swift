/// Says how a near miss differs from the wording, so that a reader need not compare the two: “改良”应为“改进”.
enum DifferenceWords {
    static func describe(_ alignment: Alignment, wording: [UInt32], text: ArraySlice<UInt32>) -> String {
        let text = Array(text)
        return hunks(alignment.edits).map { edits in
            let inWording = edits[0].wording.lowerBound..<edits[edits.count - 1].wording.upperBound
            let inText = edits[0].text.lowerBound..<edits[edits.count - 1].text.upperBound
            if inText.isEmpty { return "少了“\(string(wording[inWording]))”" }
            if inWording.isEmpty { return "多了“\(string(text[inText]))”" }
            if edits.allSatisfy({ $0.change == .swapped }) {
                return "“\(string(text[inText]))”颠倒，应为“\(string(wording[inWording]))”"
            }
            let (wide, other) = widened(inWording, inText, wording.count)
            return "“\(string(text[other]))”应为“\(string(wording[wide]))”"
        }.joined(separator: "，")
    }

    /// Edits right behind each other are told as one.
    private static func hunks(_ edits: [Alignment.Edit]) -> [[Alignment.Edit]] {
        edits.reduce(into: []) { hunks, edit in
            if let last = hunks.last?.last, last.wording.upperBound == edit.wording.lowerBound,
                last.text.upperBound == edit.text.lowerBound {
                hunks[hunks.count - 1].append(edit)
            } else {
                hunks.append([edit])
            }
        }
    }

    /// A single character says little: with its neighbour before it, or behind it at the beginning.
    private static func widened(
        _ wording: Range<Int>, _ text: Range<Int>, _ count: Int
    ) -> (Range<Int>, Range<Int>) {
        guard wording.count == 1, text.count == 1 else { return (wording, text) }
        if wording.lowerBound > 0, text.lowerBound > 0 {
            return (wording.lowerBound - 1..<wording.upperBound, text.lowerBound - 1..<text.upperBound)
        }
        // At the beginning of the wording nothing stands before it, and what follows is right.
        guard wording.upperBound < count else { return (wording, text) }
        return (wording.lowerBound..<wording.upperBound + 1, text.lowerBound..<text.upperBound + 1)
    }

    private static func string(_ values: ArraySlice<UInt32>) -> String {
        var text = ""
        text.unicodeScalars.append(contentsOf: values.compactMap(Unicode.Scalar.init))
        return text
    }
}

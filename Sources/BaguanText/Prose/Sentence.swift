/// Finds the sentence around a place.
///
/// A sentence ends with 。！？!? (and closing marks right after), or at its block's edge. ICU's sentence breaks are not
/// used: they give an opening quotation mark to the sentence before it.
public enum Sentence {
    /// How far a sentence is followed to each side, in bytes. Longer ones are text without punctuation (tables, web
    /// residue), and following them from every match would make a run quadratic.
    public static let reach = 1_500

    /// The sentence around `range` inside `block`, without blanks at its ends.
    ///
    /// - Parameter reach: how far it is followed to each side, in bytes.
    public static func range(
        around range: Range<ProseOffset>, in block: Range<ProseOffset>, of prose: [UInt8], reach: Int = Sentence.reach
    ) -> Range<ProseOffset> {
        let bytes = prose.span
        var lower = range.lowerBound.utf8
        let lowest = max(block.lowerBound.utf8, lower - reach)
        while lower > lowest {
            let (value, length) = UTF8Walk.scalar(in: bytes, before: lower)
            if isEnd(value) { break }
            if isClosing(value) {
                // Closing marks right after the end of a sentence belong to that sentence: 。”）
                let start = startOfClosings(in: bytes, before: lower, from: lowest)
                if start > lowest, isEnd(UTF8Walk.scalar(in: bytes, before: start).value) { break }
                lower = start
            } else {
                lower -= length
            }
        }
        var upper = max(range.upperBound.utf8, lower)
        let highest = min(block.upperBound.utf8, upper + reach)
        // A match that holds the end of its sentence (a doubled full stop) needs nothing after it.
        let endsInside = upper > lower && isEnd(UTF8Walk.scalar(in: bytes, before: upper).value)
        while !endsInside, upper < highest {
            let (value, length) = UTF8Walk.scalar(in: bytes, at: upper)
            upper += length
            if isEnd(value) {
                while upper < highest, case let next = UTF8Walk.scalar(in: bytes, at: upper),
                    isEnd(next.value) || isClosing(next.value) { upper += next.length }
                break
            }
        }
        while lower < range.lowerBound.utf8, case let next = UTF8Walk.scalar(in: bytes, at: lower),
            FoldedMatch.isPassedOver(next.value) { lower += next.length }
        return ProseOffset(lower)..<ProseOffset(max(upper, lower))
    }

    /// Calls `body` with each sentence of a block, without blanks at its beginning.
    ///
    /// - Parameter marks: those of the block.
    public static func forEach(
        in block: Range<ProseOffset>, marks: ArraySlice<ProseSurvey.Mark>, of prose: [UInt8],
        _ body: (Range<ProseOffset>) -> Void
    ) {
        var start = block.lowerBound
        var end: ProseOffset?
        for mark in marks where isEnd(mark.value) || end == mark.place && isClosing(mark.value) {
            // Closing marks and further ends right behind the end of a sentence belong to that sentence.
            if let end, end != mark.place {
                body(withoutBlanks(start..<end, of: prose.span))
                start = end
            }
            end = mark.range.upperBound
        }
        if let end {
            body(withoutBlanks(start..<end, of: prose.span))
            start = end
        }
        if start < block.upperBound { body(withoutBlanks(start..<block.upperBound, of: prose.span)) }
    }

    private static func withoutBlanks(_ range: Range<ProseOffset>, of bytes: Span<UInt8>) -> Range<ProseOffset> {
        var lower = range.lowerBound.utf8
        while lower < range.upperBound.utf8, case let next = UTF8Walk.scalar(in: bytes, at: lower),
            FoldedMatch.isPassedOver(next.value) { lower += next.length }
        return ProseOffset(lower)..<range.upperBound
    }

    static func isEnd(_ value: UInt32) -> Bool {
        switch value {
        case 0x3002, 0xFF01, 0xFF1F, 0x21, 0x3F, 0x0A: true
        default: false
        }
    }

    private static func startOfClosings(in bytes: Span<UInt8>, before end: Int, from lowest: Int) -> Int {
        var at = end
        while at > lowest, case let previous = UTF8Walk.scalar(in: bytes, before: at), isClosing(previous.value) {
            at -= previous.length
        }
        return at
    }

    private static func isClosing(_ value: UInt32) -> Bool {
        switch value {
        case 0x201D, 0x2019, 0x300D, 0x300F, 0x300B, 0xFF09, 0x29, 0x3011: true
        default: false
        }
    }
}

import BaguanText

/// Whether text that was broken over two lines goes on without a space.
enum LineJoining {
    /// True when Chinese stands on one side and Chinese or its punctuation on the other (CSS Text 3, section 4.1.2, with
    /// the quotation marks, the dash and the ellipsis, whose width Unicode leaves open). Korean is written with spaces.
    static func runsOn(_ last: Unicode.Scalar, _ next: Unicode.Scalar) -> Bool {
        let (isWideLast, isWideNext) = (isWide(last), isWide(next))
        return (isWideLast && isWideNext) || (isWideLast && isShared(next)) || (isShared(last) && isWideNext)
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x1100, 0x1100...0x11FF, 0xAC00...0xD7FF, 0xA960...0xA97F: false
        default: DisplayWidth.of(scalar) == 2
        }
    }

    private static func isShared(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "“", "”", "‘", "’", "—", "…", "·": true
        default: false
        }
    }
}

/// Answers whether a place in prose is a word boundary, segmenting only the surroundings of the places asked for.
///
/// Word breaking is fifty times slower than scanning, so nothing is segmented until a rule asks. A run of Han characters
/// with quiet neighbours (punctuation, letters, digits, the block's edge) has the same boundaries alone as in the whole
/// text, and is segmented alone; anything else (a place between letters, or kana, Hangul, combining marks, supplementary
/// ideographs nearby) makes the whole block be segmented. Either way the folded text is segmented, since a zero-width space would split a word.
///
/// The last run is remembered, because questions come in the order of the text. One thread at a time may use it.
public final class WordBoundaries {
    /// Made at the first question: opening ICU's dictionary takes longer than checking a small draft.
    private lazy var iterator = BreakIterator(.words)
    private var cachedRange: Range<Int> = 0..<0
    /// The boundaries in ``cachedRange``, in order.
    private var cached: [Int] = []

    public init() {}

    /// Whether a word begins or ends at `offset`, in the block that spans `block`.
    ///
    /// Without ICU's dictionary every place counts as a boundary: a finding too many is seen, one too few is not.
    public func isBoundary(_ offset: ProseOffset, in block: Range<ProseOffset>, of prose: [UInt8]) -> Bool {
        let at = offset.utf8
        guard at > block.lowerBound.utf8, at < block.upperBound.utf8, let iterator else { return true }
        if !(cachedRange.lowerBound < at && at < cachedRange.upperBound) {
            let run = Self.run(around: at, in: block.utf8, of: prose.span)
            // At the edge of a run: punctuation and letters are no part of a Han word.
            if let run, !run.isEmpty, at == run.lowerBound || at == run.upperBound { return true }
            let range = run.flatMap { $0.isEmpty ? nil : $0 } ?? block.utf8
            cachedRange = range
            cached = Self.boundaries(in: range, of: prose.span, by: iterator)
        }
        return isCached(at) || Self.isInsideInvisibleRun(at, prose.span) && isCached(
            FoldedMatch.endOfRun(in: prose.span, from: at))
    }

    private func isCached(_ at: Int) -> Bool {
        let index = cached.partitionIndex { $0 >= at }
        return index < cached.count && cached[index] == at
    }

    /// Forgets what was segmented; to be called before a new document.
    public func reset() {
        cachedRange = 0..<0
        cached = []
    }

    /// The boundaries inside a stretch of prose, as byte offsets in order. For tests, too, which compare runs with whole blocks.
    static func boundaries(in range: Range<Int>, of bytes: Span<UInt8>, by iterator: BreakIterator) -> [Int] {
        var units: [UInt16] = []
        var offsets: [Int] = []
        units.reserveCapacity(range.count / 2)
        offsets.reserveCapacity(range.count / 2)
        var at = range.lowerBound
        while at < range.upperBound {
            let (value, length) = UTF8Walk.scalar(in: bytes, at: at)
            FoldingTable.shared.forEachFolded(value) { form in
                for unit in UTF16.encode(Unicode.Scalar(form) ?? "\u{FFFD}") ?? UTF16.encodedReplacementCharacter {
                    units.append(unit)
                    offsets.append(at)
                }
            }
            at += length
        }
        offsets.append(range.upperBound)
        return iterator.boundaries(of: units).map { offsets[Int($0)] }
    }

    /// The run of plain Han around a place, or nil when its neighbours are not quiet.
    static func run(around at: Int, in block: Range<Int>, of bytes: Span<UInt8>) -> Range<Int>? {
        var lower = at
        while lower > block.lowerBound {
            let (value, length) = UTF8Walk.scalar(in: bytes, before: lower)
            switch nature(of: value) {
            case .han, .invisible: lower -= length
            case .quiet: return upper(from: at, in: block, of: bytes).map { lower..<$0 }
            case .other: return nil
            }
        }
        return upper(from: at, in: block, of: bytes).map { lower..<$0 }
    }

    private static func upper(from at: Int, in block: Range<Int>, of bytes: Span<UInt8>) -> Int? {
        var upper = at
        while upper < block.upperBound {
            let (value, length) = UTF8Walk.scalar(in: bytes, at: upper)
            switch nature(of: value) {
            case .han, .invisible: upper += length
            case .quiet: return upper
            case .other: return nil
            }
        }
        return upper
    }

    private enum Nature {
        case han, invisible, quiet, other
    }

    /// What a prose scalar is to the segmentation of the Han characters beside it.
    private static func nature(of value: UInt32) -> Nature {
        guard value < 0x10000 else { return .other }
        let form = FoldingTable.shared.plane0[Int(value)]
        if form == FoldingTable.special {
            return FoldingTable.shared.form(ofDistant: value).isEmpty ? .invisible : .other
        }
        switch form {
        case 0x3400...0x4DBF, 0x4E00...0x9FFF: return .han
        case 0x5F: return .other  // the low line joins words
        case 0x00...0x7F, 0x2010...0x2027, 0x3001...0x3003, 0x3008...0x3011, 0x3014...0x301B: return .quiet
        default: return .other
        }
    }

    private static func isInsideInvisibleRun(_ at: Int, _ bytes: Span<UInt8>) -> Bool {
        at < bytes.count && nature(of: UTF8Walk.scalar(in: bytes, at: at).value) == .invisible
    }
}

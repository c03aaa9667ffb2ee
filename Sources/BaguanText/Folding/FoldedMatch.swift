/// Compares folded wordings with prose at a given place, without folding the prose as a whole.
///
/// Invisible characters in the prose are passed over; a run of blanks counts as one blank, and as none between Han
/// characters. A match begins and ends between prose characters, never inside the folded form of one: 株 is not in ㈱,
/// nor a full stop in …. Wordings are folded by ``Folding/foldWording(_:)``.
public enum FoldedMatch {
    /// Where a match begins that ends at a given place, and what was passed over inside it.
    public struct Start: Hashable, Sendable {
        public var offset: ProseOffset
        /// Whether blanks between Han characters were passed over.
        public var skipsBlanks: Bool

        public init(offset: ProseOffset, skipsBlanks: Bool) {
            self.offset = offset
            self.skipsBlanks = skipsBlanks
        }
    }

    /// The start of `wording` if it stands right before `end`, else nil. Blanks right before `end` do not count.
    public static func start(of wording: [UInt32], before end: ProseOffset, in prose: [UInt8]) -> Start? {
        start(of: wording.span, endingAt: end.utf8, in: prose.span)
    }

    /// The end of `wording` if it stands right after `start`, else nil. Blanks right after `start` do not count.
    public static func end(of wording: [UInt32], after start: ProseOffset, in prose: [UInt8]) -> ProseOffset? {
        let bytes = prose.span
        let table = FoldingTable.shared
        var at = start.utf8
        var next = 0
        while next < wording.count {
            guard at < bytes.count else { return nil }
            let (value, length) = UTF8Walk.scalar(in: bytes, at: at)
            if isPassedOver(value) {
                let runEnd = endOfRun(in: bytes, from: at)
                if next > 0, holdsBlank(bytes, at..<runEnd) {
                    if wording[next] == 0x20 {
                        next += 1
                    } else if !isBetweenHan(wording.span, next) {
                        return nil
                    }
                }
                at = runEnd
                continue
            }
            var fits = true
            table.forEachFolded(value) { form in
                if fits, next < wording.count, wording[next] == form { next += 1 } else { fits = false }
            }
            guard fits else { return nil }
            at += length
        }
        return ProseOffset(at)
    }

    static func start(of wording: Span<UInt32>, endingAt end: Int, in bytes: Span<UInt8>) -> Start? {
        let table = FoldingTable.shared
        var at = end
        var left = wording.count
        var skipsBlanks = false
        while left > 0 {
            guard at > 0 else { return nil }
            let (value, length) = UTF8Walk.scalar(in: bytes, before: at)
            if isPassedOver(value) {
                let runStart = startOfRun(in: bytes, before: at)
                if left < wording.count, holdsBlank(bytes, runStart..<at) {
                    if wording[left - 1] == 0x20 {
                        left -= 1
                    } else if isBetweenHan(wording, left) {
                        skipsBlanks = true
                    } else {
                        return nil
                    }
                }
                at = runStart
                continue
            }
            if value < 0x10000, case let form = table.plane0[Int(value)], form != FoldingTable.special {
                guard wording[left - 1] == UInt32(form) else { return nil }
                left -= 1
            } else {
                for form in table.form(ofDistant: value).reversed() {
                    guard left > 0, wording[left - 1] == form else { return nil }
                    left -= 1
                }
            }
            at -= length
        }
        return Start(offset: ProseOffset(at), skipsBlanks: skipsBlanks)
    }

    /// Whether the scalars of a wording before and after `index` are both Han, so that blanks between them do not count.
    private static func isBetweenHan(_ wording: Span<UInt32>, _ index: Int) -> Bool {
        Folding.isHan(wording[index - 1]) && Folding.isHan(wording[index])
    }

    /// Whether a prose scalar is a blank or invisible.
    static func isPassedOver(_ value: UInt32) -> Bool {
        guard value < 0x10000 else { return FoldingTable.shared.form(ofDistant: value).isEmpty }
        let form = FoldingTable.shared.plane0[Int(value)]
        return form == FoldingTable.special
            ? FoldingTable.shared.form(ofDistant: value).isEmpty : Folding.isBlank(UInt32(form))
    }

    /// The end of the blanks and invisible characters that begin at `start`.
    static func endOfRun(in bytes: Span<UInt8>, from start: Int) -> Int {
        var at = start
        while at < bytes.count {
            let (value, length) = UTF8Walk.scalar(in: bytes, at: at)
            guard isPassedOver(value) else { break }
            at += length
        }
        return at
    }

    /// The start of the blanks and invisible characters that end at `end`.
    static func startOfRun(in bytes: Span<UInt8>, before end: Int) -> Int {
        var at = end
        while at > 0 {
            let (value, length) = UTF8Walk.scalar(in: bytes, before: at)
            guard isPassedOver(value) else { break }
            at -= length
        }
        return at
    }

    static func holdsBlank(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var at = range.lowerBound
        while at < range.upperBound {
            let (value, length) = UTF8Walk.scalar(in: bytes, at: at)
            var blank = false
            FoldingTable.shared.forEachFolded(value) { blank = Folding.isBlank($0) }
            if blank { return true }
            at += length
        }
        return false
    }
}

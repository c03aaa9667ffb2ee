/// Where each stretch of prose came from in the source.
///
/// A segment is either *verbatim* (prose and source hold the same bytes) or *replaced* (an entity, an escape, a decoded
/// line break: the prose stretch stands for the source stretch as a whole). Prose that no segment covers was put in by a
/// reader (the break between two blocks) and maps to the empty source range where it stands.
///
/// Invariants, checked by ``checkInvariants(prose:source:)``: segments are sorted and disjoint on both sides, every
/// verbatim segment has equal bytes on both sides, and no segment is empty in prose.
public struct SourceMap: Hashable, Sendable {
    public struct Segment: Hashable, Sendable {
        public var prose: Range<ProseOffset>
        public var source: Range<SourceOffset>
        /// Whether both sides hold the same bytes, so that offsets inside map one to one.
        public var isVerbatim: Bool

        public init(prose: Range<ProseOffset>, source: Range<SourceOffset>, isVerbatim: Bool) {
            self.prose = prose
            self.source = source
            self.isVerbatim = isVerbatim
        }
    }

    /// In order; see the invariants above.
    public private(set) var segments: [Segment] = []

    public init() {}

    /// Adds a segment after all others; a verbatim segment that continues the last one is merged into it.
    public mutating func append(_ segment: Segment) {
        guard !segment.prose.isEmpty else { return }
        if segment.isVerbatim, let last = segments.last, last.isVerbatim,
            last.prose.upperBound == segment.prose.lowerBound, last.source.upperBound == segment.source.lowerBound {
            segments[segments.count - 1].prose = last.prose.lowerBound..<segment.prose.upperBound
            segments[segments.count - 1].source = last.source.lowerBound..<segment.source.upperBound
        } else {
            segments.append(segment)
        }
    }

    /// The source of a stretch of prose: from the source of its first byte to the source of its last.
    ///
    /// A stretch that begins or ends inside a replaced segment takes the whole segment. Markup between the two ends
    /// (`**`, a tag) lies inside the result.
    public func source(of range: Range<ProseOffset>) -> Range<SourceOffset> {
        guard !range.isEmpty else {
            let place = start(of: range.lowerBound)
            return place..<place
        }
        let lower = start(of: range.lowerBound)
        let upper = end(of: range.upperBound)
        return lower..<Swift.max(lower, upper)
    }

    /// The prose that comes from a stretch of the source: from the first of it to the last; nil when none does.
    ///
    /// Of a replaced segment all is taken, also when the stretch holds only a part of its source.
    public func prose(of range: Range<SourceOffset>) -> Range<ProseOffset>? {
        let first = segments.partitionIndex { $0.source.upperBound > range.lowerBound }
        let end = segments.partitionIndex { $0.source.lowerBound >= range.upperBound }
        guard first < end, !range.isEmpty else { return nil }
        var (lower, upper) = (segments[first].prose.lowerBound, segments[end - 1].prose.upperBound)
        if segments[first].isVerbatim, range.lowerBound > segments[first].source.lowerBound {
            lower = ProseOffset(lower.utf8 + range.lowerBound.utf8 - segments[first].source.lowerBound.utf8)
        }
        if segments[end - 1].isVerbatim, range.upperBound < segments[end - 1].source.upperBound {
            upper = ProseOffset(upper.utf8 - (segments[end - 1].source.upperBound.utf8 - range.upperBound.utf8))
        }
        return lower < upper ? lower..<upper : nil
    }

    /// Whether the stretch of prose lies in one verbatim segment, so that replacing its source bytes replaces just it.
    public func isVerbatim(_ range: Range<ProseOffset>) -> Bool {
        guard let index = lastSegment(startingAtOrBefore: range.lowerBound) else { return false }
        return segments[index].isVerbatim && range.upperBound <= segments[index].prose.upperBound
    }

    private func start(of offset: ProseOffset) -> SourceOffset {
        guard let index = lastSegment(startingAtOrBefore: offset) else {
            return segments.first?.source.lowerBound ?? SourceOffset(0)
        }
        let segment = segments[index]
        guard offset < segment.prose.upperBound else {
            // Put in by a reader: it stands just before the next segment.
            return index + 1 < segments.count ? segments[index + 1].source.lowerBound : segment.source.upperBound
        }
        return segment.isVerbatim
            ? SourceOffset(segment.source.lowerBound.utf8 + offset.utf8 - segment.prose.lowerBound.utf8)
            : segment.source.lowerBound
    }

    private func end(of offset: ProseOffset) -> SourceOffset {
        // The segment that holds the byte before `offset`.
        guard offset.utf8 > 0, let index = lastSegment(startingAtOrBefore: ProseOffset(offset.utf8 - 1)) else {
            return segments.first?.source.lowerBound ?? SourceOffset(0)
        }
        let segment = segments[index]
        guard offset <= segment.prose.upperBound else { return segment.source.upperBound }
        return segment.isVerbatim
            ? SourceOffset(segment.source.lowerBound.utf8 + offset.utf8 - segment.prose.lowerBound.utf8)
            : segment.source.upperBound
    }

    private func lastSegment(startingAtOrBefore offset: ProseOffset) -> Int? {
        var low = 0
        var high = segments.count
        while low < high {
            let middle = (low + high) / 2
            if segments[middle].prose.lowerBound <= offset { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : low - 1
    }

    /// The first broken invariant in words, or nil. Run by tests over every fixture of every reader.
    public func checkInvariants(prose: [UInt8], source: [UInt8]) -> String? {
        var lastProse = 0
        var lastSource = 0
        for (index, segment) in segments.enumerated() {
            let (p, s) = (segment.prose.utf8, segment.source.utf8)
            if p.isEmpty { return "segment \(index) is empty" }
            if p.lowerBound < lastProse || s.lowerBound < lastSource { return "segment \(index) is out of order" }
            if p.upperBound > prose.count || s.upperBound > source.count { return "segment \(index) is out of bounds" }
            if segment.isVerbatim && prose[p] != source[s] { return "segment \(index) is not verbatim" }
            (lastProse, lastSource) = (p.upperBound, s.upperBound)
        }
        return nil
    }
}

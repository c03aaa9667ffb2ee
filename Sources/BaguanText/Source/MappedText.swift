/// Prose with the map that leads from it back to the source.
public struct MappedText: Hashable, Sendable {
    /// Well-formed UTF-8.
    public private(set) var utf8: [UInt8] = []
    public private(set) var map = SourceMap()

    public init() {}

    /// The offset where the next appended text will begin.
    public var end: ProseOffset { ProseOffset(utf8.count) }

    /// Makes room for a prose of so many bytes.
    package mutating func reserveCapacity(_ count: Int) { utf8.reserveCapacity(count) }

    /// Appends a stretch of the source as it is. As the function below, without its cost for each call across modules.
    package mutating func append(_ range: Range<Int>, of source: [UInt8]) {
        let start = end
        utf8.append(contentsOf: source[range])
        map.append(.init(prose: start..<end, source: Range(utf8: range), isVerbatim: true))
    }

    /// Appends source bytes as they are.
    public mutating func append(_ bytes: some Collection<UInt8>, from source: SourceOffset) {
        let start = end
        utf8.append(contentsOf: bytes)
        map.append(.init(
            prose: start..<end,
            source: source..<SourceOffset(source.utf8 + end.utf8 - start.utf8),
            isVerbatim: true
        ))
    }

    /// Appends text that stands for other source bytes (an entity, an escape).
    public mutating func append(_ text: some Collection<UInt8>, replacing source: Range<SourceOffset>) {
        let start = end
        utf8.append(contentsOf: text)
        map.append(.init(prose: start..<end, source: source, isVerbatim: false))
    }

    /// Appends text that stands nowhere in the source (the break between two blocks).
    public mutating func appendUnmapped(_ text: some Collection<UInt8>) {
        utf8.append(contentsOf: text)
    }

    /// The prose in `range` as a string.
    public subscript(range: Range<ProseOffset>) -> String {
        String(decoding: utf8[range.utf8], as: UTF8.self)
    }
}

extension MappedText {
    /// A part of it, which begins and ends between characters.
    public func slice(_ range: Range<ProseOffset>) -> MappedText {
        var slice = MappedText()
        var at = range.lowerBound.utf8
        let first = map.segments.partitionIndex { $0.prose.upperBound > range.lowerBound }
        for segment in map.segments[first...] where !range.isEmpty {
            guard segment.prose.lowerBound < range.upperBound else { break }
            let part = segment.prose.clamped(to: range).utf8
            slice.appendUnmapped(utf8[at..<part.lowerBound])
            if segment.isVerbatim {
                let shift = segment.source.lowerBound.utf8 - segment.prose.lowerBound.utf8
                slice.append(utf8[part], from: SourceOffset(part.lowerBound + shift))
            } else {
                slice.append(utf8[part], replacing: segment.source)
            }
            at = part.upperBound
        }
        slice.appendUnmapped(utf8[at..<range.upperBound.utf8])
        return slice
    }

    /// Appends another text of the same source, which must stand behind this one there.
    public mutating func append(_ other: MappedText) {
        let shift = utf8.count
        utf8 += other.utf8
        for segment in other.map.segments {
            let prose = segment.prose.utf8
            map.append(.init(
                prose: Range(utf8: prose.lowerBound + shift..<prose.upperBound + shift), source: segment.source,
                isVerbatim: segment.isVerbatim))
        }
    }
}

import BaguanDocuments
import BaguanText

extension Document {
    /// What a person reads, block by block.
    var blockTexts: [String] { blocks.map { prose[$0.range] } }

    /// The first clause of the contract that is broken, in words.
    var violation: String? {
        if let violation = prose.map.checkInvariants(prose: prose.utf8, source: source.utf8) { return violation }
        if String(validating: prose.utf8, as: UTF8.self) == nil { return "prose is not UTF-8" }
        return violationOfBlocks ?? violationOfSegments
    }

    private var violationOfBlocks: String? {
        var end = 0
        for (index, block) in blocks.enumerated() {
            let range = block.range.utf8
            if range.isEmpty { return "block \(index) is empty" }
            if block.location.isEmpty { return "block \(index) has no location" }
            guard range.lowerBound == (index == 0 ? 0 : end + 1), range.upperBound <= prose.utf8.count else {
                return "block \(index) does not follow the one before"
            }
            if index > 0, prose.utf8[end] != 0x0A { return "no line feed before block \(index)" }
            end = range.upperBound
        }
        return end == prose.utf8.count ? nil : "prose goes on behind the last block"
    }

    private var violationOfSegments: String? {
        var segments = prose.map.segments[...]
        for (index, block) in blocks.enumerated() {
            var covered = block.range.lowerBound
            while let segment = segments.first, segment.prose.lowerBound < block.range.upperBound {
                if segment.prose.lowerBound != covered { return "block \(index) has text from nowhere" }
                covered = segment.prose.upperBound
                segments.removeFirst()
                if let violation = violation(of: segment) { return violation }
            }
            if covered != block.range.upperBound { return "block \(index) is not covered by the source map" }
        }
        return segments.isEmpty ? nil : "a segment outside all blocks"
    }

    private func violation(of segment: SourceMap.Segment) -> String? {
        let range = segment.source
        if range.isEmpty { return "a segment that stands for nothing" }
        if let frontMatter, range.overlaps(frontMatter) { return "front matter in the prose" }
        let bounds = [range.lowerBound.utf8, range.upperBound.utf8].filter { $0 < source.utf8.count }
        return bounds.contains { source.utf8[$0] & 0xC0 == 0x80 } ? "a segment that cuts a character" : nil
    }
}

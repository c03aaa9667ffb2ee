import BaguanTesting
import BaguanText
import Testing

/// Ways between prose and source, held against a map in which every byte of prose knows its source.
@Suite struct SourceMapTests {
    /// A text of the given source in which stretches are taken as they are, replaced, left out or put in, and for each
    /// byte of its prose the source that it stands for; nil for what was put in.
    private func text(_ seed: UInt64) -> (text: MappedText, source: [UInt8], origins: [Range<Int>?]) {
        var generator = SeededGenerator(seed: seed)
        let source = (0..<60).map { _ in UInt8.random(in: 0x61...0x7A, using: &generator) }
        var text = MappedText()
        var origins: [Range<Int>?] = []
        var at = 0
        while at < source.count {
            let end = min(source.count, at + Int.random(in: 1...6, using: &generator))
            switch Int.random(in: 0..<4, using: &generator) {
            case 0:
                text.append(source[at..<end], from: SourceOffset(at))
                origins += (at..<end).map { $0..<$0 + 1 }
            case 1:
                let words = Array("XYZ".utf8.prefix(Int.random(in: 1...3, using: &generator)))
                text.append(words, replacing: Range(utf8: at..<end))
                origins += words.map { _ in at..<end }
            case 2:
                text.appendUnmapped("\n".utf8)
                origins.append(nil)
            default: break
            }
            at = end
        }
        return (text, source, origins)
    }

    @Test("the prose of a stretch of the source is all that comes from it", arguments: 0..<200)
    func proseOfSource(_ seed: UInt64) {
        let (text, source, origins) = text(seed)
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<20 {
            let (a, b) = (Int.random(in: 0...source.count, using: &generator), Int.random(in: 0...source.count, using: &generator))
            let range = min(a, b)..<max(a, b)
            let places = origins.indices.filter { !range.isEmpty && origins[$0].map { $0.overlaps(range) } ?? false }
            let expected = places.first.flatMap { first in places.last.map { first..<$0 + 1 } }
            #expect(text.map.prose(of: Range(utf8: range))?.utf8 == expected, "\(range)")
        }
    }

    @Test("a part keeps its bytes, and each of them its source", arguments: 0..<200)
    func slices(_ seed: UInt64) {
        let (text, _, origins) = text(seed)
        var generator = SeededGenerator(seed: seed)
        let (a, b) = (Int.random(in: 0...origins.count, using: &generator), Int.random(in: 0...origins.count, using: &generator))
        let range = min(a, b)..<max(a, b)
        let slice = text.slice(Range(utf8: range))
        #expect(slice.utf8 == Array(text.utf8[range]))
        for (index, origin) in origins[range].enumerated() {
            guard let origin else { continue }
            #expect(slice.map.source(of: Range(utf8: index..<index + 1)).utf8 == origin)
        }
    }

    @Test("nothing comes from a source that was left out")
    func proseOfNothing() {
        var text = MappedText()
        text.append("ab".utf8, from: SourceOffset(2))
        text.append("cd".utf8, from: SourceOffset(8))
        #expect(text.map.prose(of: Range(utf8: 4..<8)) == nil)
        #expect(text.map.prose(of: Range(utf8: 0..<2)) == nil)
        #expect(text.map.prose(of: Range(utf8: 3..<3)) == nil)
        #expect(text.map.prose(of: Range(utf8: 3..<9))?.utf8 == 1..<3)
    }
}

public import BaguanDocuments
import BaguanText

/// Holds a reader against the contract of ``DocumentReader``: over the samples, over each of them with other line ends,
/// behind a byte order mark and behind an emoji, cut off at many places, and changed at random.
///
/// - Parameter seed: the same seed gives the same changes.
/// - Returns: what was broken, with the text that shows it; empty for a reader that conforms. A list and not an
///   expectation, since only test targets can count on the testing library.
public func readerViolations(_ reader: any DocumentReader, samples: [String], seed: UInt64 = 1) -> [String] {
    var conformance = ReaderConformance(reader: reader, generator: SeededGenerator(seed: seed))
    for sample in samples { conformance.hold(sample) }
    return conformance.violations
}

/// What ``readerViolations(_:samples:seed:)`` does, step by step.
struct ReaderConformance {
    let reader: any DocumentReader
    var generator: SeededGenerator
    private(set) var violations: [String] = []

    init(reader: any DocumentReader, generator: SeededGenerator) {
        self.reader = reader
        self.generator = generator
    }

    mutating func hold(_ sample: String) {
        let document = check(sample)
        holdVariants(of: sample, document)
        for prefix in prefixes(of: sample) { check(prefix) }
        for _ in 0..<20 { check(mutated(sample)) }
    }

    // MARK: - Variants

    private mutating func holdVariants(of sample: String, _ document: Document) {
        let texts = document.blockTexts
        for end in ["\r\n", "\r"] {
            let variant = sample.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: end)
            if !sample.utf8.contains(0x0D), check(variant).blockTexts != texts {
                violations.append("other text with line ends \(end.debugDescription) in \(sample.debugDescription)")
            }
        }
        if document.frontMatter == nil, check("🎉\n\n" + sample).blockTexts != ["🎉"] + texts {
            violations.append("other text behind an emoji in \(sample.debugDescription)")
        }
        guard let marked = try? SourceFile(path: "sample", bytes: [0xEF, 0xBB, 0xBF] + Array(sample.utf8)) else { return }
        if reader.read(marked).blockTexts != texts {
            violations.append("other text behind a byte order mark in \(sample.debugDescription)")
        }
    }

    /// All of them for a short sample, forty for a long one.
    private mutating func prefixes(of sample: String) -> [String] {
        let scalars = sample.unicodeScalars
        let lengths = scalars.count <= 40
            ? Array(0..<scalars.count) : (0..<40).map { _ in Int.random(in: 0..<scalars.count, using: &generator) }
        return lengths.map { String(String.UnicodeScalarView(scalars.prefix($0))) }
    }

    private static let insertions = [
        "*", "**", "`", "```\n", "~", "~~", "[", "](", ")", "![", "\"", "<", ">", "<!--", "-->", "<br>", "<div>", "&", "&lt;",
        "\\", "|", "\n|-|-|\n", "#", "# ", "> ", "- ", "1. ", "---\n", "\n", "\n\n", "\r", "\t", "    ", "　", "\u{200B}",
        "字", "🎉", "é",
    ]

    private mutating func mutated(_ sample: String) -> String {
        var scalars = Array(sample.unicodeScalars)
        for _ in 0..<Int.random(in: 1...6, using: &generator) {
            let place = Int.random(in: 0...scalars.count, using: &generator)
            switch Int.random(in: 0..<3, using: &generator) {
            case 0:
                let end = min(scalars.count, place + Int.random(in: 1...5, using: &generator))
                scalars.removeSubrange(place..<end)
            default:
                let insertion = Self.insertions.randomElement(using: &generator) ?? ""
                scalars.insert(contentsOf: Array(insertion.unicodeScalars), at: place)
            }
        }
        return String(String.UnicodeScalarView(scalars))
    }

    // MARK: - The contract

    @discardableResult
    private mutating func check(_ text: String) -> Document {
        let source = SourceFile(path: "sample", text: text)
        let document = reader.read(source)
        if let violation = document.violation {
            violations.append("\(violation) in \(text.debugDescription)")
        }
        return document
    }
}

extension Document {
    /// What a person reads, block by block.
    fileprivate var blockTexts: [String] { blocks.map { prose[$0.range] } }

    /// The first clause of the contract that is broken, in words.
    fileprivate var violation: String? {
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

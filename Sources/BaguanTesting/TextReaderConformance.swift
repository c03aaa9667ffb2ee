public import BaguanDocuments
import BaguanText

/// Holds a reader of a text format against the contract of ``DocumentReader``: over the samples, over each of them with other line ends,
/// behind a byte order mark and behind an emoji, cut off at many places, and changed at random.
///
/// - Parameter seed: the same seed gives the same changes.
/// - Returns: what was broken, with the text that shows it; empty for a reader that conforms. A list and not an
///   expectation, since only test targets can count on the testing library.
public func readerViolations(_ reader: any TextReader, samples: [String], seed: UInt64 = 1) -> [String] {
    var conformance = TextReaderConformance(reader: reader, generator: SeededGenerator(seed: seed))
    for sample in samples { conformance.hold(sample) }
    return conformance.violations
}

/// What ``readerViolations(_:samples:seed:)`` does, step by step.
struct TextReaderConformance {
    let reader: any TextReader
    var generator: SeededGenerator
    private(set) var violations: [String] = []

    init(reader: any TextReader, generator: SeededGenerator) {
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

import Baguan
import Foundation

/// Chinese-looking text and phrases from a seed: the same on every machine, and nobody's property.
///
/// Words are two to four characters drawn from 3,000 common ideographs by Zipf's law, and the text is drawn from the words
/// by the same law, with a comma every eight and a full stop every twenty words. Phrases to look for are of the rarer
/// words, as the terms of rule packs are: a few hits in each kilobyte.
struct SyntheticText {
    private var random: SplitMix64
    private let characters: [Unicode.Scalar]
    private let words: [String]

    init(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        // 4E00… is ordered by radical, so a stride spreads the choice over the whole block.
        let characters = (0..<3_000).compactMap { Unicode.Scalar(0x4E00 + UInt32($0) * 6) }.shuffled(using: &random)
        words = (0..<120_000).map { _ in
            let length = [2, 2, 2, 3, 4].randomElement(using: &random) ?? 2
            return String(String.UnicodeScalarView((0..<length).map { _ in
                characters[Self.zipf(characters.count, &random)]
            }))
        }
        self.random = random
        self.characters = characters
    }

    /// About `bytes` bytes of text, in paragraphs of some two hundred characters.
    mutating func text(bytes: Int) -> String {
        var text = ""
        text.reserveCapacity(bytes + 1_000)
        var count = 0
        var previous = -1
        while text.utf8.count < bytes {
            // Nobody writes a word twice in a row, and checks look closely where it happens.
            let word = Self.zipf(words.count, &random)
            if word == previous { continue }
            previous = word
            text += words[word]
            count += 1
            if count % 80 == 0 { text += "。\n\n" } else if count % 20 == 0 { text += "。" } else if count % 8 == 0 { text += "，" }
        }
        return text
    }

    /// Different phrases of three to six characters, most of which occur now and then.
    mutating func phrases(_ count: Int) -> [String] {
        var phrases: [String] = []
        // Two that fold alike would be one entry, which the loader refuses.
        var folded: Set<[UInt32]> = []
        while phrases.count < count {
            let word = words[words.count / 4 + Self.zipf(words.count * 3 / 4, &random)]
            let more = words[Self.zipf(words.count, &random)]
            let phrase = phrases.count % 3 == 0 ? word : word + more
            if phrase.unicodeScalars.count >= 3, folded.insert(Folding.foldWording(phrase)).inserted { phrases.append(phrase) }
        }
        return phrases.sorted()
    }

    /// Words that stand in every line.
    func commonest(_ count: Int) -> [String] {
        var seen: Set<String> = []
        var commonest: [String] = []
        for word in words where commonest.count < count && seen.insert(word).inserted { commonest.append(word) }
        return commonest
    }

    /// A rank from 0: low ones often, high ones rarely (density 1/(rank + 1), by inverting the distribution).
    private static func zipf(_ count: Int, _ random: inout SplitMix64) -> Int {
        let uniform = Double(random.next() >> 11) / Double(1 << 53)
        return min(count - 1, Int(pow2(uniform * log2(Double(count) + 1))) - 1)
    }
}

private func pow2(_ exponent: Double) -> Double { Foundation.exp2(exponent) }

/// A small generator with a seed.
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Which encoding some bytes without a byte order mark are in, judged by how much of each reading is common Chinese.
///
/// A reading's share is the part of its characters that are common (``CommonCharacters``). Text read in the wrong
/// encoding is made of rare characters, symbols and private ones, so the right reading stands out after a few characters.
/// Where it does not, nothing is decided: a draft in the wrong encoding would look clean.
struct EncodingGuess {
    struct Reading {
        var encoding: TextEncoding
        /// 0…1, pulled down when there is little to judge by.
        var share: Double
        /// What is wrong with the bytes in this encoding.
        var fault: DecodingError.Cause?
    }

    /// A reading below this is not believed.
    static let leastShare = 0.5
    /// How far the best reading must be ahead of the next.
    static let leastLead = 0.2
    /// Enough to decide by, and quick.
    static let sampleSize = 1 << 16

    /// The readings of all bytes, best first.
    private let whole: [Reading]
    /// The readings that stop at an illegal sequence, best first.
    private let broken: [Reading]

    /// The one encoding that fits, if one does clearly.
    var decision: TextEncoding? { plausible.count == 1 ? plausible[0] : nil }

    /// The encodings that fit, all about as well as the best, which comes first.
    var plausible: [TextEncoding] {
        guard let best = whole.first, best.share >= Self.leastShare else { return [] }
        return whole.filter { best.share - $0.share < Self.leastLead }.map(\.encoding)
    }

    /// When no encoding fits: the first fault in the one that would have.
    var fault: DecodingError.Cause? {
        guard plausible.isEmpty, let best = broken.first, best.share >= Self.leastShare else { return nil }
        return best.fault
    }

    init(_ bytes: [UInt8], among encodings: [TextEncoding]) {
        let sample = Self.sample(of: bytes)
        let readings = encodings.compactMap { encoding -> (Reading, isWhole: Bool)? in
            if encoding.isUTF16 && !bytes.count.isMultiple(of: 2) { return nil }
            guard let text = ConvertedText(sample, encoding: encoding), let share = Self.share(of: text) else { return nil }
            let reading = Reading(encoding: encoding, share: share, fault: text.fault(endOfFile: bytes.count))
            // A character that the sample's end cuts is no fault, and one that the file's end cuts tells enough.
            if case .illegal = text.ending { return (reading, false) }
            return (reading, true)
        }
        .sorted { $0.0.share > $1.0.share }
        whole = readings.filter(\.isWhole).map(\.0)
        broken = readings.filter { !$0.isWhole }.map(\.0)
    }

    /// From the first byte that is not ASCII, where a character begins in every encoding; even, for UTF-16.
    private static func sample(of bytes: [UInt8]) -> ArraySlice<UInt8> {
        let start = (bytes.firstIndex { $0 >= 0x80 } ?? 0) & ~1
        return bytes[start..<min(bytes.count, start + sampleSize)]
    }

    /// Nil when no text looks like that.
    private static func share(of text: ConvertedText) -> Double? {
        var common = 0
        var plain = 0
        var others = 0
        for scalar in String(decoding: text.utf8, as: UTF8.self).unicodeScalars {
            switch scalar.value {
            case 0x09...0x0D, 0x20...0x7E: plain += 1
            case 0..<0x20, 0x7F: return nil
            default:
                if CommonCharacters.contains(scalar) { common += 1 } else { others += 1 }
            }
        }
        // ASCII is the same in all but UTF-16, and there it can only be what it is.
        if text.encoding.isUTF16 { common += plain }
        return Double(common) / Double(common + others + 1)
    }
}

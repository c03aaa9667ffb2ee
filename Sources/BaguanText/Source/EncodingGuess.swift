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
        let readings = encodings.compactMap { encoding -> (Reading, isWhole: Bool)? in
            if encoding.isUTF16 && !bytes.count.isMultiple(of: 2) { return nil }
            let sample = Self.sample(of: bytes, for: encoding)
            guard let text = ConvertedText(sample, encoding: encoding),
                let share = Self.share(of: text.utf8, countingASCII: encoding.isUTF16)
            else { return nil }
            let reading = Reading(encoding: encoding, share: share, fault: text.fault(endOfFile: bytes.count))
            // A character that the sample's end cuts is no fault, and one that the file's end cuts tells enough.
            if case .illegal = text.ending { return (reading, false) }
            return (reading, true)
        }
        .sorted { $0.0.share > $1.0.share }
        whole = readings.filter(\.isWhole).map(\.0)
        broken = readings.filter { !$0.isWhole }.map(\.0)
    }

    /// Where ASCII is the same in all encodings, from the first byte that is not: a character begins there.
    private static func sample(of bytes: [UInt8], for encoding: TextEncoding) -> ArraySlice<UInt8> {
        let start = encoding.isUTF16 ? 0 : bytes.firstIndex { $0 >= 0x80 } ?? 0
        return bytes[start..<min(bytes.count, start + sampleSize)]
    }

    /// The part of a text's characters that are common, 0…1; nil when no text looks like that.
    ///
    /// - Parameters:
    ///   - utf8: well-formed UTF-8.
    ///   - countingASCII: whether ASCII speaks for this reading, or is left out because all readings have it.
    static func share(of utf8: [UInt8], countingASCII: Bool) -> Double? {
        var common = 0
        var others = 0
        for scalar in String(decoding: utf8, as: UTF8.self).unicodeScalars {
            switch scalar.value {
            case 0x09...0x0D, 0x20...0x7E: common += countingASCII ? 1 : 0
            case 0..<0x20, 0x7F: return nil
            default:
                if CommonCharacters.contains(scalar) { common += 1 } else { others += 1 }
            }
        }
        return Double(common) / Double(common + others + 1)
    }
}

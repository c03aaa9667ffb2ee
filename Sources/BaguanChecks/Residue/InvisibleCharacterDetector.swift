internal import BaguanDocuments
internal import BaguanText

/// Characters that nobody sees and that break searching, counting and typesetting: zero-width characters, soft hyphens,
/// direction marks, private-use symbols of some fonts, and the replacement character of a failed conversion.
///
/// Joiners and variation selectors inside emoji are what makes the emoji, and stay; so do joiners inside words of scripts
/// that are written with them: Uyghur, Kazakh, Tibetan, Mongolian, the scripts of India.
struct InvisibleCharacterDetector: ResidueDetector {
    let anchors: [String] = []
    let characters: CharacterKinds = .rare

    func residues(in blocks: [Int], of context: InspectionContext) -> [Residue] {
        blocks.flatMap { block -> [Residue] in
            let text = context.scalars(of: block)
            // Joiners and direction marks are part of how these scripts are written.
            lazy var holdsJoinedScript = text.values.contains { (0x0590...0x1CFF).contains($0) }
            return text.values.indices.compactMap { index in
                let value = text.values[index]
                // Nearly all of Chinese text is decided here.
                guard value > 0x7F, !(0x2E80...0xD7FF).contains(value), let scalar = Unicode.Scalar(value),
                    let name = Self.name(of: scalar)
                else { return nil }
                guard !Self.isPartOfEmoji(text.values, index), !Self.shapesLetters(text.values, index) else { return nil }
                let code = "U+" + String(value, radix: 16, uppercase: true)
                let isVisible = value == 0xFFFD || scalar.properties.generalCategory == .privateUse
                return Residue(
                    range: text.range(index..<index + 1), block: block, note: "\(name) \(code)",
                    replacement: isVisible || holdsJoinedScript ? nil : "")
            }
        }
    }

    /// What people may call the character; nil when it is none of them.
    private static func name(of scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF: "零宽字符"
        case 0x00AD: "软连字符"
        case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x061C: "文字方向控制符"
        case 0xE000...0xF8FF, 0xF0000...0xFFFFD, 0x100000...0x10FFFD: "私用区字符（别的电脑上可能显示为方框）"
        case 0xFFFD: "转码失败留下的替代字符"
        case 0x180E, 0x2061...0x2064, 0xFFF9...0xFFFB, 0xE0001, 0xE0020...0xE007F: "不可见字符"
        default: nil
        }
    }

    /// A joiner between two parts of an emoji, or one of the tags that tell the flag of a region.
    private static func isPartOfEmoji(_ values: [UInt32], _ index: Int) -> Bool {
        guard index > 0 else { return false }
        switch values[index] {
        case 0x200D: return isEmojiPart(values[index - 1]) && index + 1 < values.count && isEmojiPart(values[index + 1])
        case 0xE0020...0xE007F: return isEmojiPart(values[index - 1])
        default: return false
        }
    }

    /// A joiner, or the Mongolian vowel separator, between letters of a script that is written with it.
    private static func shapesLetters(_ values: [UInt32], _ index: Int) -> Bool {
        guard index > 0, index + 1 < values.count else { return false }
        let (before, after) = (values[index - 1], values[index + 1])
        return switch values[index] {
        case 0x200C, 0x200D: isShaped(before) && isShaped(after)
        case 0x180E: isMongolian(before) && isMongolian(after)
        default: false
        }
    }

    /// Arabic, the scripts of India with Tibetan and Myanmar, Khmer, Mongolian, and the forms of Arabic letters.
    private static func isShaped(_ value: UInt32) -> Bool {
        switch value {
        case 0x0600...0x08FF, 0x0900...0x0DFF, 0x0F00...0x109F, 0x1780...0x17FF, 0x1800...0x18AF, 0xFB50...0xFDFF, 0xFE70...0xFEFC: true
        default: false
        }
    }

    private static func isMongolian(_ value: UInt32) -> Bool { (0x1800...0x180D).contains(value) || (0x180F...0x18AF).contains(value) }

    private static func isEmojiPart(_ value: UInt32) -> Bool {
        guard value > 0xFF, value != 0xFE0F, !(0xE0020...0xE007F).contains(value) else { return value > 0xFF }
        return Unicode.Scalar(value)?.properties.isEmoji ?? false
    }
}

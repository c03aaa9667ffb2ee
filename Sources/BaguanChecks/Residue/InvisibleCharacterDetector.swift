internal import BaguanDocuments
internal import BaguanText

/// Characters that nobody sees and that break searching, counting and typesetting: zero-width characters, soft hyphens,
/// direction marks, private-use symbols of some fonts, and the replacement character of a failed conversion.
///
/// Joiners and variation selectors inside emoji are what makes the emoji, and stay.
struct InvisibleCharacterDetector: ResidueDetector {
    func residues(in context: InspectionContext, scope: Set<BlockRole>) -> [Residue] {
        context.document.blocks.indices.flatMap { block -> [Residue] in
            guard scope.contains(context.document.blocks[block].role) else { return [] }
            return residues(inBlock: block, of: context)
        }
    }

    private func residues(inBlock block: Int, of context: InspectionContext) -> [Residue] {
        let range = context.document.blocks[block].range
        // All of them begin with one of these bytes in UTF-8: most blocks are done after one look.
        guard context.prose[range.utf8].contains(where: { [0xC2, 0xD8, 0xE1, 0xE2, 0xEE, 0xEF, 0xF3, 0xF4].contains($0) })
        else { return [] }
        var residues: [Residue] = []
        var at = range.lowerBound.utf8
        let scalars = Array(context.document.prose[range].unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            let width = UTF8.width(scalar)
            if let name = Self.name(of: scalar), !Self.isPartOfEmoji(scalars, index) {
                let place = ProseOffset(at)..<ProseOffset(at + width)
                let code = "U+" + String(scalar.value, radix: 16, uppercase: true)
                let isVisible = scalar == "\u{FFFD}" || scalar.properties.generalCategory == .privateUse
                residues.append(Residue(
                    range: place, block: block, note: "\(name) \(code)", replacement: isVisible ? nil : ""))
            }
            at += width
        }
        return residues
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
    private static func isPartOfEmoji(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        guard index > 0 else { return false }
        switch scalars[index].value {
        case 0x200D: return isEmojiPart(scalars[index - 1]) && index + 1 < scalars.count && isEmojiPart(scalars[index + 1])
        case 0xE0020...0xE007F: return isEmojiPart(scalars[index - 1])
        default: return false
        }
    }

    private static func isEmojiPart(_ scalar: Unicode.Scalar) -> Bool {
        (scalar.properties.isEmoji && scalar.value > 0xFF) || scalar.value == 0xFE0F || (0xE0020...0xE007F).contains(scalar.value)
    }
}

internal import BaguanDocuments
internal import BaguanText

/// Characters of the radical and compatibility blocks in place of the Han characters they look like: ⺠主 for 民主.
///
/// They come out of PDF files; searching, counting and reading aloud fail on them. One finding per draft.
struct RadicalDetector: FaultDetector {
    let clause = "GB 18030—2022（汉字编码）"
    let anchors: [String] = []
    let characters: CharacterKinds = .compatibilityHan
    let isCounted = true

    func faults(in blocks: [Int], of context: InspectionContext) -> [Fault] {
        blocks.flatMap { block -> [Fault] in
            let text = context.scalars(of: block)
            return text.values.indices.compactMap { index in
                let value = text.values[index]
                guard Self.isVariant(value), let scalar = Unicode.Scalar(value) else { return nil }
                // Beside no Han it is a lesson on radicals.
                let isInText = (index > 0 && Folding.isHan(text.values[index - 1]))
                    || (index + 1 < text.values.count && Folding.isHan(text.values[index + 1]))
                guard isInText, let right = Self.ideograph(like: scalar) else { return nil }
                return Fault(
                    range: text.range(index..<index + 1), block: block, suggestions: [String(right)], isSafe: true,
                    note: "U+" + String(value, radix: 16, uppercase: true))
            }
        }
    }

    /// The Han character that looks the same; folding alone would turn Traditional ones into Simplified.
    private static func ideograph(like scalar: Unicode.Scalar) -> Unicode.Scalar? {
        if let ideograph = traditional[scalar] { return ideograph }
        if let form = Folding.compatibilityForm(of: scalar), form != scalar { return Folding.isHan(form.value) ? form : nil }
        let folded = Folding.fold(String(scalar))
        guard folded.count == 1, folded[0] != scalar.value, Folding.isHan(folded[0]) else { return nil }
        return Unicode.Scalar(folded[0])
    }

    /// The radicals of the supplement whose ideograph has a Simplified form (EquivalentUnifiedIdeograph.txt, Unicode 15).
    private static let traditional: [Unicode.Scalar: Unicode.Scalar] = [
        "\u{2EAF}": "糹", "\u{2ED1}": "長", "\u{2EDF}": "飠", "\u{2EF1}": "龜",
    ]

    private static func isVariant(_ value: UInt32) -> Bool {
        (0x2E80...0x2FDF).contains(value) || (0xF900...0xFAFF).contains(value) || (0x2F800...0x2FA1F).contains(value)
    }
}

internal import BaguanDocuments
internal import BaguanText

/// Page numbers that copying from a preview put into the text: `2、` at the beginning of a line that goes on with the
/// sentence of the line before, `第1页 / 共7页`, `- 3 -`.
struct PageNumberDetector: ResidueDetector {
    private static let footer = try? Pattern(
        #"^\s*(?:第\s*\d{1,4}\s*页\s*[/／,，]?\s*(?:共\s*\d{1,4}\s*页)?|[-—－]\s*\d{1,4}\s*[-—－]|\d{1,4}\s*/\s*\d{1,4})\s*$|第\s*\d{1,4}\s*页\s*[/／]\s*共\s*\d{1,4}\s*页"#)
    private static let number = try? Pattern(#"^\d{1,3}、"#)

    func residues(in context: InspectionContext, scope: Set<BlockRole>) -> [Residue] {
        var residues: [Residue] = []
        for (index, block) in context.document.blocks.enumerated() where scope.contains(block.role) {
            let text = context.document.prose[block.range].prefix(40)
            guard text.unicodeScalars.contains(where: { $0.properties.numericType == .decimal }) else { continue }
            let utf16 = context.utf16(of: index)
            for match in (try? Self.footer?.matches(in: utf16)) ?? [] {
                if let range = match[0] { residues.append(Residue(range: range, block: index)) }
            }
            guard index > 0, let match = try? Self.number?.matches(in: utf16).first, let range = match[0],
                breaksOffInMidSentence(context.document.blocks[index - 1], in: context)
            else { continue }
            residues.append(Residue(range: range, block: index))
        }
        return residues
    }

    /// Whether a block is long and ends without any mark: its sentence goes on in the next.
    private func breaksOffInMidSentence(_ block: Block, in context: InspectionContext) -> Bool {
        let text = context.document.prose[block.range]
        guard text.unicodeScalars.count >= 40, let last = text.unicodeScalars.last else { return false }
        return !last.properties.isEmojiPresentation && last.properties.isAlphabetic
            || last.properties.numericType == .decimal || "、，,；;“《".unicodeScalars.contains(last)
    }
}

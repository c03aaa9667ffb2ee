internal import BaguanDocuments
internal import BaguanText

/// Page numbers that copying from a preview put into the text: `2、` at the beginning of a line that goes on with the
/// sentence of the line before, `第1页 / 共7页`, `- 3 -`. At the head and the foot of a page they are where they belong.
struct PageNumberDetector: ResidueDetector {
    private static let footer = try? Pattern(
        #"^\s*(?:第\s*\d{1,4}\s*页\s*[/／,，]?\s*(?:共\s*\d{1,4}\s*页)?|[-—－]\s*\d{1,4}\s*[-—－]|\d{1,4}\s*/\s*\d{1,4})\s*$|第\s*\d{1,4}\s*页\s*[/／]\s*共\s*\d{1,4}\s*页"#)
    private static let number = try? Pattern(#"^\d{1,3}、"#)

    let anchors: [String] = []
    let characters: CharacterKinds = .digit

    func residues(in blocks: [Int], of context: InspectionContext) -> [Residue] {
        var footers: [Residue] = []
        var numbers: [(value: Int, residue: Residue, cutsASentence: Bool)] = []
        for block in blocks where !isAtEdge(block, of: context) && mayHoldOne(block, of: context) {
            guard let footer = Self.footer, let number = Self.number else { continue }
            footers += context.matches(of: footer, in: block).map { Residue(range: $0, block: block) }
            guard let range = context.matches(of: number, in: block).first,
                let value = Int(context.document.prose[range].dropLast())
            else { continue }
            let cuts = block > 0 && breaksOffInMidSentence(context.document.blocks[block - 1], in: context)
            numbers.append((value, Residue(range: range, block: block), cuts))
        }
        return footers + pageNumbers(numbers)
    }

    private func isAtEdge(_ block: Int, of context: InspectionContext) -> Bool {
        let role = context.document.blocks[block].role
        return role == .header || role == .footer
    }

    /// Whether a block begins as page numbers do, or has 页 in it.
    private func mayHoldOne(_ block: Int, of context: InspectionContext) -> Bool {
        let range = context.document.blocks[block].range.utf8
        let text = context.prose[range]
        guard let first = text.first else { return false }
        if (0x30...0x39).contains(first) || first == 0x2D || text.starts(with: "—".utf8) { return true }
        // Digits and hyphens of full width begin with these bytes.
        if text.prefix(2).elementsEqual([0xEF, 0xBC]) { return true }
        return holdsPage(range, of: context.prose.span)
    }

    /// Whether 页 stands there, of which the bytes are E9 A1 B5.
    private func holdsPage(_ range: Range<Int>, of bytes: Span<UInt8>) -> Bool {
        for at in range.dropLast(2) where bytes[at + 2] == 0xB5 && bytes[at + 1] == 0xA1 && bytes[at] == 0xE9 { return true }
        return false
    }

    /// The numbers that cut sentences, and those that go on counting the same pages where a page happened to end with a
    /// sentence. A list of points is left alone: none of its numbers cuts a sentence.
    private func pageNumbers(_ numbers: [(value: Int, residue: Residue, cutsASentence: Bool)]) -> [Residue] {
        let cutting = numbers.filter(\.cutsASentence).count
        return numbers.indices.filter { index in
            if numbers[index].cutsASentence { return true }
            guard cutting >= 2 else { return false }
            let follows = index > 0 && numbers[index - 1].value + 1 == numbers[index].value
            let precedes = index + 1 < numbers.count && numbers[index].value + 1 == numbers[index + 1].value
            return follows || precedes
        }.map { numbers[$0].residue }
    }

    /// A page of a preview holds some four hundred characters; a point of a list that ends without a mark is shorter.
    private static let shortestPage = 50

    /// Whether a block is long and ends without any mark: its sentence goes on in the next.
    private func breaksOffInMidSentence(_ block: Block, in context: InspectionContext) -> Bool {
        let text = context.document.prose[block.range]
        guard text.unicodeScalars.count >= Self.shortestPage, let last = text.unicodeScalars.last else { return false }
        return !last.properties.isEmojiPresentation && last.properties.isAlphabetic
            || last.properties.numericType == .decimal || "、，,“《".unicodeScalars.contains(last)
    }
}

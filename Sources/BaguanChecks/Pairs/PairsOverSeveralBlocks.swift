internal import BaguanDocuments
internal import BaguanText

/// Pairs whose two marks stand in different blocks and belong together all the same: a line break cut the sentence between
/// them, or a whole passage of several paragraphs stands in brackets. Quotations have rules of their own; see
/// ``QuotationsOverSeveralBlocks``.
struct PairsOverSeveralBlocks {
    let document: Document

    /// A sentence is cut into few lines; what is further off has nothing to do with it.
    private static let mostLines = 4
    private static let mostParagraphs = 12

    /// The faults that are none of these.
    ///
    /// - Parameter faults: in the order of the text.
    func excuse(_ faults: [(mark: PairCheck.Mark, fault: PairCheck.Fault)]) -> [(mark: PairCheck.Mark, fault: PairCheck.Fault)] {
        var open: [Int: Int] = [:]
        var excused: Set<Int> = []
        for (index, (mark, fault)) in faults.enumerated() {
            switch fault {
            case .unclosed: open[mark.pair] = index
            case .unopened:
                if let start = open.removeValue(forKey: mark.pair), belongs(faults[start].mark, to: mark) {
                    excused.formUnion([start, index])
                }
            case .reversed, .crossed: break
            }
        }
        return faults.indices.filter { !excused.contains($0) }.map { faults[$0] }
    }

    private func belongs(_ opening: PairCheck.Mark, to closing: PairCheck.Mark) -> Bool {
        let lines = opening.block..<closing.block
        guard !lines.isEmpty, document.prose[opening.range] != "“", ![opening.block, closing.block].contains(where: { document.blocks[$0].role == .tableCell })
        else { return false }
        if lines.count <= Self.mostLines, lines.allSatisfy(breaksOff) { return true }
        return lines.count <= Self.mostParagraphs && isBracket(opening) && opensItsBlock(opening) && closesItsBlock(closing)
    }

    private static let ends = Set("。！？；：.!?;:…".unicodeScalars)
    private static let closings = Set("”’」』》〉）)】〕]".unicodeScalars)

    /// Whether a block ends in the middle of its sentence.
    private func breaksOff(_ block: Int) -> Bool {
        let text = document.prose[document.blocks[block].range].unicodeScalars
        return text.reversed().first { !Self.closings.contains($0) }.map { !Self.ends.contains($0) } ?? false
    }

    private func isBracket(_ mark: PairCheck.Mark) -> Bool {
        ["（", "(", "〔", "[", "【"].contains(document.prose[mark.range])
    }

    private func opensItsBlock(_ mark: PairCheck.Mark) -> Bool {
        mark.range.lowerBound == document.blocks[mark.block].range.lowerBound
    }

    private func closesItsBlock(_ mark: PairCheck.Mark) -> Bool {
        let rest = document.prose[mark.range.upperBound..<document.blocks[mark.block].range.upperBound]
        return rest.unicodeScalars.allSatisfy { Self.ends.contains($0) }
    }
}

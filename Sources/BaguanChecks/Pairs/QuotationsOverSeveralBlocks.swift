internal import BaguanDocuments
internal import BaguanText

/// A quotation over several paragraphs is right in two ways: each paragraph opens with “ and only the last closes (the points
/// of a list, （一）……, need none), or the mark that is unclosed here is closed in a later paragraph, with no other “ or ” of a
/// later paragraph in between.
struct QuotationsOverSeveralBlocks {
    let pairs: [(opening: Unicode.Scalar, closing: Unicode.Scalar)]
    /// In the order of the text.
    let marks: [PairCheck.Mark]
    let document: Document

    /// The faults that are none of these.
    ///
    /// - Parameter faults: in the order of the text.
    func excuse(_ faults: [(mark: PairCheck.Mark, fault: PairCheck.Fault)]) -> [(mark: PairCheck.Mark, fault: PairCheck.Fault)] {
        guard let pair = pairs.firstIndex(where: { $0.opening == "“" }) else { return faults }
        let firstByBlock = Dictionary(
            marks.filter { $0.pair == pair }.map { ($0.block, $0) }, uniquingKeysWith: { first, _ in first })
        let faultAt = Dictionary(
            faults.indices.filter { faults[$0].mark.pair == pair }.map { (faults[$0].mark.range.lowerBound, $0) },
            uniquingKeysWith: { first, _ in first })
        let quotingBlocks = firstByBlock.keys.sorted()
        var excused: Set<Int> = []
        // From the end, since a paragraph's quotation is right when that of the next one is.
        for index in faults.indices.reversed() where faults[index].mark.pair == pair && faults[index].fault == .unclosed {
            let block = faults[index].mark.block
            let place = quotingBlocks.partitionIndex { $0 > block }
            guard place < quotingBlocks.count, let next = firstByBlock[quotingBlocks[place]] else { continue }
            let nextFault = faultAt[next.range.lowerBound]
            if next.opens {
                let goesOn = next.range.lowerBound == document.blocks[next.block].range.lowerBound
                if goesOn, (block + 1..<next.block).allSatisfy(isPoint), nextFault.map({ excused.contains($0) }) ?? true { excused.insert(index) }
            } else if let nextFault, faults[nextFault].fault == .unopened {
                excused.formUnion([index, nextFault])
            }
        }
        return faults.indices.filter { !excused.contains($0) }.map { faults[$0] }
    }

    /// Whether a block is a point of a list: （一）, (1), 1., a).
    private func isPoint(_ block: Int) -> Bool {
        let text = document.prose[document.blocks[block].range].unicodeScalars.prefix(6)
        guard let first = text.first else { return false }
        if document.blocks[block].role == .listItem { return true }
        return first == "（" || first == "(" || first.properties.numericType != nil && text.contains { "．.、）)".unicodeScalars.contains($0) }
    }
}

internal import BaguanDocuments
internal import BaguanText

/// A quotation over several paragraphs is right in two ways: each paragraph opens with “ and only the last closes, or the
/// mark that is unclosed here is closed in a later paragraph, with no other “ or ” of a later paragraph in between.
struct QuotationsOverSeveralBlocks {
    let pairs: [(opening: Unicode.Scalar, closing: Unicode.Scalar)]
    /// In the order of the text.
    let marks: [PairCheck.Mark]
    let blocks: [Block]

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
                let goesOn = next.block == block + 1 && next.range.lowerBound == blocks[next.block].range.lowerBound
                if goesOn, nextFault.map({ excused.contains($0) }) ?? true { excused.insert(index) }
            } else if let nextFault, faults[nextFault].fault == .unopened {
                excused.formUnion([index, nextFault])
            }
        }
        return faults.indices.filter { !excused.contains($0) }.map { faults[$0] }
    }
}

internal import BaguanText

/// A place of the main part where something may be put in: around a run, or in it, which is then cut in two.
enum WordSite: Hashable {
    case before(run: Int)
    case after(run: Int)
    /// Between two characters of a text element.
    case inText(run: Int, element: Int, at: Int)
    /// Before the start tag of an element that is not the run's first.
    case inRun(run: Int, at: Int)

    var run: Int {
        switch self {
        case .before(let run), .after(let run), .inText(let run, _, _), .inRun(let run, _): run
        }
    }

    func place(in places: WordPlaces) -> Int {
        switch self {
        case .before(let run): places.outerRange(of: run).lowerBound
        case .after(let run): places.outerRange(of: run).upperBound
        case .inText(_, _, let place), .inRun(_, let place): place
        }
    }
}

/// What is put in at a site, in this order.
struct WordSiteContent {
    /// Whether a deletion ends or begins here, or both.
    var closesDeletion = false
    /// Finished XML: an insertion.
    var insertion: [UInt8] = []
    /// Finished XML: ends of comments, then starts.
    var commentEnds: [UInt8] = []
    var commentStarts: [UInt8] = []
    var opensDeletion = false
}

/// A part of the text, as sites and the runs between them.
struct WordSpan {
    var start: WordSite
    var end: WordSite
    /// The runs in it, each with what of it lies in the span.
    var runs: [(run: Int, start: WordSite, end: WordSite)]
    /// Whether all that lies in it is text that can be struck out and written anew.
    var takesChanges: Bool
}

extension WordPlaces {
    /// The span of a part of a block's text; nil when no run holds it.
    /// - Parameter range: in the source. A list's number at the head of the block stands in no run: what is said of it is
    ///   said of the whole paragraph.
    func span(of range: Range<Int>, in block: Block) -> WordSpan? {
        guard let start = block.pieces.first?.text.lowerBound else { return nil }
        let isWritten = range.lowerBound >= start
        let range = range.upperBound > start ? range : start..<block.range.upperBound
        let first = block.pieces.partitionIndex { $0.text.upperBound > range.lowerBound }
        let end = block.pieces.partitionIndex { $0.text.lowerBound >= range.upperBound }
        guard first < end else { return nil }
        let from = startSite(of: first, at: range.lowerBound, in: block)
        let to = endSite(of: end - 1, at: range.upperBound, in: block)
        var order: [Int] = []
        for piece in block.pieces[first..<end] where order.last != piece.run { order.append(piece.run) }
        let runs: [(run: Int, start: WordSite, end: WordSite)] = order.map { run in
            (run, from.run == run ? from : .before(run: run), to.run == run ? to : .after(run: run))
        }
        let isClear = Set(order).count == order.count && runs.allSatisfy { isText($0.run, from: $0.start, to: $0.end) }
        // What cannot be cut lies in the span as a whole.
        let isExact = block.pieces[first..<end].allSatisfy { $0.kind != .raw }
        return WordSpan(start: from, end: to, runs: runs, takesChanges: isWritten && isClear && isExact)
    }

    private func startSite(of index: Int, at offset: Int, in block: Block) -> WordSite {
        let piece = block.pieces[index]
        if shell(of: piece.run) != nil { return .before(run: piece.run) }
        let inside = piece.kind == .verbatim ? max(0, offset - piece.text.lowerBound) : 0
        let isFirst = index == 0 || !Self.haveOneElement(block.pieces[index - 1], piece)
        if piece.kind != .raw, inside > 0 || !isFirst {
            return .inText(run: piece.run, element: piece.element, at: piece.source.lowerBound + inside)
        }
        let place = runs[piece.run].elements[piece.element].startTag.lowerBound
        return place == runs[piece.run].contentStart ? .before(run: piece.run) : .inRun(run: piece.run, at: place)
    }

    private func endSite(of index: Int, at offset: Int, in block: Block) -> WordSite {
        let piece = block.pieces[index]
        if shell(of: piece.run) != nil { return .after(run: piece.run) }
        let left = piece.kind == .verbatim ? max(0, piece.text.upperBound - offset) : 0
        let isLast = index + 1 == block.pieces.count || !Self.haveOneElement(piece, block.pieces[index + 1])
        if piece.kind != .raw, left > 0 || !isLast {
            return .inText(run: piece.run, element: piece.element, at: piece.source.upperBound - left)
        }
        let place = runs[piece.run].elements[piece.element].endTag.upperBound
        return place == runs[piece.run].endTag.lowerBound ? .after(run: piece.run) : .inRun(run: piece.run, at: place)
    }

    private static func haveOneElement(_ a: WordText.Piece, _ b: WordText.Piece) -> Bool {
        a.run == b.run && a.element == b.element
    }

    /// Whether nothing but text, tabs and breaks lies between two sites of a run.
    private func isText(_ run: Int, from start: WordSite, to end: WordSite) -> Bool {
        guard runs[run].takesChanges else { return false }
        let lower = start == .before(run: run) ? runs[run].contentStart : start.place(in: self)
        let upper = end == .after(run: run) ? runs[run].endTag.lowerBound : end.place(in: self)
        var covered = lower
        for element in runs[run].elements where element.endTag.upperBound > lower && element.startTag.lowerBound < upper {
            if element.startTag.lowerBound > covered { return false }
            covered = element.endTag.upperBound
        }
        return covered >= upper
    }
}

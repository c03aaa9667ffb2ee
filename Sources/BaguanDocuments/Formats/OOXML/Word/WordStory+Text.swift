// Runs, and the characters in them.
extension WordStory {
    func openRun(_ range: Range<Int>) {
        var run = WordRun()
        if places != nil, kind == .body {
            run.place = places?.runs.count
            // An insertion that is not right around the run cannot be closed before it.
            let isClear = insertions.isEmpty
                || insertions.count == 1 && insertions[0].place != nil && insertions[0].depth == depth - 1
            let shell = shells.open > 0 ? places?.shells.indices.last : nil
            places?.runs.append(WordPlaces.Run(
                startTag: range, contentStart: range.upperBound, insertion: insertions.last?.place,
                shell: shell,
                takesChanges: isClear && controls == 0 && shells.open == 0 && fields.isEmpty))
        }
        runs.append(run)
    }

    func closeRunProperties(_ range: Range<Int>) {
        guard isInRunProperties else { return }
        isInRunProperties = false
        if let place = runs.last?.place { places?.runs[place].contentStart = range.upperBound }
    }

    func closeRun(_ range: Range<Int>) {
        guard let place = runs.popLast()?.place else { return }
        places?.runs[place].endTag = range
        if endsField { closeShell(at: range.upperBound) }
        endsField = false
        if controls == 0, paragraphs.count == 1 { lastFreeRun = place }
    }

    // MARK: - What must not be cut

    /// A text box hangs on a run of a paragraph, and so do comments on it: shells inside it do not count.
    func openShell(at start: Int) {
        guard places != nil, kind == .body, paragraphs.count == 1 else { return }
        shells.open += 1
        if shells.open == 1 {
            shells.start = start
            places?.shells.append(start..<start)
        }
    }

    func closeShell(at end: Int) {
        guard paragraphs.count == 1, shells.open > 0 else { return }
        shells.open -= 1
        if shells.open == 0, let last = places?.shells.indices.last { places?.shells[last] = shells.start..<end }
    }

    /// The run that a comment on something hangs on: one before a control around paragraphs, where there is one.
    func freeRun(or place: Int) -> Int { controls > 0 ? lastFreeRun ?? place : place }

    var isHidden: Bool {
        guard let run = runs.last else { return false }
        if let isHidden = run.isHidden { return isHidden }
        guard styles.hideAnything else { return false }
        let byParagraph = styles.isHidden(paragraphs.last?.style) ?? false
        let byRun = run.style.flatMap { styles.isHidden($0) } ?? false
        return byParagraph != byRun
    }

    // MARK: - Text

    var sink: WordText {
        guard let paragraph = paragraphs.last else { return WordText() }
        return openText?.isHidden == true ? paragraph.hidden : paragraph.visible
    }

    func openText(_ attributes: XMLAttributes, _ range: Range<Int>) {
        guard let paragraph = paragraphs.last else { return }
        let isHidden = isHidden
        let sink = isHidden ? paragraph.hidden : paragraph.visible
        let keepsBlanks = attributes[.xml, "space"] == "preserve"
        openText = OpenText(
            start: sink.utf8.count, firstPiece: sink.pieces.count, isHidden: isHidden, keepsBlanks: keepsBlanks,
            element: addElement(range, isText: true, keepsBlanks: keepsBlanks))
    }

    func closeText(_ range: Range<Int>) {
        guard let open = openText, !paragraphs.isEmpty else { return }
        if !open.keepsBlanks {
            if open.isHidden {
                paragraphs[paragraphs.count - 1].hidden.trimEnd(downTo: open.start)
            } else {
                paragraphs[paragraphs.count - 1].visible.trimEnd(downTo: open.start)
            }
        }
        if let place = runs.last?.place, let element = open.element {
            let pieces = sink.pieces.dropFirst(open.firstPiece)
            let content = pieces.first.map { $0.source.lowerBound..<(pieces.last ?? $0).source.upperBound }
            places?.runs[place].elements[element].endTag = range
            places?.runs[place].elements[element].content = content ?? range.lowerBound..<range.lowerBound
        }
        openText = nil
    }

    /// An element that stands for a character.
    func append(_ character: String, at range: Range<Int>) {
        let element = addElement(range, isText: false, keepsBlanks: true)
        append(character.utf8, at: range, .element, element: element)
    }

    func append(
        _ utf8: some Collection<UInt8>, at range: Range<Int>, _ kind: WordText.Piece.Kind, element: Int?
    ) {
        guard !paragraphs.isEmpty, fields.allSatisfy({ $0 }) else { return }
        let place = runs.last?.place.flatMap { run in element.map { (run, $0) } }
        if openText?.isHidden ?? isHidden {
            paragraphs[paragraphs.count - 1].hidden.append(utf8, at: range, kind, in: place)
        } else {
            paragraphs[paragraphs.count - 1].visible.append(utf8, at: range, kind, in: place)
        }
    }

    func addElement(_ range: Range<Int>, isText: Bool, keepsBlanks: Bool) -> Int? {
        guard let place = runs.last?.place, places != nil else { return nil }
        let elements = places?.runs[place].elements.count
        places?.runs[place].elements.append(WordPlaces.Element(
            startTag: range, endTag: range.upperBound..<range.upperBound, isText: isText, content: range,
            keepsBlanks: keepsBlanks))
        return elements
    }
}

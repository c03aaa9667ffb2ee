import Baguan

/// An inspection as bytes.
///
/// The draft's text is left out: where its findings stand is counted before they are kept. Passages are never in it; reports
/// that show whole drafts do without a cache.
enum InspectionRecord {
    static func bytes(of inspection: Inspection) -> [UInt8] {
        var writer = RecordWriter()
        let source = inspection.source
        writer.write(TextEncoding.allCases.firstIndex(of: source.encoding) ?? 0)
        writer.write(source.hasByteOrderMark)
        writer.write(source.isExtracted)
        writer.write(inspection.places.map(source.lines.counted)) { $0.write($1) }
        writer.write(inspection.kind)
        writer.write(inspection.date)
        writer.write(inspection.findings) { $0.write($1) }
        writer.write(inspection.suppressed) { $0.write($1) }
        writer.write(inspection.isBlank)
        writer.write(inspection.diagnostics) { $0.write($1) }
        return writer.bytes
    }

    /// - Parameters:
    ///   - record: what ``bytes(of:)`` gave.
    ///   - path: as the user named the draft.
    static func inspection(_ record: ArraySlice<UInt8>, path: String) throws(RecordReader.Damaged) -> Inspection {
        var reader = RecordReader(record)
        var inspection = Inspection(
            source: try reader.source(path), kind: try reader.optionalText(), date: try reader.date(),
            findings: try reader.array { (reader) throws(RecordReader.Damaged) in try reader.finding() },
            suppressed: try reader.array { (reader) throws(RecordReader.Damaged) in try reader.finding() })
        inspection.isBlank = try reader.flag()
        inspection.diagnostics = try reader.array { (reader) throws(RecordReader.Damaged) in try reader.diagnostic() }
        guard reader.isAtEnd else { throw .init() }
        return inspection
    }
}

// MARK: - Parts

extension RecordWriter {
    fileprivate mutating func write(_ date: CalendarDate) {
        write(date.year)
        write(date.month)
        write(date.day)
    }

    fileprivate mutating func write(_ position: TextPosition) {
        write(position.line)
        write(position.column)
    }

    fileprivate mutating func write(_ range: Range<SourceOffset>) {
        write(range.lowerBound.utf8)
        write(range.utf8.count)
    }

    fileprivate mutating func write(_ place: CountedPlace) {
        for number in [place.offset.utf8, place.line, place.column, place.utf16Column, place.utf8Column] { write(number) }
    }

    fileprivate mutating func write(_ words: Localized) {
        write(words.chinese)
        write(words.english)
    }

    fileprivate mutating func write(_ excerpt: Excerpt) {
        write(excerpt.before)
        write(excerpt.match)
        write(excerpt.after)
    }

    fileprivate mutating func write(_ finding: Finding) {
        write(finding.ruleID.pack)
        write(finding.ruleID.name)
        write(finding.entry)
        write(finding.severity.rawValue)
        write(finding.message)
        write(finding.range)
        write(finding.match)
        write(finding.suggestions) { $0.write($1) }
        write(finding.isUncertain)
        write(finding.fix) { writer, fix in
            writer.write(fix.safety.rawValue)
            writer.write(fix.edits) { writer, edit in
                writer.write(edit.range)
                writer.write(edit.text)
            }
        }
        write(finding.location)
        write(finding.excerpt) { $0.write($1) }
        write(finding.source)
        write(finding.helpURI)
        write(finding.fingerprint)
        write(finding.context) { $0.write($1) }
        write(finding.suppression) { $0.write($1) }
        write(finding.baselineState?.rawValue)
    }

    fileprivate mutating func write(_ suppression: Suppression) {
        write(suppression.kind.rawValue)
        write(suppression.reason)
        write(suppression.person)
        write(suppression.until) { $0.write($1) }
        write(suppression.position) { $0.write($1) }
    }

    fileprivate mutating func write(_ diagnostic: Diagnostic) {
        write(diagnostic.code)
        write(diagnostic.level.rawValue)
        write(diagnostic.filePath)
        write(diagnostic.position) { $0.write($1) }
        write(diagnostic.location)
        write(diagnostic.message)
        write(diagnostic.remedy) { $0.write($1) }
        write(diagnostic.excerpt) { writer, excerpt in
            writer.write(excerpt.line)
            writer.write(excerpt.marked.lowerBound)
            writer.write(excerpt.marked.count)
        }
    }
}

extension RecordReader {
    fileprivate mutating func source(_ path: String) throws(Damaged) -> SourceFile {
        let (index, hasMark, isExtracted) = (try number(), try flag(), try flag())
        guard TextEncoding.allCases.indices.contains(index) else { throw Damaged() }
        let places = try array { (reader) throws(Damaged) in try reader.place() }
        guard zip(places, places.dropFirst()).allSatisfy({ $0.offset < $1.offset }) else { throw Damaged() }
        return SourceFile(
            unread: path, encoding: TextEncoding.allCases[index], hasByteOrderMark: hasMark, isExtracted: isExtracted,
            places: places)
    }

    private mutating func place() throws(Damaged) -> CountedPlace {
        CountedPlace(
            offset: SourceOffset(try number()), line: try number(), column: try number(), utf16Column: try number(),
            utf8Column: try number())
    }

    fileprivate mutating func date() throws(Damaged) -> CalendarDate {
        guard let date = CalendarDate(year: try number(), month: try number(), day: try number()) else { throw Damaged() }
        return date
    }

    fileprivate mutating func position() throws(Damaged) -> TextPosition {
        TextPosition(line: try number(), column: try number())
    }

    private mutating func range() throws(Damaged) -> Range<SourceOffset> {
        let (start, count) = (try number(), try number())
        guard count <= Int.max - start else { throw Damaged() }
        return Range(utf8: start..<start + count)
    }

    fileprivate mutating func words() throws(Damaged) -> Localized {
        Localized(zh: try text(), en: try text())
    }

    fileprivate mutating func excerpt() throws(Damaged) -> Excerpt {
        Excerpt(before: try text(), match: try text(), after: try text())
    }

    fileprivate mutating func finding() throws(Damaged) -> Finding {
        let id = RuleID(pack: try text(), name: try text())
        let entry = try optionalText()
        var finding = Finding(
            ruleID: id, entry: entry, severity: try named(Severity.self), message: try text(),
            range: try range(), match: try text(),
            suggestions: try array { (reader) throws(Damaged) in try reader.text() }, isUncertain: try flag())
        finding.fix = try optional { (reader) throws(Damaged) in try reader.fix() }
        finding.location = try text()
        finding.excerpt = try optional { (reader) throws(Damaged) in try reader.excerpt() }
        finding.source = try optionalText()
        finding.helpURI = try optionalText()
        finding.fingerprint = try text()
        finding.context = try optional { (reader) throws(Damaged) in try reader.excerpt() }
        finding.suppression = try optional { (reader) throws(Damaged) in try reader.suppression() }
        finding.baselineState = try optional { (reader) throws(Damaged) in try reader.named(BaselineState.self) }
        return finding
    }

    private mutating func fix() throws(Damaged) -> Fix {
        let safety = try named(Fix.Safety.self)
        let edits = try array { (reader) throws(Damaged) in
            Fix.Edit(range: try reader.range(), text: try reader.text())
        }
        guard let fix = Fix(edits: edits, safety: safety) else { throw Damaged() }
        return fix
    }

    private mutating func suppression() throws(Damaged) -> Suppression {
        Suppression(
            kind: try named(Suppression.Kind.self), reason: try text(), person: try optionalText(),
            until: try optional { (reader) throws(Damaged) in try reader.date() },
            position: try optional { (reader) throws(Damaged) in try reader.position() })
    }

    fileprivate mutating func diagnostic() throws(Damaged) -> Diagnostic {
        var diagnostic = Diagnostic(
            code: try text(), level: try named(Diagnostic.Level.self), filePath: try optionalText(),
            position: try optional { (reader) throws(Damaged) in try reader.position() }, message: Localized(zh: "", en: ""))
        diagnostic.location = try optionalText()
        diagnostic.message = try words()
        diagnostic.remedy = try optional { (reader) throws(Damaged) in try reader.words() }
        diagnostic.excerpt = try optional { (reader) throws(Damaged) in
            let (line, start, count) = (try reader.text(), try reader.number(), try reader.number())
            guard start <= line.unicodeScalars.count, count <= line.unicodeScalars.count - start else { throw Damaged() }
            return LineExcerpt(line: line, marked: start..<start + count)
        }
        return diagnostic
    }
}

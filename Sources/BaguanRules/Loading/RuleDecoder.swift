import BaguanFindings
import BaguanText

/// One rule file → ``Rule``.
struct RuleDecoder {
    let text: InputText
    /// Inside the pack; table paths start from it.
    let path: String
    let pack: String
    let source: PackSource
    let checks: [CheckSchema]
    let fold: PackLoader.Fold
    let workbook: WorkbookTable.Reader?

    /// - Returns: nil when the file has an error; the log then says which.
    func decode(_ value: YAMLValue, log: inout ProblemLog) -> Rule? {
        let errorsBefore = log.errorCount
        guard value.pairs != nil else {
            log.report(YAMLProblem.notMapping, in: text, at: value.range)
            return nil
        }
        let check = value["check"]?.text.flatMap { name in checks.first { $0.name == name } }
        ShapeValidator(text: text).validate(value, has: RuleFields.rule(check: check, among: checks), log: &log)
        judgeMessage(value["message"], check: check, log: &log)
        let exceptions = Self.exceptions(value["except"])
        let entries = decodeEntries(of: value, check: check, exceptions: exceptions, log: &log)
        let examples = ExampleDecoder(text: text, needsMarks: check?.takesExceptions ?? true)
            .decode(value.pair("examples"), log: &log)
        guard log.errorCount == errorsBefore, let check, let id = value["id"]?.text,
            let severity = value["severity"]?.text.flatMap(Severity.init(rawValue:))
        else { return nil }
        var rule = Rule(
            id: RuleID(pack: pack, name: id), check: check.name, title: value["title"]?.text ?? "",
            why: value["why"]?.text ?? "", message: value["message"]?.text ?? "", severity: severity,
            kinds: Set(value["kinds"]?.texts ?? []),
            scope: value["scope"].map { Set($0.texts.compactMap(BlockRole.init(rawValue:))) } ?? Rule.defaultScope,
            tags: value["tags"]?.texts ?? [], parameters: parameters(of: value, check: check), entries: entries,
            exceptions: exceptions, examples: examples, place: text.place(of: 0))
        rule.isOffByDefault = value["default"]?.text == "off"
        return rule
    }

    private func parameters(of value: YAMLValue, check: CheckSchema) -> Parameters {
        var byName: [String: Parameters.Parameter] = [:]
        for parameter in check.parameters {
            guard let given = value[parameter.name], let value = Self.value(given, as: parameter.kind) else { continue }
            byName[parameter.name] = Parameters.Parameter(value: value, place: text.place(of: given.range.lowerBound))
        }
        return Parameters(byName)
    }

    private static func value(_ value: YAMLValue, as kind: CheckSchema.Parameter.Kind) -> Parameters.Value? {
        switch kind {
        case .string, .choice: value.text.map(Parameters.Value.string)
        case .strings: .strings(value.texts)
        case .integer: value.integer.map(Parameters.Value.integer)
        case .boolean: value.boolean.map(Parameters.Value.boolean)
        }
    }

    static func exceptions(_ value: YAMLValue?) -> Exceptions {
        Exceptions(
            after: value?["after"]?.texts ?? [], before: value?["before"]?.texts ?? [],
            within: value?["within"]?.texts ?? [], inside: value?["inside"]?.texts ?? [],
            history: value?["history"]?.boolean ?? false, quotedLaw: value?["quoted-law"]?.boolean ?? true)
    }

    /// Reports each `{name}` in the message that no check fills in.
    private func judgeMessage(_ message: YAMLValue?, check: CheckSchema?, log: inout ProblemLog) {
        guard let message, let template = message.text else { return }
        let known = CheckSchema.commonPlaceholders + (check?.placeholders ?? checks.flatMap(\.placeholders))
        for piece in template.unicodeScalars.split(separator: "{", omittingEmptySubsequences: false).dropFirst() {
            guard let end = piece.firstIndex(of: "}") else { continue }
            let name = String(piece[..<end])
            guard !known.contains(name) else { continue }
            log.report(
                RuleFileProblem.unknownPlaceholder(
                    name, nearest: Nearest.word(to: name, among: known), known: known),
                in: text, at: text.narrowed(message.range, to: "{\(name)}"))
        }
    }

    // MARK: Entries

    private func decodeEntries(
        of value: YAMLValue, check: CheckSchema?, exceptions: Exceptions, log: inout ProblemLog
    ) -> [Entry] {
        var collector = EntryCollector(fold: fold, ruleExceptions: exceptions, columns: check?.columns ?? [])
        let errorsBefore = log.errorCount
        for element in value["entries"]?.sequence ?? [] {
            decodeEntry(element, into: &collector, log: &log)
        }
        if let table = value["entries-from"] { readTable(table, into: &collector, log: &log) }
        // An entry with an error is not in the collector, but its rule is not empty either.
        if let check, check.entries == .required, collector.entries.isEmpty, log.errorCount == errorsBefore,
            value.pair("entries") == nil || value.pair("entries-from") != nil {
            let range = value.pair("entries-from")?.keyRange ?? value.pair("check")?.value.range ?? value.range
            log.report(RuleFileProblem.emptyRule(check: check.name), in: text, at: range)
        }
        return collector.entries
    }

    private func decodeEntry(_ value: YAMLValue, into collector: inout EntryCollector, log: inout ProblemLog) {
        var entry = Entry(find: [], place: text.place(of: value.range.lowerBound))
        var ranges = EntryCollector.Ranges(whole: value.range)
        if let scalar = value.text {
            entry.find = EntryList.split(scalar)
        } else if value.pairs != nil {
            guard value["find"] != nil else { return }
            entry.find = EntryList.texts(of: value["find"])
            entry.suggest = EntryList.texts(of: value["suggest"])
            entry.period = Period(from: Self.date(value["from"]), until: Self.date(value["until"]))
            entry.note = value["note"]?.text ?? ""
            entry.source = value["source"]?.text ?? ""
            entry.url = value["url"]?.text ?? ""
            entry.severity = value["severity"]?.text.flatMap(Severity.init(rawValue:))
            entry.exceptions = Exceptions(
                after: EntryList.texts(of: value["after"]), before: EntryList.texts(of: value["before"]),
                within: EntryList.texts(of: value["within"]))
            for column in collector.columns {
                let texts = EntryList.texts(of: value[column.name])
                if !texts.isEmpty { entry.fields[column.name] = texts.joined(separator: ";") }
            }
            ranges.find = value["find"]?.range ?? value.range
            ranges.suggest = value["suggest"]?.range ?? value.range
            ranges.period = (value["from"] ?? value["until"])?.range ?? value.range
        } else {
            return
        }
        collector.add(entry, in: text, at: ranges, log: &log)
    }

    private static func date(_ value: YAMLValue?) -> PartialDate? {
        value?.text.flatMap { try? DateWords.partial($0) }
    }

    private func readTable(_ value: YAMLValue, into collector: inout EntryCollector, log: inout ProblemLog) {
        guard let written = value.text else { return }
        guard let path = PackSource.resolve(written, from: path) else {
            log.report(RuleFileProblem.leavesPack(written), in: text, at: value.range)
            return
        }
        guard source.paths.contains(path) else {
            log.report(RuleFileProblem.missingTable(written), in: text, at: value.range)
            return
        }
        do throws(PackSource.ReadError) {
            let bytes = try source.read(path)
            EntryTable.read(bytes, path: source.name(of: path), workbook: workbook, into: &collector, log: &log)
        } catch {
            log.report(TextProblem.unreadable(reason: error.reason), path: source.name(of: path))
        }
    }
}

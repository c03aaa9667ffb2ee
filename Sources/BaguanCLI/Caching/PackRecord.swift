import Baguan

/// A rule pack as bytes: what its YAML and tables say, already read and found right.
///
/// Each text stands once, in a list at the head, since places, sources and addresses are the same for hundreds of entries;
/// everything else names texts by their numbers.
enum PackRecord {
    static func bytes(of pack: RulePack) -> [UInt8] {
        var body = PackWriter()
        body.write(pack)
        var writer = RecordWriter()
        writer.write(body.texts) { $0.write($1) }
        return writer.bytes + body.record.bytes
    }

    /// - Parameter record: what ``bytes(of:)`` gave, or anything else.
    static func pack(_ record: ArraySlice<UInt8>) throws(RecordReader.Damaged) -> RulePack {
        var reader = RecordReader(record)
        let texts = try reader.array { (reader) throws(RecordReader.Damaged) in try reader.text() }
        var body = PackReader(texts: texts, record: reader)
        let pack = try body.pack()
        guard body.record.isAtEnd else { throw .init() }
        return pack
    }
}

// MARK: - Writing

/// Writes the parts of a pack in the order in which ``PackReader`` reads them.
private struct PackWriter {
    var record = RecordWriter()
    /// As bytes, since equal strings may be spelt with different scalars.
    private(set) var texts: [[UInt8]] = []
    private var numbers: [[UInt8]: Int] = [:]

    mutating func write(_ pack: RulePack) {
        for text in [pack.id, pack.title, pack.version, pack.language, pack.owner, pack.licence, pack.description] {
            write(text)
        }
        write(pack.place)
        write(pack.rules) { $0.write($1) }
    }

    private mutating func write(_ rule: Rule) {
        for text in [rule.id.pack, rule.id.name, rule.check, rule.title, rule.why, rule.message, rule.severity.rawValue] {
            write(text)
        }
        record.write(rule.isOffByDefault)
        write(rule.kinds.sorted())
        write(rule.scope.map(\.rawValue).sorted())
        write(rule.tags)
        write(rule.parameters.byName.sorted { $0.key < $1.key }) { writer, parameter in
            writer.write(parameter.key)
            writer.write(parameter.value.value)
            writer.write(parameter.value.place)
        }
        write(rule.entries) { $0.write($1) }
        write(rule.exceptions)
        write(rule.examples.bad) { $0.write($1) }
        write(rule.examples.good) { $0.write($1) }
        write(rule.place)
    }

    private mutating func write(_ entry: Entry) {
        write(entry.find)
        write(entry.suggest)
        write(entry.period.from?.description)
        write(entry.period.until?.description)
        write(entry.note)
        write(entry.source)
        write(entry.url)
        write(entry.severity?.rawValue)
        write(entry.exceptions)
        write(entry.fields.sorted { $0.key < $1.key }) { writer, field in
            writer.write(field.key)
            writer.write(field.value)
        }
        write(entry.place)
    }

    private mutating func write(_ exceptions: Exceptions) {
        // Most entries have none.
        record.write(exceptions != Exceptions())
        guard exceptions != Exceptions() else { return }
        for texts in [exceptions.after, exceptions.before, exceptions.within, exceptions.inside] { write(texts) }
        record.write(exceptions.history)
        record.write(exceptions.quotedLaw)
    }

    private mutating func write(_ example: Example) {
        write(example.text)
        write(example.date?.description)
        for text in [example.kind, example.title, example.author, example.digest] { write(text) }
        write(example.suggest)
        record.write(example.expectsMissing)
        write(example.place)
    }

    private mutating func write(_ value: Parameters.Value) {
        switch value {
        case .string(let text):
            write("string")
            write(text)
        case .strings(let texts):
            write("strings")
            write(texts)
        case .integer(let number):
            write("integer")
            write(String(number))
        case .boolean(let flag):
            write("boolean")
            record.write(flag)
        }
    }

    private mutating func write(_ place: FilePlace) {
        write(place.path)
        record.write(place.position.line)
        record.write(place.position.column)
    }

    private mutating func write(_ text: String) {
        let bytes = Array(text.utf8)
        if numbers[bytes] == nil {
            numbers[bytes] = texts.count
            texts.append(bytes)
        }
        record.write(numbers[bytes] ?? 0)
    }

    private mutating func write(_ text: String?) {
        record.write(text != nil)
        if let text { write(text) }
    }

    private mutating func write(_ texts: [String]) { write(texts) { $0.write($1) } }

    private mutating func write<Value>(_ values: [Value], _ body: (inout Self, Value) -> Void) {
        record.write(values.count)
        for value in values { body(&self, value) }
    }
}

// MARK: - Reading

/// Reads what ``PackWriter`` has written. Whatever the bytes are, it reads a pack or throws.
private struct PackReader {
    typealias Damaged = RecordReader.Damaged

    let texts: [String]
    var record: RecordReader

    mutating func pack() throws(Damaged) -> RulePack {
        var pack = RulePack(
            id: try text(), title: try text(), version: try text(), language: try text(), owner: try text(),
            licence: try text(), description: try text(), rules: [], place: try place())
        pack.rules = try array { (reader) throws(Damaged) in try reader.rule() }
        return pack
    }

    private mutating func rule() throws(Damaged) -> Rule {
        let id = RuleID(pack: try text(), name: try text())
        let (check, title, why, message) = (try text(), try text(), try text(), try text())
        let (severity, isOffByDefault) = (try named(Severity.self), try record.flag())
        var rule = Rule(
            id: id, check: check, title: title, why: why, message: message, severity: severity, kinds: Set(try list()),
            scope: Set(try array { (reader) throws(Damaged) in try reader.named(BlockRole.self) }), tags: try list(),
            parameters: try parameters(), entries: try array { (reader) throws(Damaged) in try reader.entry() },
            exceptions: try exceptions(),
            examples: Examples(
                bad: try array { (reader) throws(Damaged) in try reader.example() },
                good: try array { (reader) throws(Damaged) in try reader.example() }),
            place: try place())
        rule.isOffByDefault = isOffByDefault
        return rule
    }

    private mutating func entry() throws(Damaged) -> Entry {
        Entry(
            find: try list(), suggest: try list(), period: Period(from: try partialDate(), until: try partialDate()),
            note: try text(), source: try text(), url: try text(),
            severity: try optional { (reader) throws(Damaged) in try reader.named(Severity.self) },
            exceptions: try exceptions(), fields: try fields(), place: try place())
    }

    private mutating func exceptions() throws(Damaged) -> Exceptions {
        guard try record.flag() else { return Exceptions() }
        return Exceptions(
            after: try list(), before: try list(), within: try list(), inside: try list(), history: try record.flag(),
            quotedLaw: try record.flag())
    }

    private mutating func fields() throws(Damaged) -> [String: String] {
        var fields: [String: String] = [:]
        for _ in 0..<(try record.number()) { fields[try text()] = try text() }
        return fields
    }

    private mutating func example() throws(Damaged) -> Example {
        Example(
            text: try text(), date: try date(), kind: try optionalText(), title: try optionalText(),
            author: try optionalText(), digest: try optionalText(), suggest: try list(),
            expectsMissing: try record.flag(), place: try place())
    }

    private mutating func parameters() throws(Damaged) -> Parameters {
        var parameters: [String: Parameters.Parameter] = [:]
        for _ in 0..<(try record.number()) {
            parameters[try text()] = Parameters.Parameter(value: try parameter(), place: try place())
        }
        return Parameters(parameters)
    }

    private mutating func parameter() throws(Damaged) -> Parameters.Value {
        switch try text() {
        case "string": return .string(try text())
        case "strings": return .strings(try list())
        case "integer":
            guard let number = Int(try text()) else { throw Damaged() }
            return .integer(number)
        case "boolean": return .boolean(try record.flag())
        default: throw Damaged()
        }
    }

    private mutating func place() throws(Damaged) -> FilePlace {
        FilePlace(path: try text(), position: TextPosition(line: try record.number(), column: try record.number()))
    }

    private mutating func partialDate() throws(Damaged) -> PartialDate? {
        guard let text = try optionalText() else { return nil }
        guard let date = PartialDate(text) else { throw Damaged() }
        return date
    }

    private mutating func date() throws(Damaged) -> CalendarDate? {
        guard let text = try optionalText() else { return nil }
        guard let date = CalendarDate(text) else { throw Damaged() }
        return date
    }

    private mutating func text() throws(Damaged) -> String {
        let number = try record.number()
        guard number < texts.count else { throw Damaged() }
        return texts[number]
    }

    private mutating func optionalText() throws(Damaged) -> String? { try record.flag() ? try text() : nil }

    private mutating func list() throws(Damaged) -> [String] {
        try array { (reader) throws(Damaged) in try reader.text() }
    }

    private mutating func named<Value: RawRepresentable<String>>(_ type: Value.Type) throws(Damaged) -> Value {
        guard let value = Value(rawValue: try text()) else { throw Damaged() }
        return value
    }

    private mutating func optional<Value>(_ body: (inout Self) throws(Damaged) -> Value) throws(Damaged) -> Value? {
        try record.flag() ? try body(&self) : nil
    }

    private mutating func array<Value>(_ body: (inout Self) throws(Damaged) -> Value) throws(Damaged) -> [Value] {
        var values: [Value] = []
        for _ in 0..<(try record.number()) { values.append(try body(&self)) }
        return values
    }
}

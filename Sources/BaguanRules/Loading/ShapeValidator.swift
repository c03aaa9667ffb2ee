/// Holds a YAML value against a ``Shape`` and reports every difference.
///
/// Decoders run after it and read what is there; what does not fit was reported here, so they pass over it in silence.
package struct ShapeValidator {
    let text: InputText

    package init(text: InputText) { self.text = text }

    /// - Parameters:
    ///   - name: what to call the value in a message.
    ///   - key: the bytes of the key, to point at when there is nothing behind it.
    package func validate(_ value: YAMLValue, as shape: Shape, named name: String, key: Range<Int>?, log: inout ProblemLog) {
        if value.isRefused { return }
        if value.isNull {
            if case .growingList = shape { return }
            log.report(FieldProblem.emptyValue(name), in: text, at: key ?? value.range)
            return
        }
        switch shape {
        case .list(let element):
            guard let values = value.sequence else { return wrong(value, name, .list, &log) }
            validate(values, of: value, as: element, named: name, log: &log)
        case .growingList(let element):
            guard let values = value.sequence else { return wrong(value, name, .list, &log) }
            for value in values { validate(value, as: element, named: name, key: nil, log: &log) }
        case .oneOrMore(let element):
            validate(value.sequence ?? [value], of: value, as: element, named: name, log: &log)
        case .object(let fields):
            guard value.pairs != nil else { return wrong(value, name, .mapping, &log) }
            validate(value, has: fields, log: &log)
        case .textOrObject(let fields):
            if value.pairs != nil {
                validate(value, has: fields, log: &log)
            } else if value.text == nil {
                wrong(value, name, .textOrMapping, &log)
            } else {
                validateScalar(value, as: .text, named: name, log: &log)
            }
        case .dictionary(let keyShape, let valueShape):
            guard let pairs = value.pairs else { return wrong(value, name, .mapping, &log) }
            for pair in pairs {
                validateWord(pair.key, at: pair.keyRange, as: keyShape, named: name, log: &log)
                validate(pair.value, as: valueShape, named: pair.key, key: pair.keyRange, log: &log)
            }
        case .text, .identifier, .selector, .dottedName, .address, .boolean, .integer, .word, .date, .markPair, .glob:
            validateScalar(value, as: shape, named: name, log: &log)
        }
    }

    /// Holds a mapping against its fields: unknown ones, missing ones, their order and their values.
    package func validate(_ value: YAMLValue, has fields: Fields, log: inout ProblemLog) {
        guard let pairs = value.pairs else { return }
        var latest: (rank: Int, name: String)?
        for pair in pairs {
            guard let field = fields.fields.first(where: { $0.name.utf8.elementsEqual(pair.key.utf8) }),
                let rank = fields.rank(of: field.name)
            else {
                report(unknown: pair, among: fields, log: &log)
                continue
            }
            if fields.isOrdered, let latest, rank < latest.rank {
                let before = pairs.first { fields.rank(of: $0.key).map { $0 > rank } ?? false }
                log.report(
                    FieldProblem.outOfOrder(field.name, before: before?.key ?? latest.name), in: text, at: pair.keyRange)
            } else {
                latest = (rank, field.name)
            }
            validate(pair.value, as: field.shape, named: field.name, key: pair.keyRange, log: &log)
        }
        for field in fields.fields where field.isRequired && value.pair(field.name) == nil {
            let place = pairs.first.map { $0.keyRange } ?? value.range
            log.report(FieldProblem.missingField(field.name), in: text, at: place)
        }
    }

    private func report(unknown pair: YAMLValue.Pair, among fields: Fields, log: inout ProblemLog) {
        guard !fields.foreign.names.contains(pair.key) else {
            log.report(FieldProblem.notForCheck(pair.key, check: fields.foreign.check), in: text, at: pair.keyRange)
            return
        }
        let known = fields.fields.map(\.name)
        let nearest = Nearest.word(to: pair.key, among: known)
        log.report(FieldProblem.unknownField(pair.key, nearest: nearest, known: known), in: text, at: pair.keyRange)
    }

    private func validate(
        _ values: [YAMLValue], of value: YAMLValue, as shape: Shape, named name: String, log: inout ProblemLog
    ) {
        if values.isEmpty { log.report(FieldProblem.emptyValue(name), in: text, at: value.range) }
        for element in values { validate(element, as: shape, named: name, key: nil, log: &log) }
    }

    private func validateScalar(_ value: YAMLValue, as shape: Shape, named name: String, log: inout ProblemLog) {
        switch shape {
        case .boolean:
            if value.boolean == nil { wrong(value, name, .boolean, &log) }
        case .integer(let minimum):
            if value.integer.map({ $0 < minimum }) ?? true { wrong(value, name, .integer(minimum: minimum), &log) }
        default:
            guard let word = value.text else { return wrong(value, name, .text, &log) }
            validateWord(word, at: value.range, as: shape, named: name, log: &log)
        }
    }

    /// Holds one text against a shape; tables use it for their cells.
    func validateWord(_ word: String, at range: Range<Int>, as shape: Shape, named name: String, log: inout ProblemLog) {
        if let problem = Self.problem(of: word, as: shape, named: name) { log.report(problem, in: text, at: range) }
    }

    private static func problem(of word: String, as shape: Shape, named name: String) -> FieldProblem? {
        if word.utf8.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }) { return .emptyValue(name) }
        switch shape {
        case .identifier:
            return isIdentifier(word) ? nil : .badIdentifier(word)
        case .selector:
            let parts = word.split(separator: "/", omittingEmptySubsequences: false)
            // A prefix may end in a hyphen, and a pack may be written with its slash.
            let isSelector = parts.count <= 2 && parts.allSatisfy { $0.utf8.allSatisfy(isIdentifierByte) }
                && parts.first?.isEmpty == false
            return isSelector ? nil : .badSelector(word)
        case .dottedName:
            return word.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { isIdentifier($0) }
                ? nil : .badIdentifier(word)
        case .address:
            return isAddress(word) ? nil : .badAddress(word)
        case .word(let vocabulary, let known):
            if known.contains(where: { $0.utf8.elementsEqual(word.utf8) }) { return nil }
            // A kind may be given by its Chinese name in a draft, but not here.
            let kind = if case .kind = vocabulary { PublicationKind(name: word)?.rawValue } else { String?.none }
            let nearest = kind ?? Nearest.word(to: word, among: known)
            return .unknownWord(vocabulary, word, nearest: nearest, known: known)
        case .date(let isPartial):
            do throws(DateWords.Failure) {
                if isPartial { _ = try DateWords.partial(word) } else { _ = try DateWords.day(word) }
                return nil
            } catch {
                return FieldProblem(error, in: word, isPartial: isPartial)
            }
        case .markPair:
            return word.unicodeScalars.count == 2 ? nil : .badMarkPair(word)
        case .glob:
            return GlobPattern(word) == nil ? .badGlob(word) : nil
        default:
            return nil
        }
    }

    package static func isIdentifier(_ word: some StringProtocol) -> Bool {
        word.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty && part.allSatisfy(isIdentifierByte)
        }
    }

    private static func isIdentifierByte(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
    }

    /// Reports carry these addresses as links, so nothing but the web's own schemes.
    private static func isAddress(_ word: String) -> Bool {
        let rest = word.utf8.starts(with: "https://".utf8) ? word.utf8.dropFirst(8)
            : word.utf8.starts(with: "http://".utf8) ? word.utf8.dropFirst(7) : nil
        return rest.map { !$0.isEmpty && !$0.contains { $0 <= 0x20 || $0 == 0x7F } } ?? false
    }

    private func wrong(
        _ value: YAMLValue, _ name: String, _ expected: FieldProblem.Expected, _ log: inout ProblemLog
    ) {
        log.report(FieldProblem.wrongType(field: name, expected: expected), in: text, at: value.range)
    }
}

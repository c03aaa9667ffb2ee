internal import BaguanFindings

extension RecordBody {
    /// Reads a line, its line feed included. It takes what `line` gives and nothing else.
    init(line: [UInt8]) throws(RecordProblem) {
        guard line.count <= RecordLimit.body else {
            throw RecordProblem(offset: RecordLimit.body, reason: .tooLong(limit: RecordLimit.body))
        }
        var draft = Draft()
        var scanner = RecordScanner(line)
        let fields = try scanner.object(of: RecordField.self) { scanner, field throws(RecordProblem) in
            try draft.read(field, from: &scanner)
        }
        guard !scanner.isAtEnd else { throw scanner.problem(.unfinished) }
        guard line[scanner.offset...].elementsEqual([UInt8(ascii: "\n")]) else {
            throw scanner.problem(line[scanner.offset] == UInt8(ascii: "\r") ? .lineEndings : .expected("\\n"))
        }
        self = try draft.body(fields, in: scanner)
        // The reader above lets only one spelling pass. Should it ever err, this does not.
        let spelling = self.line
        guard spelling == line else {
            let place = zip(spelling, line).enumerated().first { $1.0 != $1.1 }?.offset ?? min(spelling.count, line.count)
            throw RecordProblem(offset: place, reason: .otherSpelling)
        }
    }

    /// Fields as they come in.
    private struct Draft {
        private var kind: RecordKind?
        private var org: String?
        private var item: String?
        private var seq: Int?
        private var prev: RecordID?
        private var after: [RecordID] = []
        private var by: String?
        private var role: String?
        private var stage: String?
        private var subject: Subject?
        private var policy: Digest?
        private var scan: ScanSummary?
        private var details: [RecordDetail: String] = [:]
        private var at: Timestamp?
        private var note: String?

        mutating func read(_ field: RecordField, from scanner: inout RecordScanner) throws(RecordProblem) {
            let start = scanner.offset
            switch field {
            case .version:
                let version = try scanner.integer()
                guard version == RecordBody.version else { throw scanner.problem(.version(version), at: start) }
            case .kind:
                let name = try scanner.name()
                kind = RecordKind.allCases.first { $0.rawValue.utf8.elementsEqual(name.utf8) }
                if kind == nil { throw scanner.problem(.unknownKind(name), at: start) }
            case .org: org = try scanner.name()
            case .item: item = try scanner.name(limit: RecordLimit.item)
            case .seq:
                seq = try scanner.integer()
                if seq == 0 { throw scanner.problem(.badNumber, at: start) }
            case .prev: prev = RecordID(try scanner.digest())
            case .after: after = try scanner.digests().map { RecordID($0) }
            case .by: by = try scanner.name()
            case .role: role = try scanner.name()
            case .stage: stage = try scanner.name()
            case .subject: subject = try Subject(from: &scanner)
            case .policy: policy = try scanner.digest()
            case .scan: scan = try ScanSummary(from: &scanner)
            case .details: details = try Self.details(from: &scanner)
            case .at:
                at = Timestamp(try scanner.text(limit: RecordLimit.name))
                if at == nil { throw scanner.problem(.badTime, at: start) }
            case .note:
                note = try scanner.text(limit: RecordLimit.note)
                if note?.isEmpty ?? true { throw scanner.problem(.badName, at: start) }
            }
        }

        private static func details(from scanner: inout RecordScanner) throws(RecordProblem) -> [RecordDetail: String] {
            var details: [RecordDetail: String] = [:]
            _ = try scanner.object(of: RecordDetail.self) { scanner, detail throws(RecordProblem) in
                let start = scanner.offset
                let value = try scanner.text(limit: RecordLimit.detail)
                let isSound =
                    switch detail {
                    case .from, .until: CalendarDate(value) != nil
                    case .record: RecordID(value) != nil
                    case .kept: Digest(hex: value) != nil
                    case .to, .place, .address, .rule, .fingerprint: !value.isEmpty
                    }
                guard isSound else { throw scanner.problem(.badDetail(detail.rawValue), at: start) }
                details[detail] = value
            }
            return details
        }

        /// The body, once its kind has what it needs and nothing else.
        func body(_ fields: Set<RecordField>, in scanner: RecordScanner) throws(RecordProblem) -> RecordBody {
            guard let kind, let org, let seq, let by, let at, fields.contains(.version) else {
                let missing = RecordField.allCases.first { RecordField.common.contains($0) && !fields.contains($0) }
                throw scanner.problem(.missingField(missing?.rawValue ?? "", kind: nil), at: 0)
            }
            let required = kind.required.union(RecordField.common)
            for field in RecordField.allCases {
                if required.contains(field), !fields.contains(field) {
                    throw scanner.problem(.missingField(field.rawValue, kind: kind), at: 0)
                }
                if fields.contains(field), !required.contains(field), !kind.optional.contains(field) {
                    throw scanner.problem(.unwelcomeField(field.rawValue, kind: kind), at: 0)
                }
            }
            let wanted = kind.details
            for detail in RecordDetail.allCases {
                if wanted.required.contains(detail), details[detail] == nil {
                    throw scanner.problem(.missingField(detail.rawValue, kind: kind), at: 0)
                }
                if details[detail] != nil, !wanted.required.contains(detail), !wanted.optional.contains(detail) {
                    throw scanner.problem(.unwelcomeField(detail.rawValue, kind: kind), at: 0)
                }
            }
            guard (prev == nil) == (seq == 1) else { throw scanner.problem(.chainStart, at: 0) }
            return RecordBody(
                kind: kind, org: org, item: item, seq: seq, prev: prev, after: after, by: by, role: role, stage: stage,
                subject: subject, policy: policy, scan: scan, details: details, at: at, note: note)
        }
    }
}

extension Subject {
    fileprivate init(from scanner: inout RecordScanner) throws(RecordProblem) {
        var parts: [Field: Digest] = [:]
        var extractor: String?
        let start = scanner.offset
        _ = try scanner.object(of: Field.self) { scanner, field throws(RecordProblem) in
            if field == .extractor { extractor = try scanner.name() } else { parts[field] = try scanner.digest() }
        }
        guard let bytes = parts[.bytes], let text = parts[.text], let wording = parts[.wording],
            let assets = parts[.assets], let hidden = parts[.hidden], let extractor
        else { throw scanner.problem(.incomplete(RecordField.subject.rawValue), at: start) }
        self.init(
            bytes: bytes, text: text, wording: wording, assets: assets, hidden: hidden, extractor: extractor)
    }
}

extension ScanSummary {
    fileprivate init(from scanner: inout RecordScanner) throws(RecordProblem) {
        var (rules, report, open): (String?, Digest?, Int?)
        let start = scanner.offset
        _ = try scanner.object(of: Field.self) { scanner, field throws(RecordProblem) in
            switch field {
            case .rules: rules = try scanner.name()
            case .report: report = try scanner.digest()
            case .open: open = try scanner.integer()
            }
        }
        guard let rules, let report, let open else {
            throw scanner.problem(.incomplete(RecordField.scan.rawValue), at: start)
        }
        self.init(rules: rules, report: report, open: open)
    }
}

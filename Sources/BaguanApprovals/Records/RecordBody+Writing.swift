extension RecordBody {
    /// The body as it is signed: one line of JSON without blanks, fields in their order, and a line feed.
    ///
    /// There is one spelling of a body, and this is it.
    var line: [UInt8] {
        var line = RecordLine()
        line.field(.version, Self.version)
        line.field(.kind, kind.rawValue)
        line.field(.org, org)
        line.field(.item, item)
        line.field(.seq, seq)
        line.field(.prev, prev?.digest)
        if !after.isEmpty {
            line.name(RecordField.after.rawValue)
            line.raw("[")
            for (index, id) in after.enumerated() {
                if index > 0 { line.raw(",") }
                line.text(id.digest.text)
            }
            line.raw("]")
        }
        line.field(.by, by)
        line.field(.role, role)
        line.field(.stage, stage)
        if let subject { line.object(.subject, subject.write) }
        line.field(.policy, policy)
        if let scan { line.object(.scan, scan.write) }
        if !details.isEmpty {
            line.object(.details) { line in
                for detail in RecordDetail.allCases { line.member(detail.rawValue, details[detail]) }
            }
        }
        line.field(.at, at.description)
        line.field(.note, note)
        return line.finished
    }
}

extension Subject {
    enum Field: String, CaseIterable { case bytes, text, wording, assets, hidden, extractor }

    fileprivate func write(to line: inout RecordLine) {
        line.member(Field.bytes.rawValue, bytes)
        line.member(Field.text.rawValue, text)
        line.member(Field.wording.rawValue, wording)
        line.member(Field.assets.rawValue, assets)
        line.member(Field.hidden.rawValue, hidden)
        line.member(Field.extractor.rawValue, extractor)
    }
}

extension ScanSummary {
    enum Field: String, CaseIterable { case rules, report, open }

    fileprivate func write(to line: inout RecordLine) {
        line.member(Field.rules.rawValue, rules)
        line.member(Field.report.rawValue, report)
        line.member(Field.open.rawValue, open)
    }
}

/// A body on its way to bytes.
private struct RecordLine {
    private var bytes = Array("{".utf8)

    var finished: [UInt8] { bytes + "}\n".utf8 }

    mutating func raw(_ text: String) { bytes += text.utf8 }

    /// A member's name; a comma before it unless it is the object's first.
    mutating func name(_ name: String) {
        if bytes.last != UInt8(ascii: "{") { raw(",") }
        text(name.utf8)
        raw(":")
    }

    /// A string. Quotation mark and backslash are all that needs an escape: the reader takes no control characters.
    mutating func text(_ text: some Sequence<UInt8>) {
        raw("\"")
        for byte in text {
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { raw("\\") }
            bytes.append(byte)
        }
        raw("\"")
    }

    mutating func object(_ field: RecordField, _ write: (inout RecordLine) -> Void) {
        name(field.rawValue)
        raw("{")
        write(&self)
        raw("}")
    }

    mutating func member(_ key: String, _ value: String?) {
        guard let value else { return }
        name(key)
        text(value.utf8)
    }

    mutating func member(_ key: String, _ value: Digest?) {
        guard let value else { return }
        name(key)
        text(value.text)
    }

    mutating func member(_ key: String, _ value: Int) {
        name(key)
        raw(String(value))
    }

    mutating func field(_ field: RecordField, _ value: String?) { member(field.rawValue, value) }
    mutating func field(_ field: RecordField, _ value: Digest?) { member(field.rawValue, value) }
    mutating func field(_ field: RecordField, _ value: Int) { member(field.rawValue, value) }
}

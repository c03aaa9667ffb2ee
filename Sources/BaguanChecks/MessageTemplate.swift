internal import BaguanRules

/// Fills in a rule's message: `{match}`, `{suggest}`, `{from}`, `{until}`, `{note}`. What is empty takes along the full stop,
/// comma or colon that leads to it.
enum MessageTemplate {
    static func fill(_ template: String, _ values: [String: String]) -> String {
        var result = ""
        var rest = Substring(template)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            result += rest[..<open]
            let name = String(rest[rest.index(after: open)..<close])
            let value = values[name] ?? String(rest[open...close])
            rest = rest[rest.index(after: close)...]
            if value.isEmpty, let mark = result.last, "。，；：".contains(mark) { result.removeLast() }
            result += result.last == "“" && rest.first == "”" ? nested(value) : value
        }
        return result + rest
    }

    /// A text as it stands between quotation marks: with ‘’ for its own “”, and the other way round inside those. Only whole
    /// pairs are turned; the ”或“ between two suggestions is none.
    static func nested(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars)
        var open: [Int] = []
        for index in scalars.indices {
            switch scalars[index] {
            case "“", "‘": open.append(index)
            case "”", "’":
                guard let start = open.popLast() else { continue }
                let isDouble = scalars[start] == "“" && scalars[index] == "”"
                guard isDouble || scalars[start] == "‘" && scalars[index] == "’" else { continue }
                (scalars[start], scalars[index]) = isDouble ? ("‘", "’") : ("“", "”")
            default: break
            }
        }
        return String(String.UnicodeScalarView(scalars))
    }

    /// As ``fill(_:_:)``, with what an entry says of itself: its suggestions, note and period, unless `values` says otherwise.
    static func fill(_ template: String, of entry: Entry, _ values: [String: String]) -> String {
        let own = [
            "suggest": entry.suggest.joined(separator: "”或“"), "note": entry.note,
            "from": entry.period.from?.description ?? "", "until": entry.period.until?.description ?? "",
        ]
        return fill(template, own.merging(values) { $1 })
    }
}

public import BaguanFindings
public import BaguanText

/// What one publication says of itself, whichever file says it.
public struct PublicationForm: Hashable, Sendable {
    public struct Value: Hashable, Sendable {
        /// As written; several of a list.
        public var texts: [String]
        /// What the text says, for a field that holds a day.
        public var day: CalendarDate?
        public var place: FilePlace
        /// Where in the draft, when the draft itself says so.
        public var range: Range<SourceOffset>?

        public init(texts: [String], day: CalendarDate? = nil, place: FilePlace, range: Range<SourceOffset>? = nil) {
            self.texts = texts
            self.day = day
            self.place = place
            self.range = range
        }

        /// Several are joined by 、.
        public var text: String { texts.joined(separator: "、") }
    }

    public var kind: PublicationKind?
    public var values: [PublicationField: Value]

    public init(kind: PublicationKind? = nil, values: [PublicationField: Value] = [:]) {
        self.kind = kind
        self.values = values
    }

    public subscript(field: PublicationField) -> String? { values[field]?.text }

    public func day(_ field: PublicationField) -> CalendarDate? { values[field]?.day }

    /// Every field but the publication's name with what it says, one line each, in one order: what an approval is bound to
    /// besides the draft.
    package var lines: [String] {
        PublicationField.allCases.compactMap { field in
            guard field != .id, let value = values[field] else { return nil }
            // A day is a day, however it is written.
            let text = value.day.map(\.description) ?? value.text
            return "\(field.rawValue)=" + text.split(whereSeparator: \.isNewline).joined(separator: " ")
        }
    }

    /// The field and the value of one of ``lines``; nil for any other text.
    package static func parts(ofLine line: String) -> (field: PublicationField, value: String)? {
        guard let mark = line.firstIndex(of: "="), let field = PublicationField(rawValue: String(line[..<mark])) else { return nil }
        return (field, String(line[line.index(after: mark)...]))
    }

    /// This form with what another file says, too.
    /// - Parameter diagnostics: receives the fields on which the two differ; the other file's value is taken.
    public func merged(with other: PublicationForm, diagnostics: inout [Diagnostic]) -> PublicationForm {
        var merged = self
        merged.kind = other.kind ?? kind
        for field in PublicationField.allCases {
            guard let value = other.values[field] else { continue }
            if let own = values[field], own.texts != value.texts, own.day == nil || own.day != value.day {
                let problem = FormProblem.contradiction(field, other: own.place)
                var diagnostic = problem.diagnostic(path: value.place.path)
                diagnostic.position = value.place.position
                diagnostics.append(diagnostic)
            }
            merged.values[field] = value
        }
        return merged
    }
}

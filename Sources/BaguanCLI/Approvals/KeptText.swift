import Baguan

/// A text that was kept for a record, as rules look at it once more: its paragraphs and the words of its fields.
///
/// Its days stay outside, so that it is judged as of the day of the run and not as of its own.
struct KeptText {
    private let lines: [String]

    /// What rules are told of its format.
    static let path = "kept.txt"

    /// - Parameter lines: as ``TextStore`` gives them.
    init(_ lines: [String]) { self.lines = lines }

    var bytes: [UInt8] {
        let words = lines.compactMap { line -> String? in
            switch ContentLine(line) {
            case .paragraph(let text), .attached(_, let text): text
            case .field(let field, let value): field.content == .text ? value : nil
            }
        }
        return Array(words.map { $0 + "\n\n" }.joined().utf8)
    }

    /// What it says of itself.
    subscript(field: PublicationField) -> String? {
        lines.lazy.compactMap { line in
            if case .field(field, let value) = ContentLine(line) { value } else { nil }
        }.last
    }

    /// The last day on display.
    var displayUntil: CalendarDate? {
        self[.displayUntil].flatMap { CalendarDate($0) }
    }
}

/// One of the lines by which two versions of a publication are compared; see ``DraftContent/lines``.
package enum ContentLine: Hashable, Sendable {
    /// A paragraph of the draft.
    case paragraph(String)
    /// What the publication says of itself.
    case field(PublicationField, String)
    /// A paragraph of a file that it names in a field.
    case attached(PublicationField, String)

    /// Between the field's name and the paragraph: what no name of a field has.
    private static let mark: Character = ">"

    package init(_ line: String) {
        if let (field, value) = PublicationForm.parts(ofLine: line) {
            self = .field(field, value)
        } else if let mark = line.firstIndex(of: Self.mark), let field = PublicationField(rawValue: String(line[..<mark])),
            field.content == .file {
            self = .attached(field, String(line[line.index(after: mark)...]))
        } else {
            self = .paragraph(line)
        }
    }

    /// A line for a paragraph of a file.
    static func line(of paragraph: String, in field: PublicationField) -> String { "\(field.rawValue)\(mark)\(paragraph)" }
}

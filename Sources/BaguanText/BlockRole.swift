/// What a block of prose is in its document. A rule's scope is a set of roles.
public enum BlockRole: String, CaseIterable, Sendable {
    case title, heading, body
    case listItem = "list-item"
    case tableCell = "table-cell"
    case caption, quotation, footnote, header, footer
    /// From the publication's metadata.
    case digest, author
    /// Program text; no rule looks at it unless its scope says so.
    case code
    /// Text that is in the file but not on the page.
    case hidden
}

/// Reads Word documents (Office Open XML, ECMA-376 and ISO/IEC 29500, transitional and strict; also what WPS writes).
///
/// Its source is the text of the document, a line for each paragraph. The body comes first, with the text of each text
/// box behind the paragraph it hangs on; then headers, footers, footnotes, endnotes and comments. Text inserted by
/// somebody counts and deleted text does not, as if all changes were accepted. Of a field only the result counts. What is
/// in the file and not on the page (hidden text, comments) has the role ``BlockRole/hidden``. Pictures and other things
/// whose words it cannot read it names in ``Document/unread``. Numbers that Word puts before paragraphs of lists (一、 for
/// the first of them) stand before their text, as on the page; bullets do not.
public struct WordReader: DocumentReader {
    static let formatName = "docx"

    public init() {}

    public func read(_ bytes: [UInt8], path: String) throws(ReadingError) -> Document {
        try WordExtraction(bytes, path: path).text.document(path: path)
    }
}

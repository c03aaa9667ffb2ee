/// The XML of comments and proposed changes.
struct WordMarkup {
    /// Of WordprocessingML in the part, with its colon.
    let prefix: String
    let author: AnnotationAuthor

    func commentStart(_ id: Int) -> String { "<\(prefix)commentRangeStart \(prefix)id=\"\(id)\"/>" }

    func commentEnd(_ id: Int) -> String {
        "<\(prefix)commentRangeEnd \(prefix)id=\"\(id)\"/>"
            + "<\(prefix)r><\(prefix)commentReference \(prefix)id=\"\(id)\"/></\(prefix)r>"
    }

    func deletion(_ id: Int) -> String { "<\(prefix)del \(prefix)id=\"\(id)\"\(signature)>" }

    /// - Parameter run: a run's start tag and properties.
    func insertion(_ id: Int, _ text: String, run: String) -> String {
        let name = XMLTag.name(Array(run.utf8)[...])
        return "<\(prefix)ins \(prefix)id=\"\(id)\"\(signature)>\(run)<\(prefix)t xml:space=\"preserve\">"
            + XMLTag.escaped(text) + "</\(prefix)t></\(name)></\(prefix)ins>"
    }

    func comment(_ id: Int, _ paragraphs: [String]) -> String {
        let text = paragraphs.map {
            "<\(prefix)p><\(prefix)r><\(prefix)t xml:space=\"preserve\">\(XMLTag.escaped($0))</\(prefix)t></\(prefix)r></\(prefix)p>"
        }
        let initials = " \(prefix)initials=\"\(XMLTag.escaped(author.initials))\""
        return "<\(prefix)comment \(prefix)id=\"\(id)\"\(signature)\(initials)>" + text.joined() + "</\(prefix)comment>"
    }

    private var signature: String {
        let date = author.date.map { " \(prefix)date=\"\(XMLTag.escaped($0))\"" } ?? ""
        return " \(prefix)author=\"\(XMLTag.escaped(author.name))\"" + date
    }
}

extension ContentParts {
    /// Takes a document apart.
    ///
    /// - Parameters:
    ///   - bytes: the draft's file.
    ///   - form: what the publication says of itself, front matter and all.
    ///   - isText: whether the file is text itself, as Markdown is; its markup counts as well then.
    ///   - assets: pictures, links and files that belong to it, in their order.
    public init(_ document: Document, bytes: [UInt8], form: PublicationForm, isText: Bool, assets: [Asset] = []) {
        var (paragraphs, hidden): ([Paragraph], [String]) = ([], [])
        for block in document.blocks {
            let text = document.prose[block.range]
            if block.role == .hidden {
                hidden.append(text)
            } else {
                paragraphs.append(Paragraph(role: block.role, text: text))
            }
        }
        self.init(
            bytes: bytes, fields: form.lines, paragraphs: paragraphs,
            markup: isText ? String(decoding: document.source.utf8, as: UTF8.self) : nil, assets: assets, hidden: hidden)
    }
}

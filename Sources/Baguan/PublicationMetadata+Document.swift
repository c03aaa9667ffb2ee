extension PublicationMetadata {
    /// Reads the front matter of a document that has one.
    init(of document: Document, diagnostics: inout [Diagnostic]) {
        if let frontMatter = document.frontMatter {
            self.init(frontMatter: frontMatter, of: document.source, diagnostics: &diagnostics)
        } else {
            self.init()
        }
    }

    /// What a reader sees of the metadata, in the order of the source.
    var blocks: [(text: MappedText, role: BlockRole, location: String)] {
        let texts: [(Text?, BlockRole, String)] = [(title, .title, "标题"), (author, .author, "作者"), (digest, .digest, "摘要")]
        return texts
            .compactMap { text, role, location in text.map { ($0, role, location) } }
            .sorted { $0.0.range.lowerBound < $1.0.range.lowerBound }
            .map { ($0.0.mapped, $0.1, $0.2) }
    }
}

extension Publication {
    /// What the draft says of itself; where it says nothing, the first title, author and digest in it, `kind` and `asOf` stand in.
    init(
        _ metadata: PublicationMetadata, in document: Document, kind: String?, asOf: CalendarDate, undated: UndatedDrafts
    ) {
        func first(_ role: BlockRole) -> String? {
            document.blocks.first { $0.role == role }.map { document.prose[$0.range] }
        }
        self.init(
            kind: metadata.kind?.value.rawValue ?? kind,
            date: metadata.date?.value ?? asOf,
            hasOwnDate: metadata.date != nil,
            mayBeOlder: metadata.date == nil && undated == .earlier,
            title: metadata.title?.value ?? first(.title),
            author: metadata.author?.value ?? first(.author),
            digest: metadata.digest?.value ?? first(.digest))
    }
}

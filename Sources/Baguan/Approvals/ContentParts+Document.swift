extension ContentParts {
    /// Takes a document apart.
    ///
    /// - Parameters:
    ///   - bytes: the draft's file.
    ///   - form: what the publication says of itself, front matter and all.
    ///   - read: gives the content of a file that the draft names, by the path that it is named by; nil when there is none.
    public init(_ document: Document, bytes: [UInt8], form: PublicationForm, read: (_ path: String) -> [UInt8]?) {
        var (paragraphs, hidden): ([Paragraph], [String]) = ([], [])
        for block in document.blocks {
            let text = document.prose[block.range]
            if block.role == .hidden {
                hidden.append(text)
            } else {
                paragraphs.append(Paragraph(role: block.role, text: text))
            }
        }
        var assets = document.references.map { reference in
            let kind: Asset.Kind = reference.kind == .image ? .image : .link
            return Asset(kind: kind, target: reference.target, digest: read(reference.target).map { Digest(of: $0) })
        }
        // Pictures inside the file are not told apart from the rest of it, and a picture is more than the words in it: whoever
        // approves them approves every byte.
        if !document.unread.isEmpty || document.isRecognized { assets.append(Asset(kind: .file, target: "", digest: Digest(of: bytes))) }
        // The markup of a format that is text itself can hold what its prose does not tell.
        let markup = document.source.isExtracted ? nil : String(decoding: document.source.utf8, as: UTF8.self)
        self.init(
            bytes: bytes, fields: form.lines, paragraphs: paragraphs, markup: markup,
            assets: assets + Self.files(of: form, read: read), hidden: hidden)
    }

    /// A publication that is a row of a register, and has no draft.
    public init(_ form: PublicationForm, read: (_ path: String) -> [UInt8]?) {
        let fields = form.lines
        self.init(bytes: Array(fields.joined(separator: "\n").utf8), fields: fields, assets: Self.files(of: form, read: read))
    }

    /// The files that fields name, such as a lecture's outline.
    private static func files(of form: PublicationForm, read: (String) -> [UInt8]?) -> [Asset] {
        PublicationField.allCases.filter { $0.content == .file }.flatMap { field in
            (form.values[field]?.texts ?? []).map { path in
                Asset(kind: .file, target: path, digest: read(path).map { Digest(of: $0) })
            }
        }
    }
}

extension ReviewedPublication {
    /// A draft as the gate looks at it.
    ///
    /// - Parameters:
    ///   - path: names the publication unless its form has an id.
    ///   - kind: when the form does not say.
    ///   - form: the front matter's, merged with that of the file beside the draft; see `PublicationForm.merged`.
    ///   - read: see `ContentParts`.
    public init(
        _ document: Document, bytes: [UInt8], path: String, kind: PublicationKind?, form: PublicationForm,
        read: (_ path: String) -> [UInt8]?
    ) {
        self.init(
            id: form[.id] ?? path, kind: form.kind ?? kind, form: form,
            subject: Subject(of: ContentParts(document, bytes: bytes, form: form, read: read)),
            credits: CreditLine.lines(of: document))
    }

    /// A row of a register.
    public init(row form: PublicationForm, read: (_ path: String) -> [UInt8]?) {
        self.init(
            id: form[.id] ?? "", kind: form.kind, form: form, subject: Subject(of: ContentParts(form, read: read)))
    }
}

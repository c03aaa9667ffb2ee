extension ContentParts {
    /// Takes a document apart.
    ///
    /// - Parameters:
    ///   - bytes: the draft's file.
    ///   - form: what the publication says of itself, front matter and all.
    ///   - attached: the files that the form names.
    ///   - read: gives the content of a file that the draft names, by the path that it is named by; nil when there is none.
    public init(
        _ document: Document, bytes: [UInt8], form: PublicationForm, attached: AttachedFiles = AttachedFiles(),
        read: (_ path: String) -> [UInt8]?
    ) {
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
            bytes: bytes, fields: form.lines, markup: markup, assets: assets)
        add(document)
        add(attached)
    }

    /// A publication that is a row of a register, and has no draft.
    public init(_ form: PublicationForm, attached: AttachedFiles = AttachedFiles()) {
        let fields = form.lines
        self.init(bytes: Array(fields.joined(separator: "\n").utf8), fields: fields)
        add(attached)
    }

    private mutating func add(_ document: Document) {
        for block in document.blocks {
            let text = document.prose[block.range]
            if block.role == .hidden {
                hidden.append(text)
            } else {
                paragraphs.append(Paragraph(role: block.role, text: text))
            }
        }
    }

    /// The files that fields name, such as a lecture's outline: their words count as the draft's own, and every byte of them.
    private mutating func add(_ attached: AttachedFiles) {
        for file in attached.files {
            assets.append(Asset(kind: .file, target: file.name.path, digest: Digest(of: file.bytes)))
            add(file.document)
        }
        assets += attached.missing.map { Asset(kind: .file, target: $0.path) }
    }
}

extension ReviewedPublication {
    /// A draft as the gate looks at it.
    ///
    /// - Parameters:
    ///   - path: names the publication unless its form has an id.
    ///   - kind: when the form does not say.
    ///   - form: the front matter's, merged with that of the file beside the draft; see `PublicationForm.merged`.
    ///   - attached: the files that the form names.
    ///   - read: see `ContentParts`.
    public init(
        _ document: Document, bytes: [UInt8], path: String, kind: PublicationKind?, form: PublicationForm,
        attached: AttachedFiles = AttachedFiles(), read: (_ path: String) -> [UInt8]?
    ) {
        self.init(
            id: form[.id] ?? path, kind: form.kind ?? kind, form: form,
            subject: Subject(of: ContentParts(document, bytes: bytes, form: form, attached: attached, read: read)),
            credits: CreditLine.lines(of: document), missingFiles: attached.missing)
    }

    /// A row of a register.
    public init(row form: PublicationForm, attached: AttachedFiles = AttachedFiles()) {
        self.init(
            id: form[.id] ?? "", kind: form.kind, form: form, subject: Subject(of: ContentParts(form, attached: attached)),
            missingFiles: attached.missing)
    }
}

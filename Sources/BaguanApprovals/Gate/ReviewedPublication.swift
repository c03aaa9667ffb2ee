public import BaguanRules

/// A publication as the gate looks at it.
public struct ReviewedPublication: Sendable {
    /// The name that its records share.
    public var id: String
    /// Nil when nothing says.
    public var kind: PublicationKind?
    public var form: PublicationForm
    /// What it holds now.
    public var subject: Subject
    public var credits: [CreditLine]
    /// The files that it names and that are not there.
    public var missingFiles: [NamedFile]
    /// Where there are publications of this name, when somebody looked for them: more than one place is one too many.
    public var places: [String] = []

    public init(
        id: String, kind: PublicationKind?, form: PublicationForm = PublicationForm(), subject: Subject,
        credits: [CreditLine] = [], missingFiles: [NamedFile] = []
    ) {
        self.id = id
        self.kind = kind
        self.form = form
        self.subject = subject
        self.credits = credits
        self.missingFiles = missingFiles
    }
}

/// A file that a publication names in one of its fields.
public struct NamedFile: Hashable, Sendable {
    public var field: PublicationField
    /// As the publication gives it: seen from where the publication itself lies.
    public var path: String

    public init(field: PublicationField, path: String) {
        self.field = field
        self.path = path
    }
}

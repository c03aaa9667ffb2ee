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

    public init(
        id: String, kind: PublicationKind?, form: PublicationForm = PublicationForm(), subject: Subject,
        credits: [CreditLine] = []
    ) {
        self.id = id
        self.kind = kind
        self.form = form
        self.subject = subject
        self.credits = credits
    }
}

public import BaguanRules

/// What has to be there before a publication of one kind may go out.
public struct KindPolicy: Hashable, Sendable {
    /// Whom a policy keeps from approving.
    public enum Excluded: String, CaseIterable, Sendable {
        /// Whom the publication names as author.
        case author
        /// Whoever has handed in one of its versions.
        case editors
    }

    /// By when a publication must have been handed in.
    public struct Deadline: Hashable, Sendable {
        public var days: Int
        /// The field with the day of the event.
        public var before: PublicationField

        public init(days: Int, before: PublicationField = .date) {
            self.days = days
            self.before = before
        }
    }

    /// In their order: a stage stands behind those that come before it.
    public var stages: [Stage]
    public var excluded: Set<Excluded>
    /// The greatest change since an approval that leaves it standing.
    public var carry: CarryOver
    /// Fields besides those that the kind requires.
    public var fields: [PublicationField]
    public var deadline: Deadline?
    /// For how many days it may hang, the first and the last included.
    public var displayDays: Int?
    /// Whether credit lines in the draft are held against the records.
    public var checksCredits: Bool

    public init(
        stages: [Stage], excluded: Set<Excluded> = Set(Excluded.allCases), carry: CarryOver = .identical,
        fields: [PublicationField] = [], deadline: Deadline? = nil, displayDays: Int? = nil, checksCredits: Bool = false
    ) {
        self.stages = stages
        self.excluded = excluded
        self.carry = carry
        self.fields = fields
        self.deadline = deadline
        self.displayDays = displayDays
        self.checksCredits = checksCredits
    }

    public func stage(_ id: String) -> Stage? { stages.first { $0.id.hasSameBytes(as: id) } }
}

/// How much a publication may change after an approval that still counts.
public enum CarryOver: String, CaseIterable, Sendable {
    /// Not at all.
    case identical
    /// A file saved anew, with the same text, pictures, links and hidden parts.
    case repack
    /// Blanks, paragraph breaks and the width of marks as well.
    case layout

    public func takes(_ change: ChangeKind) -> Bool {
        switch (self, change) {
        case (_, .identical): true
        case (.repack, .repack), (.layout, .repack), (.layout, .layout): true
        default: false
        }
    }
}

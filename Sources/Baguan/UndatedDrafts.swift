/// What an inspector holds of drafts without a date of their own.
public enum UndatedDrafts: String, CaseIterable, Sendable {
    /// They are of the day as of which the run judges: what is about to be published.
    case asOf = "as-of"
    /// They may be of any day up to then, as the files of an archive are: what was right once is a hint.
    case earlier
}

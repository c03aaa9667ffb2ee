/// What became of a publication since a record was signed.
public enum ChangeKind: String, CaseIterable, Sendable {
    /// Every byte is as it was.
    case identical
    /// The file is another, its text, pictures, links and hidden parts are the same: a document saved anew.
    case repack
    /// The words are the same; blanks, paragraph breaks or the width of marks differ.
    case layout
    /// Anything else. So is whatever cannot be compared, since parts were taken out by another version of the code.
    case rework

    /// Compares what a record is about with what is there now.
    public init(from signed: Subject, to now: Subject) {
        guard signed.extractor.hasSameBytes(as: now.extractor), signed.assets == now.assets, signed.hidden == now.hidden,
            signed.wording == now.wording
        else {
            self = .rework
            return
        }
        self = signed.text != now.text ? .layout : signed.bytes != now.bytes ? .repack : .identical
    }
}

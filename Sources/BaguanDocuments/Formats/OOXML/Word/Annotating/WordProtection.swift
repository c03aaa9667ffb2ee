/// What a document's writer lets others do (`w:documentProtection` in its settings).
final class WordProtection: XMLHandler {
    private(set) var allowsComments = true
    private(set) var allowsChanges = true

    func element(named name: XMLName) -> Bool { name == XMLName(.wordprocessing, "documentProtection") }

    func start(_ isProtection: Bool, _ attributes: XMLAttributes, at range: Range<Int>) {
        guard isProtection, attributes[.wordprocessing, "enforcement"].isOn else { return }
        switch attributes[.wordprocessing, "edit"] {
        case "trackedChanges", "none", nil: break
        case "comments": allowsChanges = false
        default: (allowsComments, allowsChanges) = (false, false)
        }
    }

    func end(_ isProtection: Bool, at range: Range<Int>) {}
    func text(_ utf8: UnsafeBufferPointer<UInt8>, at range: Range<Int>, isRaw: Bool) {}
}

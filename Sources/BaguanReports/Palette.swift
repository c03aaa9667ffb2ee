public import BaguanFindings

/// The colours of a report. Whether there are any is decided at the edge: no renderer asks the terminal.
public struct Palette: Hashable, Sendable {
    /// What a stretch of text is, from which its colour follows.
    public enum Style: Hashable, Sendable {
        case severity(Severity)
        /// File names and places.
        case place
        /// What matters less: rule ids, gutters.
        case quiet
        /// What to write instead.
        case suggestion
    }

    private let isColoured: Bool

    /// Plain text.
    public static let none = Palette(isColoured: false)
    /// The sixteen colours every terminal has, so that the user's own theme decides how they look.
    public static let ansi = Palette(isColoured: true)

    /// `text` in its colour. Colour codes are added after hostile characters have been taken out, never before.
    func paint(_ text: String, _ style: Style) -> String {
        guard isColoured, !text.isEmpty else { return text }
        let code =
            switch style {
            case .severity(.error): "1;31"
            case .severity(.warning): "1;33"
            case .severity(.info): "1;36"
            case .place: "1"
            case .quiet: "2"
            case .suggestion: "32"
            }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }
}

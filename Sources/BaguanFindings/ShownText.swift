extension String {
    /// Text from a file as it may stand in a message: on one line, without control characters and what cannot be seen,
    /// and not too long.
    package var shown: String {
        var shown = ""
        for (index, scalar) in unicodeScalars.enumerated() {
            guard index < 60 else { return shown + "…" }
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
                shown += "<U+" + String(scalar.value, radix: 16, uppercase: true).leftPadded(to: 4) + ">"
            default:
                shown.unicodeScalars.append(scalar)
            }
        }
        return shown
    }

    private func leftPadded(to width: Int) -> String {
        String(repeating: "0", count: max(0, width - unicodeScalars.count)) + self
    }
}

import Baguan

/// What is said when a command cannot do what was asked: to standard error, or, to a program that asked for JSON, as JSON
/// to standard output.
enum ErrorReport {
    /// Whether the command line asks for JSON. It may be one that cannot be parsed, so it is read as it stands.
    static func isJSON(_ arguments: [String]) -> Bool {
        let names = ["-f", "--format", "--output-format"]
        let format = arguments.indices.lazy.compactMap { index -> String? in
            if names.contains(arguments[index]) { return arguments.dropFirst(index + 1).first }
            return names.dropFirst().lazy.compactMap { name in
                arguments[index].hasPrefix(name + "=") ? String(arguments[index].dropFirst(name.count + 1)) : nil
            }.first
        }.first
        return (format ?? Environment["BAGUAN_OUTPUT_FORMAT"])?.lowercased() == ReportFormat.json.name
    }

    static func show(_ error: UsageError, asJSON: Bool) {
        guard !asJSON else { return write([Diagnostic(code: "usage", message: error.message, remedy: error.hint)]) }
        Message.show(Speech.words("错误：", "Error: ") + TerminalText.visible(error.message[Speech.language]) + "\n")
        guard let hint = error.hint else { return }
        Message.show(Speech.words("提示：", "Hint: ") + TerminalText.visible(hint[Speech.language]) + "\n")
    }

    static func show(_ trouble: InputTrouble, asJSON: Bool) {
        guard !asJSON else { return write(trouble.diagnostics) }
        DiagnosticMessages(Speech.language, trouble.colour).show(trouble.diagnostics)
    }

    private static func write(_ diagnostics: [Diagnostic]) {
        var writer = JSONWriter(isIndented: true)
        writer.object { json in
            json.head()
            json.diagnostics(diagnostics, Speech.language)
        }
        var text = writer.text + "\n"
        try? Output.write(&text, to: Output.standard().descriptor)
    }
}

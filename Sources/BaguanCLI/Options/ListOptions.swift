import ArgumentParser
import Baguan

/// `--format` of the commands that list something.
struct ListOptions: ParsableArguments {
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json

        /// The help names them already.
        static let allValueStrings: [String] = []
        static let defaultCompletionKind = CompletionKind.list(allCases.map(\.rawValue))
    }

    @Option(
        name: [.customShort("f"), .customLong("format"), .customLong("output-format")],
        help: .words("输出格式：text 或 json", "output format: text or json", value: "format"))
    var chosenFormat: Format?

    var format: Format { chosenFormat ?? .text }

    /// Writes what a command has to say to standard output.
    func write(json: (inout JSONWriter) -> Void, text: () -> String) throws {
        var output: String
        switch format {
        case .text: output = text()
        case .json:
            var writer = JSONWriter(isIndented: true)
            writer.object { json(&$0) }
            output = writer.text + "\n"
        }
        try Output.write(&output, to: Output.standard().descriptor)
    }
}

extension JSONWriter {
    /// The head of every JSON that baguan writes.
    mutating func head() {
        member("schemaVersion", ReportSchema.version)
        object("tool") {
            $0.member("name", "baguan")
            $0.member("version", Version.current)
        }
    }

    /// Trouble with our inputs, as reports have it.
    mutating func diagnostics(_ diagnostics: [Diagnostic], _ language: Language) {
        array("diagnostics") { json in
            for diagnostic in diagnostics { json.diagnostic(diagnostic, language) }
        }
    }
}

/// Diagnostics of a command that is not `check`: to standard error.
struct DiagnosticMessages {
    let renderer: DiagnosticRenderer

    init(_ language: Language, _ colour: ColourChoice) {
        renderer = DiagnosticRenderer(language: language, palette: colour.palette(for: Output.errorDescriptor))
    }

    func show(_ diagnostics: [Diagnostic]) {
        for diagnostic in diagnostics { Message.show(renderer.render(diagnostic)) }
    }
}

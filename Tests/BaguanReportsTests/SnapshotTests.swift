import BaguanFindings
import BaguanReports
import Foundation
import Testing

struct SnapshotTests {
    @Test("every sample in every format", arguments: RendererSample.all, ReportFormat.all)
    func rendersSample(_ sample: RendererSample, _ format: ReportFormat) throws {
        try Snapshot.expect(Self.withoutLooks(sample.report.rendered(as: format)), "\(sample.name)/\(format.name).txt")
    }

    /// A page's style and script are the same in every report.
    private static func withoutLooks(_ text: String) -> String {
        guard let style = text.firstRange(of: "<style>"), let end = text.firstRange(of: "</style>"),
            let script = text.firstRange(of: "<script>")
        else { return text }
        return text[..<style.lowerBound] + text[end.upperBound..<script.lowerBound] + "</html>\n"
    }

    @Test("colours, of which machine formats take none", arguments: ReportFormat.all)
    func rendersColours(_ format: ReportFormat) throws {
        for sample in RendererSample.all where ["several-files", "hostile"].contains(sample.name) {
            let coloured = sample.report.rendered(as: format, palette: .ansi)
            if format.isMachine {
                #expect(coloured == sample.report.rendered(as: format))
            } else {
                try Snapshot.expect(coloured, "\(sample.name)/\(format.name)-ansi.txt")
            }
        }
    }

    @Test("no snapshot is left behind by a sample or a format that is gone", .disabled(if: Snapshot.isRecording))
    func hasNoStaleSnapshots() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Snapshot.folder.path)
        #expect(Set(names).subtracting(["diagnostics"]) == Set(RendererSample.all.map(\.name)))
        let formats = Set(ReportFormat.all.flatMap { ["\($0.name).txt", "\($0.name)-ansi.txt"] })
        for name in names where name != "diagnostics" {
            let files = try FileManager.default.contentsOfDirectory(atPath: Snapshot.folder.appending(path: name).path)
            #expect(Set(files).isSubset(of: formats), "\(name)")
        }
    }

    @Test("diagnostics for people", arguments: Language.allCases)
    func rendersDiagnostics(_ language: Language) throws {
        let renderer = DiagnosticRenderer(language: language)
        let diagnostics = [
            RendererSample.unknownField, RendererSample.hostileDiagnostic,
            Diagnostic(code: "no-rules", level: .note, message: Localized(zh: "没有启用的规则", en: "no active rule")),
        ]
        try Snapshot.expect(diagnostics.map(renderer.render).joined(), "diagnostics/\(language.rawValue).txt")
    }
}

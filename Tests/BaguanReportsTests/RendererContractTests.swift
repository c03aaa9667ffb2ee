import BaguanFindings
import BaguanReports
import BaguanText
import Foundation
import Testing

/// What every format promises, now and later.
struct RendererContractTests {
    @Test("names are unique, lower-case, and found again")
    func namesAreUnique() {
        #expect(Set(ReportFormat.all.map(\.name)).count == ReportFormat.all.count)
        for format in ReportFormat.all {
            #expect(ReportFormat.named(format.name)?.name == format.name)
            #expect(format.name.allSatisfy { $0.isLowercase && $0.isASCII })
        }
        #expect(ReportFormat.named("JSON") == nil)
    }

    @Test("nothing unsafe reaches the output raw", arguments: RendererSample.all, ReportFormat.all)
    func isSafeToShow(_ sample: RendererSample, _ format: ReportFormat) {
        let unsafe = sample.report.rendered(as: format).unicodeScalars.filter { $0 != "\n" && TerminalText.isUnsafe($0) }
        #expect(unsafe.isEmpty)
    }

    @Test("a line of a line-based format is one finding, whatever the texts hold")
    func linesCannotBeForged() throws {
        let hostile = try #require(RendererSample.all.first { $0.name == "hostile" }).report
        #expect(hostile.rendered(as: .text).filter { $0 == "\n" }.count == 1)
        let commands = hostile.rendered(as: .github).split(separator: "\n")
        #expect(commands.count == 3)
        #expect(commands.allSatisfy { $0.hasPrefix("::error file=") || $0.hasPrefix("::notice title=") })
    }

    @Test("what a check masked is shown nowhere", arguments: ReportFormat.all)
    func keepsMasks(_ format: ReportFormat) throws {
        let report = try #require(RendererSample.all.first { $0.name == "no-suggestion" }).report
        #expect(!report.rendered(as: format).contains("13800138000"))
    }

    @Test("GitHub gets the worst first")
    func githubIsSorted() throws {
        let report = try #require(RendererSample.all.first { $0.name == "several-files" }).report
        let levels = report.rendered(as: .github).split(separator: "\n").compactMap { $0.split(separator: " ").first }
        #expect(levels == ["::error", "::error", "::warning", "::notice", "::notice"])
    }

    @Test("people's formats say nothing when there is nothing to say")
    func isSilentWithoutFindings() {
        let report = sampleReport([])
        #expect(report.rendered(as: .text).isEmpty)
        #expect(report.rendered(as: .full).isEmpty)
        #expect(report.rendered(as: .jsonLines).isEmpty)
    }

    @Test("every format but GitHub's, which sorts, is written as it goes", arguments: ReportFormat.all.filter { $0.name != "github" })
    func streams(_ format: ReportFormat) throws {
        let report = try #require(RendererSample.all.first { $0.name == "several-files" }).report
        var output = ""
        var whole = ""
        var writer = ReportWriter(format, run: report.run, into: &output)
        for inspection in report.inspections {
            whole += output
            output = ""
            writer.add(inspection, into: &output)
            #expect(output.contains(inspection.findings[0].message))
        }
        writer.finish(into: &output)
        #expect(whole + output == report.rendered(as: format))
        #expect(writer.summary == report.summary)
    }

    @Test("positions are 1-based scalars, and ends lie after the last one")
    func countsScalars() throws {
        let draft = SampleDraft("a.md", "😀 e\u{301}中文\r\n第二行")
        let finding = draft.finding("test/a", .error, "中文\r\n第二", "m")
        let report = sampleReport([draft.inspection([finding])]).rendered(as: .json)
        let json = try #require(JSONSerialization.jsonObject(with: Data(report.utf8)) as? [String: Any])
        let results = try #require(json["results"] as? [[String: Any]])
        let message = try #require((results[0]["messages"] as? [[String: Any]])?.first)
        #expect(message["line"] as? Int == 1)
        #expect(message["column"] as? Int == 5)
        #expect(message["endLine"] as? Int == 2)
        #expect(message["endColumn"] as? Int == 3)
        #expect(message["byteOffset"] as? Int == 8)
        #expect(message["byteLength"] as? Int == 14)
    }
}

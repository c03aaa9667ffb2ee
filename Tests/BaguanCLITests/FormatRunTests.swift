import Baguan
import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Every format ends a run with the same code and is whole, whatever was found.
@Suite struct FormatRunTests {
    static let runs: [(files: [String], arguments: [String], status: Int32)] = [
        (["clean.txt"], [], 0),
        (["clean.txt", "found.txt"], [], 1),
        (["clean.txt", "found.txt"], ["--exit-zero"], 0),
        (["found.txt", "broken.txt"], [], 2),
        (["found.txt", "broken.txt"], ["--exit-zero"], 2),
        (["missing.txt"], [], 2),
        (["clean.txt"], ["--select", "nothing"], 2),
        (["blank.txt"], ["--strict"], 1),
    ]

    @Test(arguments: ReportFormat.all.map(\.name)) func sameCodeAndWhole(name: String) throws {
        let folder = try ProgramRun.makeFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("欢迎报考。\n".utf8).write(to: folder.appending(path: "clean.txt"))
        try Data("国家卫计委的通知。\n".utf8).write(to: folder.appending(path: "found.txt"))
        try Data([0, 1, 2]).write(to: folder.appending(path: "broken.txt"))
        try Data("\n".utf8).write(to: folder.appending(path: "blank.txt"))
        for (files, arguments, status) in Self.runs {
            let options = ["-f", name, "--as-of", "2026-11-20"] + arguments
            let run = try ProgramRun(["check"] + files + options, in: folder)
            #expect(run.status == status, "\(name) \(files) \(arguments)")
            #expect(Self.isWhole(run.output, as: name), "\(name) \(files) \(arguments): \(run.output.prefix(300))")
            let written = try ProgramRun(["check"] + files + options + ["-o", "report.out", "--no-cache"], in: folder)
            #expect(written.status == status && written.output.isEmpty, "\(name) -o")
            #expect(try String(contentsOf: folder.appending(path: "report.out"), encoding: .utf8) == run.output, "\(name) -o")
        }
    }

    private static func isWhole(_ text: String, as format: String) -> Bool {
        let data = Data(text.utf8)
        return switch format {
        case "json", "sarif", "gitlab", "rdjson": (try? JSONSerialization.jsonObject(with: data)) != nil
        case "jsonl":
            text.split(separator: "\n").allSatisfy { (try? JSONSerialization.jsonObject(with: Data($0.utf8))) != nil }
        case "checkstyle", "junit": XMLParser(data: data).parse()
        case "html": text.hasPrefix("<!doctype html>") && text.hasSuffix("</html>\n")
        case "github": text.split(separator: "\n").allSatisfy { $0.hasPrefix("::") }
        default: true
        }
    }
}

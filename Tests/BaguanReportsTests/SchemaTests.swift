import BaguanFindings
import BaguanReports
import BaguanText
import Foundation
import Testing

/// Every machine format held against its schema, by a validator that is not ours.
struct SchemaTests {
    @Test func jsonIsValid() throws {
        let documents = RendererSample.all.map { ($0.name, $0.report.rendered(as: .json)) }
        #expect(try SchemaValidator.errors(in: documents, schema: ReportSchema.json) == [])
    }

    @Test func jsonLinesAreValid() throws {
        let lines = RendererSample.all.flatMap { sample in
            sample.report.rendered(as: .jsonLines).split(separator: "\n").map { (sample.name, String($0)) }
        }
        #expect(try SchemaValidator.errors(in: lines, schema: ReportSchema.jsonLine) == [])
    }

    @Test func sarifIsValid() throws {
        let documents = RendererSample.all.map { ($0.name, $0.report.rendered(as: .sarif)) }
        #expect(try SchemaValidator.errors(in: documents, schema: Self.fixture("sarif-schema-2.1.0.json")) == [])
    }

    @Test func reviewdogIsValid() throws {
        let documents = RendererSample.all.map { ($0.name, $0.report.rendered(as: .rdjson)) }
        #expect(try SchemaValidator.errors(in: documents, schema: Self.fixture("rdf-DiagnosticResult.json")) == [])
    }

    @Test("GitLab's schema is of one entry; fingerprints are unique in a report, and severities are those that GitLab knows")
    func gitlabIsValid() throws {
        let documents = RendererSample.all.map { ($0.name, $0.report.rendered(as: .gitlab)) }
        let schema = #"{"type": "array", "items": \#(try Self.fixture("gitlab-codeclimate.json"))}"#
        #expect(try SchemaValidator.errors(in: documents, schema: schema) == [])
        for (name, text) in documents {
            let entries = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
            #expect(Set(entries.map { $0["fingerprint"] as? String }).count == entries.count, "\(name)")
            let severities = Set(entries.compactMap { $0["severity"] as? String })
            #expect(severities.isSubset(of: ["info", "minor", "major", "critical", "blocker"]), "\(name)")
        }
    }

    @Test("the same words at two places are two entries for GitLab")
    func gitlabTellsPlacesApart() throws {
        let draft = SampleDraft("a.md", "最好\n最好\n")
        var second = draft.finding("claims/absolute", .warning, "最好", "绝对化用语")
        second.range = Range(utf8: 7..<13)
        let text = sampleReport([draft.inspection([draft.finding("claims/absolute", .warning, "最好", "绝对化用语"), second])])
            .rendered(as: .gitlab)
        let entries = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
        #expect(Set(entries.map { $0["fingerprint"] as? String }).count == 2)
    }

    @Test("XML formats are valid", arguments: [(ReportFormat.junit, "junit-10.xsd"), (.checkstyle, "checkstyle.xsd")])
    func xmlIsValid(_ format: ReportFormat, _ schema: String) throws {
        let documents = RendererSample.all.map { ($0.name, $0.report.rendered(as: format)) }
        #expect(try XMLValidator.complaints(about: documents, schema: schema) == "")
        let broken = documents.map { ($0.0, $0.1.replacing("name=", with: "nam=")) }
        #expect(try XMLValidator.complaints(about: broken, schema: schema) != "", "the validator does say no")
    }

    private static func fixture(_ name: String) throws -> String {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name)")
        return String(decoding: try Data(contentsOf: file), as: UTF8.self)
    }

    @Test("the validator does say no")
    func rejects() throws {
        let report = sampleReport([]).rendered(as: .json)
        let documents = [
            ("unknown member", report.replacing("\"results\"", with: "\"resluts\"")),
            ("wrong version", report.replacing("\"schemaVersion\": 1", with: "\"schemaVersion\": 2")),
        ]
        let errors = try SchemaValidator.errors(in: documents, schema: ReportSchema.json)
        #expect(errors.contains { $0.hasPrefix("unknown member") })
        #expect(errors.contains { $0.hasPrefix("wrong version") })
    }
}

/// Python's `jsonschema`, since there is no JSON Schema validator in Swift that we would want to depend on.
enum SchemaValidator {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// The complaints about each document, with its name before them.
    static func errors(in documents: [(name: String, text: String)], schema: String) throws -> [String] {
        let python = URL(filePath: "/usr/bin/python3")
        guard FileManager.default.isExecutableFile(atPath: python.path) else {
            throw Failure(description: "these tests need /usr/bin/python3: apt-get install python3-jsonschema")
        }
        let input: [String: Any] = ["schema": schema, "documents": documents.map { [$0.name, $0.text] }]
        let process = Process()
        let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
        process.executableURL = python
        process.arguments = ["-c", script]
        process.standardInput = stdin
        process.standardOutput = stdout
        process.standardError = stderr
        try process.run()
        // The script reads all of its input before it does anything that can fail or writes anything, so that neither
        // side waits for the other and nothing is written to a process that is gone.
        stdin.fileHandleForWriting.write(try JSONSerialization.data(withJSONObject: input))
        try stdin.fileHandleForWriting.close()
        let answer = stdout.fileHandleForReading.readDataToEndOfFile()
        let trouble = String(decoding: stderr.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let hint = trouble.contains("No module named 'jsonschema'") ? "apt-get install python3-jsonschema\n" : ""
            throw Failure(description: hint + trouble)
        }
        return String(decoding: answer, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    private static let script = """
        import json, sys
        work = json.load(sys.stdin)
        from jsonschema import validators
        schema = json.loads(work["schema"])
        kind = validators.validator_for(schema)
        kind.check_schema(schema)
        validator = kind(schema)
        for name, text in work["documents"]:
            for error in validator.iter_errors(json.loads(text)):
                print(name, error.json_path, ascii(error.message)[:300])
        """
}

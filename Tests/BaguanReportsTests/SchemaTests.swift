import BaguanReports
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
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Fixtures/sarif-schema-2.1.0.json")
        let documents = RendererSample.all.map { ($0.name, $0.report.rendered(as: .sarif)) }
        let schema = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        #expect(try SchemaValidator.errors(in: documents, schema: schema) == [])
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

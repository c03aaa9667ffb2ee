import Foundation

/// libxml2's `xmllint`, since Foundation's parser knows no schemas.
enum XMLValidator {
    /// What it says of documents that are not valid, by their names; empty when all are.
    static func complaints(about documents: [(name: String, text: String)], schema: String) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "baguan-xml-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in documents { try Data(text.utf8).write(to: folder.appending(path: name + ".xml")) }
        let fixtures = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
        let program = URL(filePath: "/usr/bin/xmllint")
        guard FileManager.default.isExecutableFile(atPath: program.path) else {
            throw SchemaValidator.Failure(description: "these tests need xmllint: apt-get install libxml2-utils")
        }
        let process = Process()
        let pipe = Pipe()
        process.executableURL = program
        process.arguments = ["--noout", "--nonet", "--schema", fixtures.appending(path: schema).path]
            + documents.map { $0.name + ".xml" }
        process.currentDirectoryURL = folder
        process.standardError = pipe
        process.standardOutput = pipe
        try process.run()
        let answer = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let faults = answer.split(separator: "\n").filter { !$0.hasSuffix(" validates") }.joined(separator: "\n")
        return process.terminationStatus == 0 || !faults.isEmpty ? faults : "xmllint ended with \(process.terminationStatus)"
    }
}

import Foundation

/// The program as the tests run it, with a folder of its own.
struct ProgramRun {
    var status: Int32
    var output: String
    var errors: String

    /// The program stands beside the tests in the build folder.
    static let program: URL = {
        let besideTests = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let places = [besideTests, Bundle.main.bundleURL, root.appending(path: ".build/debug")]
        let found = places.map { $0.appending(path: "baguan") }.first { FileManager.default.isExecutableFile(atPath: $0.path) }
        return found ?? places[0].appending(path: "baguan")
    }()

    /// A process that is not started yet, in a folder that is its home, too.
    static func process(_ arguments: [String], in folder: URL) -> Process {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C", "HOME": folder.path]
        process.standardInput = FileHandle.nullDevice
        return process
    }

    init(_ arguments: [String], in folder: URL) throws {
        let process = Self.process(arguments, in: folder)
        let errorFile = folder.appending(path: ".errors-\(UUID().uuidString)")
        try Data().write(to: errorFile)
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = try FileHandle(forWritingTo: errorFile)
        try process.run()
        output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        status = process.terminationStatus
        errors = (try? String(contentsOf: errorFile, encoding: .utf8)) ?? ""
        try FileManager.default.removeItem(at: errorFile)
    }

    /// A new folder in which the search for settings ends.
    static func makeFolder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().appending(path: "baguan-run-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder.appending(path: ".git"), withIntermediateDirectories: true)
        return folder
    }
}

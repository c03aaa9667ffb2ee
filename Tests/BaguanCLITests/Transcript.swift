import BaguanTesting
import Foundation

/// A Markdown file that tells what happens on the command line: prose, files and commands with what they answer.
///
///     ```file name=draft.txt
///     国家卫计委近日发布通知。
///     ```
///
///     ```console
///     $ baguan check draft.txt
///     draft.txt:1:1: error …
///     [exit 1]
///     ```
///
/// Files are written, and commands run by a shell, in the order in which they stand, all in one new folder. A file's
/// block marked `hex` holds its bytes in hexadecimal digits, one marked `docx` the paragraphs of a Word document, one marked `xlsx` the rows of a sheet. Standard
/// error and standard output are compared together, as they would come to a terminal; the folder is shown as `$PWD`, that
/// of the samples is `$SAMPLES`, an escape character as `<ESC>`, the version of ICU as `…`.
struct Transcript {
    enum Part {
        case prose(String)
        case file(name: String, text: String, kind: FileKind, fence: [String])
        case console([Command], fence: [String])
    }

    /// How the text of a file's block becomes the file.
    enum FileKind: String {
        /// As it stands.
        case text
        /// It is the file's bytes in hexadecimal digits.
        case hex
        /// A Word document with a paragraph for each line; ` | ` stands between runs.
        case docx
        /// A workbook of one sheet with a row for each line; ` | ` stands between cells.
        case xlsx
    }

    struct Command {
        var line: String
        /// What it answers, its exit code included.
        var answer: [String]
    }

    private(set) var parts: [Part] = []

    init(_ text: String) {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
        while let line = lines.popFirst() {
            let ticks = line.prefix { $0 == "`" }
            guard ticks.count >= 3, let end = lines.firstIndex(of: String(ticks)) else {
                parts.append(.prose(line))
                continue
            }
            let body = Array(lines[lines.startIndex..<end])
            let fence = [line, String(ticks)]
            lines = lines[(end + 1)...]
            let words = line.dropFirst(ticks.count).split(separator: " ").map(String.init)
            if words.first == "console" {
                parts.append(.console(Self.commands(body), fence: fence))
            } else if words.first == "file", let name = words.first(where: { $0.hasPrefix("name=") })?.dropFirst(5) {
                let text = body.map { $0 + "\n" }.joined()
                let kind = words.dropFirst().lazy.compactMap(FileKind.init).first ?? .text
                parts.append(.file(name: String(name), text: text, kind: kind, fence: fence))
            } else {
                parts += ([line] + body + [fence[1]]).map(Part.prose)
            }
        }
    }

    private static func commands(_ lines: [String]) -> [Command] {
        var commands: [Command] = []
        for line in lines {
            if line.hasPrefix("$ ") {
                commands.append(Command(line: String(line.dropFirst(2)), answer: []))
            } else if !commands.isEmpty {
                commands[commands.count - 1].answer.append(line)
            }
        }
        return commands
    }

    /// The transcript as a file, each command with the answer that `answer` gives to it.
    func played(in stage: Stage) throws -> String {
        var lines: [String] = []
        for part in parts {
            switch part {
            case .prose(let line): lines.append(line)
            case .file(let name, let text, let kind, let fence):
                try stage.write(text, to: name, as: kind)
                lines += [fence[0]] + text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
                lines.append(fence[1])
            case .console(let commands, let fence):
                lines.append(fence[0])
                for command in commands { lines += ["$ " + command.line] + (try stage.answer(to: command.line)) }
                lines.append(fence[1])
            }
        }
        return lines.joined(separator: "\n")
    }
}

/// A new folder in which a transcript is played, with the program in its path.
final class Stage {
    private let folder: URL
    private let environment: [String: String]

    init() throws {
        let name = "baguan-transcript-\(UUID().uuidString)"
        folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().appending(path: name)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        // The search for settings ends here, whatever lies around the folder for temporary files.
        try FileManager.default.createDirectory(at: folder.appending(path: ".git"), withIntermediateDirectories: false)
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        environment = ["PATH": "\(ProgramRun.program.deletingLastPathComponent().path):\(Self.preCommit):\(path)", "LC_ALL": "C", "HOME": folder.path, "SAMPLES": Self.samples]
    }

    private static let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    /// The samples of this checkout.
    private static let samples = checkout.appending(path: "samples").path
    /// Where `make test` installs pre-commit.
    private static let preCommit = checkout.appending(path: ".build/pre-commit/bin").path

    deinit { try? FileManager.default.removeItem(at: folder) }

    func write(_ text: String, to name: String, as kind: Transcript.FileKind = .text) throws {
        let file = folder.appending(path: name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        let bytes: [UInt8]
        switch kind {
        case .text: bytes = Array(text.utf8)
        case .hex:
            let digits = text.filter(\.isHexDigit)
            bytes = stride(from: 0, to: digits.count, by: 2).compactMap { offset in
                UInt8(digits.dropFirst(offset).prefix(2), radix: 16)
            }
        case .docx:
            let paragraphs = text.split(separator: "\n").map { line in
                "<w:p>" + line.split(separator: " | ").map { WordFile.run(String($0)) }.joined() + "</w:p>"
            }
            bytes = WordFile(body: paragraphs.joined()).bytes
        case .xlsx:
            bytes = SheetsFile(rows: text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
                line.split(separator: " | ", omittingEmptySubsequences: false).map(String.init)
            }).bytes
        }
        try Data(bytes).write(to: file)
    }

    func answer(to line: String) throws -> [String] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", line]
        process.currentDirectoryURL = folder
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        var text = String(decoding: output, as: UTF8.self)
            .replacing(folder.path, with: "$PWD").replacing("\u{1B}", with: "<ESC>")
            .replacing(#/"icu": ?"[0-9.]+"/#, with: "\"icu\": \"…\"")
        let endsLine = text.isEmpty || text.hasSuffix("\n")
        if !text.isEmpty, endsLine { text.removeLast() }
        var lines = output.isEmpty ? [] : text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if !endsLine { lines.append("[no line feed]") }
        let ending = process.terminationReason == .exit ? "exit" : "signal"
        return lines + ["[\(ending) \(process.terminationStatus)]"]
    }
}

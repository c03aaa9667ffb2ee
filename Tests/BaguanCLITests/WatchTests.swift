import Foundation
import Testing

/// A run that goes on until Ctrl-C, while drafts are saved as editors do it.
@Suite(.serialized) struct WatchTests {
    /// A running `baguan check --watch`.
    private final class Watch {
        let folder: URL
        private let process: Process
        private let log: URL

        init() throws {
            folder = try ProgramRun.makeFolder()
            log = folder.appending(path: ".log")
            try Data().write(to: log)
            process = ProgramRun.process(["check", "--watch", "--select", "institutions", "--as-of", "2026-11-20"], in: folder)
            let handle = try FileHandle(forWritingTo: log)
            process.standardOutput = handle
            process.standardError = handle
        }

        deinit {
            if process.isRunning { kill(process.processIdentifier, SIGKILL) }
            try? FileManager.default.removeItem(at: folder)
        }

        func start() throws {
            try process.run()
            try wait(for: "Ctrl-C 结束")
        }

        func write(_ text: String, to name: String) throws {
            try Data(text.utf8).write(to: folder.appending(path: name))
        }

        var said: String { (try? String(contentsOf: log, encoding: .utf8)) ?? "" }

        /// Waits until something was said, at most so long as even a busy machine takes.
        func wait(for words: String, times: Int = 1) throws {
            for _ in 0..<1200 {
                if said.components(separatedBy: words).count > times { return }
                usleep(50_000)
            }
            Issue.record("never said “\(words)”: \(said)")
            throw CancellationError()
        }

        /// - Returns: the exit code after Ctrl-C.
        func stop() -> Int32 {
            process.interrupt()
            process.waitUntilExit()
            return process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
        }
    }

    @Test func savedDraftsAreCheckedAgain() throws {
        let watch = try Watch()
        try watch.write("一切如常。", to: "a.txt")
        try watch.start()
        #expect(watch.said.contains("检查 1 个文件：错误 0"))

        try watch.write("国家卫计委的通知。", to: "a.txt")
        try watch.wait(for: "a.txt:1:1: error institutions/renamed")

        // As many editors do: a new file takes the draft's name.
        try watch.write("一切如常，国家卫计委的通知。", to: ".a.txt.swap")
        let (from, to) = (watch.folder.appending(path: ".a.txt.swap"), watch.folder.appending(path: "a.txt"))
        #expect(rename(from.path, to.path) == 0)
        try watch.wait(for: "a.txt:1:6: error institutions/renamed")

        // A folder that is new, with a draft in it.
        try FileManager.default.createDirectory(at: watch.folder.appending(path: "new/deep"), withIntermediateDirectories: true)
        try watch.write("国家卫计委的通知。", to: "new/deep/b.txt")
        try watch.wait(for: "new/deep/b.txt:1:1: error")

        // Settings decide about every draft.
        try watch.write("exclude: new\n", to: ".baguan.yml")
        try watch.wait(for: "检查 1 个文件：错误 1", times: 4)

        #expect(watch.stop() == 130)
    }

    @Test("what is no draft wakes nobody") func otherFilesAreLeftAlone() throws {
        let watch = try Watch()
        try watch.write("一切如常。", to: "a.txt")
        try watch.start()
        try watch.write("国家卫计委", to: "b.bin")
        try watch.write("国家卫计委", to: ".hidden.txt")
        try watch.write("国家卫计委的通知。", to: "c.txt")
        try watch.wait(for: "c.txt:1:1: error")
        #expect(watch.said.components(separatedBy: "检查 1 个文件").count == 3)
        #expect(watch.stop() == 130)
    }
}

/// Runs that are killed, wherever they are.
@Suite(.serialized) struct KilledRunTests {
    @Test("after runs that were killed, a run finds what a run without their leavings finds") func cacheSurvives() throws {
        let folder = try ProgramRun.makeFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        for number in 0..<40 {
            let text = String(repeating: "第\(number)期简报，国家卫计委的通知。\n", count: 20)
            try Data(text.utf8).write(to: folder.appending(path: "\(number).txt"))
        }
        let arguments = ["check", "--as-of", "2026-11-20", "-f", "json"]
        for round in 0..<6 {
            let process = ProgramRun.process(arguments, in: folder)
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            usleep(UInt32(100_000 + round * 150_000))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
        let plain = try ProgramRun(arguments + ["--no-cache"], in: folder)
        for _ in 0..<2 {
            let run = try ProgramRun(arguments, in: folder)
            #expect(run.output == plain.output)
            #expect(run.status == 1)
        }
    }
}

/// Ctrl-C in the middle of a run.
@Suite struct InterruptedRunTests {
    @Test("it ends between two drafts: what was found is reported, and that it is not all", arguments: ["text", "json"])
    func endsBetweenDrafts(format: String) throws {
        let folder = try ProgramRun.makeFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in ["a.txt", "c.txt"] { try Data("国家卫计委的通知。".utf8).write(to: folder.appending(path: name)) }
        // The second draft takes until this test writes it.
        let draft = folder.appending(path: "b.txt").path
        #expect(mkfifo(draft, 0o600) == 0)
        let process = ProgramRun.process(
            ["check", "a.txt", "b.txt", "c.txt", "-j", "1", "-f", format, "--select", "institutions", "--as-of", "2026-11-20"], in: folder)
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let end = try Self.openForWriting(draft)
        process.interrupt()
        #expect(write(end, "\n", 1) == 1)
        close(end)
        let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationReason == .exit && process.terminationStatus == 130)
        #expect(said.contains("检查被中断：3 个文件检查了 2 个，这不是完整的结果"))
        #expect(said.components(separatedBy: "institutions/renamed").count == 2)
        #expect(!said.contains("c.txt"))
        if format == "json" { #expect((try? JSONSerialization.jsonObject(with: Data(said.utf8))) != nil) }
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix(".baguan") }
        #expect(left.isEmpty)
    }

    /// Waits until the program reads the draft.
    private static func openForWriting(_ path: String) throws -> Int32 {
        for _ in 0..<1200 {
            let descriptor = open(path, O_WRONLY | O_NONBLOCK)
            if descriptor >= 0 { return descriptor }
            usleep(50_000)
        }
        throw CancellationError()
    }
}

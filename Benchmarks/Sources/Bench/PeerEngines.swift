import Foundation

/// The engines of `Benchmarks/peers.py`, each ready for one list of phrases and one text, in a process of their own.
final class PeerEngines {
    /// What each engine took to be made ready, in processor seconds.
    let readySeconds: [String: Double]
    private let process = Process()
    private let questions = Pipe()
    private let answers = Pipe()

    /// Nil when the engines are not installed.
    init?(python: String, script: String, text: URL, list: URL) {
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments = [script, "run", text.path(percentEncoded: false), list.path(percentEncoded: false)]
        process.standardInput = questions
        process.standardOutput = answers
        guard (try? process.run()) != nil, let line = Self.line(from: answers.fileHandleForReading),
            let seconds = try? JSONDecoder().decode([String: Double].self, from: line)
        else { return nil }
        readySeconds = seconds
    }

    deinit {
        try? questions.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    /// The processor seconds of one scan.
    func scan(_ name: String) -> Double? {
        questions.fileHandleForWriting.write(Data((name + "\n").utf8))
        guard let line = Self.line(from: answers.fileHandleForReading) else { return nil }
        return String(decoding: line, as: UTF8.self).split(separator: " ").first.flatMap { Double($0) }
    }

    private static func line(from handle: FileHandle) -> Data? {
        var line = Data()
        while let byte = try? handle.read(upToCount: 1), !byte.isEmpty {
            if byte[byte.startIndex] == 0x0A { return line }
            line += byte
        }
        return nil
    }
}

import Baguan
import BenchSamples
import Foundation

/// Word documents: one as large as any that people send, and a folder of very many small ones, which must keep all
/// processors busy.
struct OfficeBenchmark {
    /// The program.
    let baguan: String
    let folder: URL
    let rounds: Int

    private static let largeBytes = 30_000_000
    private static let smallCount = 1_000
    /// Of text, in each small one.
    private static let smallBytes = 5_000

    func report() throws -> String {
        var synthetic = SyntheticText(seed: 2026)
        let paragraphs = synthetic.text(bytes: 4_000_000).split(separator: "\n").map(String.init)
        let large = folder.appending(path: "large.docx")
        let textBytes = try write(large, of: paragraphs, bytes: Self.largeBytes)
        let small = folder.appending(path: "small")
        try FileManager.default.createDirectory(at: small, withIntermediateDirectories: true)
        var start = 0
        for index in 0..<Self.smallCount {
            let file = WordFile(paragraphs: ["第\(index)期"] + take(Self.smallBytes, of: paragraphs, from: &start))
            try Data(file.bytes).write(to: small.appending(path: "\(index).docx"))
        }
        let bytes = try [UInt8](Data(contentsOf: large))
        let reading = try (0..<rounds).map { _ in
            try Measurement.seconds { _ = try WordReader().read(bytes, path: "large.docx") }
        }
        let runs = Measurement.interleaved([command(large, "--select", "institutions"), command(large), command(small)], rounds: rounds)
        var table = Table(columns: [
            "\(bytes.count / 1_000_000) MB, one pack", "the same, all packs", "\(Self.smallCount) of \(Self.smallBytes / 1_000) KB",
        ])
        for (run, reading) in zip(runs, [Measurement.median(reading), nil, nil]) {
            table.add("reading alone, s", figure(reading, 2))
            table.add("baguan check, s", figure(run?.seconds, 2))
            table.add("processor time : time", figure(run.map { $0.processorSeconds / $0.seconds }, 2))
            table.add("peak memory, MB", figure(run?.peakMegabytes))
        }
        return "Word documents, the large one with \(textBytes / 1_000_000) MB of text; \(ProcessInfo.processInfo.activeProcessorCount) processors\n\n" + table.markdown
    }

    private func command(_ draft: URL, _ options: String...) -> [String] {
        [baguan, "check", draft.path, "--isolated", "--no-cache", "--as-of", "2026-11-21", "--exit-zero", "-q"] + options
    }

    /// Writes a document whose main part has so many bytes, from paragraphs that are taken again and again.
    /// - Returns: how many bytes of text it holds.
    private func write(_ file: URL, of paragraphs: [String], bytes: Int) throws -> Int {
        var body = ""
        var text = 0
        for index in 0... where body.utf8.count < bytes {
            let paragraph = paragraphs[index % paragraphs.count]
            // Word cuts a paragraph into runs.
            let middle = paragraph.index(paragraph.startIndex, offsetBy: paragraph.count / 2)
            body += WordFile.paragraph(String(paragraph[..<middle]), String(paragraph[middle...]))
            text += paragraph.utf8.count
            if body.utf8.count >= bytes { break }
        }
        try Data(WordFile(body: body).bytes).write(to: file)
        return text
    }

    private func take(_ bytes: Int, of paragraphs: [String], from start: inout Int) -> [String] {
        var taken: [String] = []
        var count = 0
        while count < bytes {
            taken.append(paragraphs[start % paragraphs.count])
            count += paragraphs[start % paragraphs.count].utf8.count
            start += 1
        }
        return taken
    }
}

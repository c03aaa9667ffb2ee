import Baguan
import Foundation

/// A folder of very many small drafts: how long the first run over it takes, how long one in which nothing has changed,
/// and whether memory grows with the number of files.
struct FolderBenchmark {
    /// The program.
    let baguan: String
    /// Where the folder and the cache are made.
    let folder: URL

    private static let fileBytes = 5_000
    /// In files.
    private static let sizes = [2_000, 20_000]

    func report() throws -> String {
        var synthetic = SyntheticText(seed: 2026)
        // Drafts are pieces of one text, which takes long to make.
        let text = Array(synthetic.text(bytes: 4_000_000).utf8)
        var table = Table(columns: Self.sizes.map { "\($0) files" })
        for size in Self.sizes {
            let drafts = folder.appending(path: "drafts-\(size)")
            let cache = folder.appending(path: "cache-\(size)")
            defer { for used in [drafts, cache] { try? FileManager.default.removeItem(at: used) } }
            try write(size, of: text, into: drafts)
            let command = [
                "env", "XDG_CACHE_HOME=\(cache.path)", baguan, "check", drafts.path,
                "--isolated", "--as-of", "2026-11-21", "--exit-zero", "-q",
            ]
            // Files are known by their stamps alone when they are older than their file system's clock is coarse.
            sleep(4)
            let cold = Measurement.run(command)
            let warm = (0..<5).compactMap { _ in Measurement.run(command) }
            let seconds = warm.isEmpty ? nil : Measurement.median(warm.map(\.seconds))
            table.add("cold, s", figure(cold?.seconds, 1))
            table.add("warm, s", figure(seconds, 2))
            table.add("cold : warm", figure(cold.flatMap { cold in seconds.map { cold.seconds / $0 } }, 1) + "×")
            table.add("peak memory cold, MB", figure(cold?.peakMegabytes))
            table.add("peak memory warm, MB", figure(warm.first?.peakMegabytes))
        }
        return "Folders of drafts of 5 KB, all bundled packs, all processors\n\n" + table.markdown
    }

    private func write(_ count: Int, of text: [UInt8], into folder: URL) throws {
        for index in 0..<count {
            let place = folder.appending(path: "\(index / 500)")
            if index % 500 == 0 { try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true) }
            var start = index &* 7_919 % (text.count - 2 * Self.fileBytes)
            while text[start] & 0xC0 == 0x80 { start += 1 }
            var end = start + Self.fileBytes
            while text[end] & 0xC0 == 0x80 { end += 1 }
            // The kind of mistake that real drafts have now and then.
            let head = index % 10 == 0 ? "第\(index)期。国家卫计委的通知。\n" : "第\(index)期。\n"
            try Data(Array(head.utf8) + text[start..<end]).write(to: place.appending(path: "\(index).txt"))
        }
    }
}

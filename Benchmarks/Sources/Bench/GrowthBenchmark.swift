import Baguan
import Foundation

/// How time and memory of the whole program grow with the length of one draft, and time with the number of entries beside
/// all bundled packs.
struct GrowthBenchmark {
    let baguan: String
    let folder: URL
    let rounds: Int

    /// - Parameters:
    ///   - sizes: in MB, in order.
    ///   - synthetic: what makes the text. It goes on and on: a passage that stood there before would be a finding.
    func sizes(_ sizes: [Int], _ synthetic: inout SyntheticText) throws -> String {
        var table = Table(columns: sizes.map { "\($0) MB" })
        let settings = folder.appending(path: "large.yml")
        try Data("limits: {file-size: 4000000000}\n".utf8).write(to: settings)
        let file = folder.appending(path: "draft.txt")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data().write(to: file)
        let handle = try FileHandle(forWritingTo: file)
        var written = 0
        for size in sizes {
            while written < size * 1_000_000 {
                let part = Data(synthetic.text(bytes: min(4_000_000, size * 1_000_000 - written)).utf8)
                try handle.write(contentsOf: part)
                written += part.count
            }
            let run = Measurement.run([
                baguan, "check", file.path(percentEncoded: false), "-c", settings.path(percentEncoded: false), "--no-cache", "--as-of", "2026-11-21", "--exit-zero", "-q",
            ])
            let megabytes = Double(written) / 1e6
            table.add("seconds", figure(run?.seconds, 2))
            table.add("processor seconds", figure(run?.processorSeconds, 2))
            table.add("MB a processor second", figure(run.map { megabytes / $0.processorSeconds }, 1))
            table.add("peak memory, MB", figure(run?.peakMegabytes))
            table.add("memory : text", figure(run.map { $0.peakMegabytes * 1.048_576 / megabytes }, 1) + "×")
        }
        return "One draft of generated Chinese, all bundled packs, whole process\n\n" + table.markdown
    }

    func entries(_ phrases: [[String]], text: [UInt8]) throws -> String {
        let bundled = BundledPacks.load().packs.flatMap(\.rules)
        let day = CalendarDate("2026-11-21")!
        var inspectors = [Inspector(rules: bundled, asOf: day)]
        for phrases in phrases {
            let pack = try BenchmarkPack(phrases: phrases, in: folder.appending(path: "entries-\(phrases.count)"))
            inspectors.append(Inspector(rules: bundled + [pack.rule], asOf: day))
        }
        var times = [[Double]](repeating: [], count: inspectors.count)
        for _ in 0..<rounds {
            for (index, inspector) in inspectors.enumerated() {
                let start = Measurement.processorSeconds
                _ = try inspector.inspect(text, path: "draft.txt")
                times[index].append(Measurement.processorSeconds - start)
            }
        }
        var table = Table(columns: ["bundled packs"] + phrases.map { "+ \($0.count)" })
        let base = Measurement.median(times[0])
        for own in times.map(Measurement.median) {
            table.add("whole inspection, MB/s", figure(Double(text.count) / 1e6 / own, 1))
            table.add("time : bundled packs", figure(own / base, 2) + "×")
        }
        return "All bundled packs and more entries, one thread\n\n" + table.markdown
    }
}

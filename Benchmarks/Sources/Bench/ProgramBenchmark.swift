import Baguan
import Foundation

/// The whole program beside grep and ripgrep, with nothing but a list of so many entries.
struct ProgramBenchmark {
    /// The program.
    let baguan: String
    let folder: URL
    let rounds: Int
    /// The text, and what goes on from where it ends: phrases of its words.
    let text: [UInt8]
    let synthetic: SyntheticText

    private static let sizes = [1_000, 10_000, 50_000]
    /// In MB: as long as the text of the study that the targets come from.
    private static let long = 71

    private struct Entries {
        var count: Int
        var phrases: [String]
        var pack: BenchmarkPack
        /// One phrase a line, for grep and ripgrep.
        var list: URL

        func grep(_ options: String..., in file: URL) -> [String] { options + ["-F", "-f", list.path(percentEncoded: false), file.path(percentEncoded: false)] }
    }

    func report(into targets: inout TargetTable) throws -> String {
        var synthetic = synthetic
        let entries = try Self.sizes.map { count in
            let phrases = synthetic.phrases(count)
            let list = folder.appending(path: "list-\(count).txt")
            try Data((phrases.joined(separator: "\n") + "\n").utf8).write(to: list)
            let pack = try BenchmarkPack(phrases: phrases, in: folder.appending(path: "pack-\(count)"))
            return Entries(count: count, phrases: phrases, pack: pack, list: list)
        }
        return try """
            \(text.count / 1_000_000) MB of generated Chinese, medians of \(rounds) interleaved rounds, one thread

            \(speeds(entries))

            A draft of one sentence, whole process, milliseconds; a cold run has nothing in its cache, a warm one the rules

            \(starts(entries, &targets))

            \(Self.long) MB of it, whole process, with the places of all that is found

            \(wholeProcess(entries, &targets))

            \(Self.long) MB in 142 files, all bundled packs, seconds

            \(workers(&targets))

            """
    }

    private func command(_ entries: Entries, _ options: String..., on file: URL) -> [String] {
        [baguan, "check", "-c", entries.pack.settings.path(percentEncoded: false), "--exit-zero", "-q"] + options + [file.path(percentEncoded: false)]
    }

    // MARK: - Parts

    private func speeds(_ all: [Entries]) throws -> String {
        let draft = folder.appending(path: "draft.txt")
        try Data(text).write(to: draft)
        let megabytes = Double(text.count) / 1e6
        var table = Table(columns: all.map { "\($0.count) entries" })
        for entries in all {
            let own = try inProcess(entries)
            let runs = Measurement.interleaved([
                command(entries, "--no-cache", "-j", "1", on: draft),
                entries.grep("grep", in: draft), entries.grep("rg", in: draft),
                // grep stops at the first match of a line; with -o it looks for all of them, as the scanner does.
                entries.grep("grep", "-o", in: draft),
            ], rounds: rounds)
            table.add("hits per KB", figure(own.hits / megabytes / 1_000, 2))
            table.add("scanner alone, MB/s", figure(megabytes / own.scan))
            table.add("whole inspection, MB/s", figure(megabytes / own.inspection))
            for (name, run) in zip(["baguan check", "grep -F -f", "ripgrep -F -f", "grep -o -F -f"], runs) {
                table.add("\(name), MB/s", figure(run.map { megabytes / $0.seconds }))
            }
            for (name, run) in zip(["grep", "ripgrep", "grep -o"], runs.dropFirst()) {
                table.add("scanner : \(name)", figure(run.map { $0.seconds / own.scan }, 1) + "×")
            }
            table.add("scanner build, ms", figure(own.build * 1_000))
            for (name, run) in zip(["baguan check", "grep", "ripgrep"], runs) {
                table.add("peak memory of \(name), MB", figure(run?.peakMegabytes))
            }
        }
        return table.markdown
    }

    private func inProcess(_ entries: Entries) throws -> (hits: Double, scan: Double, inspection: Double, build: Double) {
        let wordings = entries.phrases.map(Folding.foldWording)
        let build = Measurement.seconds { _ = Scanner(wordings: wordings) }
        let scanner = Scanner(wordings: wordings)
        let inspector = Inspector(rules: [entries.pack.rule], asOf: CalendarDate("2026-11-21")!)
        var candidates: [Candidate] = []
        var (scans, inspections): ([Double], [Double]) = ([], [])
        for _ in 0..<rounds {
            candidates.removeAll(keepingCapacity: true)
            scans.append(Measurement.seconds { scanner.scan(text, into: &candidates) })
            inspections.append(try Measurement.seconds { _ = try inspector.inspect(text, path: "draft.txt") })
        }
        return (Double(candidates.count), Measurement.median(scans), Measurement.median(inspections), build)
    }

    private func starts(_ all: [Entries], _ targets: inout TargetTable) throws -> String {
        var table = Table(columns: all.map { "\($0.count) entries" })
        let cache = folder.appending(path: "cache")
        let environment = ["XDG_CACHE_HOME": cache.path(percentEncoded: false)]
        // Rules are known by their files' stamps alone when they are older than their file system's clock is coarse.
        sleep(4)
        for entries in all {
            var runs: [String: [Double]] = [:]
            for round in 0..<4 * rounds {
                // Written anew before each run: its result must not come from the cache.
                let draft = folder.appending(path: "small-\(entries.count)-\(round).txt")
                try Data("学校举行第\(round)届开学典礼。\n".utf8).write(to: draft)
                try? FileManager.default.removeItem(at: cache)
                for name in ["cold", "warm", "ripgrep"] {
                    let command = name == "ripgrep" ? entries.grep("rg", in: draft) : command(entries, on: draft)
                    let run = Measurement.run(command, environment: environment, withMemory: false)
                    if let run { runs[name, default: []].append(run.seconds) }
                    try Data("学校举行第\(round)届散学典礼。\n".utf8).write(to: draft)
                }
            }
            let medians = runs.compactMapValues { $0.isEmpty ? nil : Measurement.median($0) }
            for name in ["cold", "warm"] { table.add("baguan check, \(name)", figure(medians[name].map { $0 * 1_000 }, 1)) }
            table.add("ripgrep -F -f", figure(medians["ripgrep"].map { $0 * 1_000 }, 1))
            if entries.count == 10_000 {
                targets.add("small draft, 10,000 cached entries", seconds: medians["warm"], "ripgrep -F -f", medians["ripgrep"], 6)
            }
        }
        return table.markdown
    }

    private func wholeProcess(_ all: [Entries], _ targets: inout TargetTable) throws -> String {
        let draft = folder.appending(path: "long.txt")
        let handle = try repeated(into: draft, megabytes: Self.long)
        defer { try? FileManager.default.removeItem(at: draft) }
        try handle.close()
        var table = Table(columns: ["MB/s", "ripgrep -F -f MB/s", "ratio"])
        for entries in all {
            let runs = Measurement.interleaved(
                [command(entries, "--no-cache", "-j", "1", on: draft), entries.grep("rg", in: draft)], rounds: rounds)
            let speeds = runs.map { run in run.map { Double(Self.long) / $0.seconds } }
            let name = "\(entries.count) entries"
            for cell in [figure(speeds[0]), figure(speeds[1])] { table.add(name, cell) }
            table.add(name, figure(speeds[0].flatMap { ours in speeds[1].map { ours / $0 } }, 2) + "×")
            if entries.count == 10_000 {
                targets.add("\(Self.long) MB, s-10000, whole process", speed: speeds[0], "ripgrep -F -f", speeds[1], 10)
            }
        }
        return table.markdown
    }

    /// What a second worker gains.
    private func workers(_ targets: inout TargetTable) throws -> String {
        let drafts = folder.appending(path: "half-megabytes")
        try FileManager.default.createDirectory(at: drafts, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: drafts) }
        for index in 0..<2 * Self.long {
            var start = index * 500_000 % max(1, text.count - 500_000)
            while start < text.count, text[start] & 0xC0 == 0x80 { start += 1 }
            var end = min(text.count, start + 500_000)
            while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
            try Data(text[start..<end]).write(to: drafts.appending(path: "\(index).txt"))
        }
        let commands = ["1", "2"].map { jobs in
            [baguan, "check", "--isolated", "--no-cache", "--as-of", "2026-11-21", "--exit-zero", "-q", "-j", jobs, drafts.path(percentEncoded: false)]
        }
        let runs = Measurement.interleaved(commands, rounds: rounds)
        var table = Table(columns: ["one worker", "two workers", "gain"])
        for run in runs { table.add("seconds", figure(run?.seconds, 2)) }
        table.add("seconds", figure(runs[0].flatMap { one in runs[1].map { one.seconds / $0.seconds } }, 2) + "×")
        targets.add("two workers, all packs", seconds: runs[1]?.seconds, "one worker", runs[0]?.seconds, 1.9)
        return table.markdown
    }

    /// The text over and over: the list of entries is all that looks at it.
    private func repeated(into file: URL, megabytes: Int) throws -> FileHandle {
        try Data().write(to: file)
        let handle = try FileHandle(forWritingTo: file)
        var left = megabytes * 1_000_000
        while left > 0 {
            var end = min(left, text.count)
            while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
            try handle.write(contentsOf: Data(text[..<end]))
            left -= end
        }
        return handle
    }
}

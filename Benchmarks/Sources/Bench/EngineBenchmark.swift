import Baguan
import Foundation

/// The scanner beside other engines on the same phrases and the same text, round by round, in processor time.
///
/// The scanner folds and tells where each hit begins and ends in the draft; the others do not fold, and hyperscan does not
/// tell where a hit begins.
struct EngineBenchmark {
    let rounds: Int
    /// The Python that has the peers.
    let python: String
    let script: String
    /// Where lists and texts are written.
    let folder: URL

    /// What one list came to, in MB/s.
    struct Outcome {
        var list: String
        var hitsPerKilobyte: Double
        /// In seconds.
        var build: Double
        var scanner: Double
        /// By name; whole processes among them.
        var peers: [String: Double]
        /// What folding costs a peer by itself.
        var folding: Double?

        /// The fastest of them, whole processes left out.
        var best: (name: String, speed: Double)? {
            EngineBenchmark.names.compactMap { name in peers[name].map { (name, $0) } }.max { $0.1 < $1.1 }
        }

        func ratio(to peer: String) -> Double? { peers[peer].map { scanner / $0 } }
        var ratioToBest: Double? { best.map { scanner / $0.speed } }
        var ratioToBestWithFolding: Double? {
            best.flatMap { best in folding.map { scanner * (1 / best.speed + 1 / $0) } }
        }
    }

    fileprivate static let names = ["hyperscan", "daachorse", "aho-corasick", "pyahocorasick"]
    private static let commands = ["ripgrep -F -f": ["rg", "-F", "-f"], "grep -F -f": ["grep", "-F", "-f"]]

    /// - Parameter text: what is scanned.
    func outcomes(_ text: [UInt8], lists: [(name: String, phrases: [String])]) throws -> [Outcome] {
        let file = folder.appending(path: "text")
        try Data(text).write(to: file)
        return try lists.map { name, phrases in
            let list = folder.appending(path: "list-\(name)")
            try Data((phrases.joined(separator: "\n") + "\n").utf8).write(to: list)
            return measure(name, text, phrases, file, list)
        }
    }

    static func table(_ outcomes: [Outcome]) -> String {
        var table = Table(columns: outcomes.map(\.list))
        for outcome in outcomes {
            table.add("hits per KB", figure(outcome.hitsPerKilobyte, 2))
            table.add("scanner, MB/s", figure(outcome.scanner))
            for peer in names + commands.keys.sorted() { table.add(peer + ", MB/s", figure(outcome.peers[peer])) }
            table.add("ICU folding alone, MB/s", figure(outcome.folding))
            table.add("best raw peer", outcome.best?.name ?? "–")
            table.add("scanner : best raw peer", figure(outcome.ratioToBest, 2) + "×")
            table.add("scanner : best peer + folding", figure(outcome.ratioToBestWithFolding, 2) + "×")
            table.add("scanner : daachorse", figure(outcome.ratio(to: "daachorse"), 2) + "×")
            table.add("scanner : ripgrep", figure(outcome.ratio(to: "ripgrep -F -f"), 2) + "×")
            table.add("scanner build, ms", figure(outcome.build * 1_000))
        }
        return table.markdown
    }

    private func measure(_ name: String, _ text: [UInt8], _ phrases: [String], _ file: URL, _ list: URL) -> Outcome {
        let wordings = phrases.map(Folding.foldWording)
        let start = Measurement.processorSeconds
        let scanner = Scanner(wordings: wordings)
        let build = Measurement.processorSeconds - start
        let engines = PeerEngines(python: python, script: script, text: file, list: list)
        var times: [String: [Double]] = [:]
        var found: [Candidate] = []
        for _ in 0..<rounds {
            found.removeAll(keepingCapacity: true)
            let start = Measurement.processorSeconds
            scanner.scan(text, into: &found)
            times["scanner", default: []].append(Measurement.processorSeconds - start)
            for name in Self.names + ["ICU folding"] where engines?.readySeconds[name] != nil {
                if let seconds = engines?.scan(name) { times[name, default: []].append(seconds) }
            }
            for (name, command) in Self.commands {
                let run = Measurement.run(command + [list.path(percentEncoded: false), file.path(percentEncoded: false)])
                if let run { times[name, default: []].append(run.processorSeconds) }
            }
        }
        let speeds = times.mapValues { Double(text.count) / 1e6 / max(Measurement.median($0), 1e-6) }
        return Outcome(
            list: name, hitsPerKilobyte: Double(found.count) / Double(text.count) * 1_000, build: build,
            scanner: speeds["scanner"] ?? 0, peers: speeds.filter { $0.key != "scanner" }, folding: speeds["ICU folding"])
    }
}

extension EngineBenchmark {
    /// The words of a dictionary, if it is installed: rarer ones and the commonest.
    func dictionaryLists() -> [(name: String, phrases: [String])] {
        guard Measurement.run([python, script, "lists", folder.path(percentEncoded: false)]) != nil else { return [] }
        return ["s-1000", "s-10000", "s-50000", "d-10000", "d-50000"].compactMap { name in
            guard let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8) else { return nil }
            return (name, text.split(separator: "\n").map(String.init))
        }
    }

    /// A list that no pair of characters thins out, and a text in which all of it occurs: 1,000 strings of two characters.
    static func adversarial(bytes: Int) -> (text: [UInt8], phrases: [String]) {
        var random = SplitMix64(seed: 5)
        func string(_ length: Int) -> String { String((0..<length).map { _ in Bool.random(using: &random) ? "甲" : "乙" }) }
        var phrases: Set<String> = []
        while phrases.count < 1_000 { phrases.insert(string(.random(in: 8...16, using: &random))) }
        return (Array(string(bytes / 3).utf8), phrases.sorted())
    }

    /// Words of letters, for lists of Chinese phrases.
    static func letters(bytes: Int) -> [UInt8] {
        var random = SplitMix64(seed: 6)
        var text: [UInt8] = []
        while text.count < bytes {
            for _ in 0..<Int.random(in: 1...11, using: &random) { text.append(UInt8.random(in: 0x61...0x7A, using: &random)) }
            text += Array((text.count % 97 < 8 ? ".\n" : " ").utf8)
        }
        return text
    }
}

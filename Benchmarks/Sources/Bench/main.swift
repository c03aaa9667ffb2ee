// `make bench`: how fast the scanner and the whole inspection are, beside grep and ripgrep in the same run.
//
//     Bench BAGUAN [--megabytes N] [--rounds N] [--folder DRAFTS] [--peers PYTHON] [--largest N]
//           [--only engines|program|growth|packs|suspects|folders|offices]
//
// Absolute figures are the machine's; read the ratios.
import Baguan
import Foundation

struct Options {
    var baguan = ""
    var megabytes = 16
    var rounds = 5
    /// A folder of real drafts to measure on as well.
    var folder: String?
    /// The Python that has the other engines.
    var peers = "python3"
    var only: String?
    /// The longest draft, in MB; one of 500 takes up to ten GB of memory.
    var largest = 100

    init(_ arguments: [String]) {
        var arguments = arguments[...]
        while let argument = arguments.popFirst() {
            switch argument {
            case "--megabytes": megabytes = arguments.popFirst().flatMap { Int($0) } ?? megabytes
            case "--rounds": rounds = arguments.popFirst().flatMap { Int($0) } ?? rounds
            case "--folder": folder = arguments.popFirst()
            case "--peers": peers = arguments.popFirst() ?? peers
            case "--largest": largest = arguments.popFirst().flatMap { Int($0) } ?? largest
            case "--only": only = arguments.popFirst()
            default: baguan = argument
            }
        }
    }

    func wants(_ part: String) -> Bool { only == nil || only == part }
}

let options = Options(Array(CommandLine.arguments.dropFirst()))
guard !options.baguan.isEmpty else {
    let usage = """
        usage: Bench BAGUAN [--megabytes N] [--rounds N] [--folder DRAFTS] [--peers PYTHON]
                            [--largest N] [--only engines|program|growth|packs|suspects|folders|offices]

        """
    FileHandle.standardError.write(Data(usage.utf8))
    exit(2)
}
let folder = FileManager.default.temporaryDirectory.appending(path: "baguan-bench-\(UUID().uuidString)")
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
defer { try? FileManager.default.removeItem(at: folder) }

var generator = SyntheticText(seed: 2026)
let text = generator.text(bytes: options.megabytes * 1_000_000)
/// What goes on from where the text ends: phrases of its words.
let synthetic = generator
let bytes = Array(text.utf8)

func figure(_ value: Double?, _ digits: Int = 0) -> String { value.map { String(format: "%.\(digits)f", $0) } ?? "–" }

/// What the scanner reaches beside the targets of its design.
func printEngines() throws {
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../peers.py").standardized.path()
    let bench = EngineBenchmark(rounds: options.rounds, python: options.peers, script: script, folder: folder)
    var targets = TargetTable()
    let sizes = [1_000, 10_000, 50_000]
    var phrases = synthetic
    let rare = sizes.map { ("s-\($0)", phrases.phrases($0)) }
    let dense = [10_000, 50_000].map { ("d-\($0)", synthetic.commonest($0)) }
    let generated = try bench.outcomes(bytes, lists: rare + dense)
    print("Generated Chinese\n\n" + EngineBenchmark.table(generated) + "\n")
    targets.add(generated, of: "generated text")
    let dictionary = bench.dictionaryLists()
    if let drafts = options.folder, !dictionary.isEmpty {
        let real = try bench.outcomes(Drafts.files(in: drafts).flatMap { $0 }, lists: dictionary)
        print("Drafts of the folder, phrases of a dictionary\n\n" + EngineBenchmark.table(real) + "\n")
        targets.add(real, of: "drafts")
    }
    let adversarial = EngineBenchmark.adversarial(bytes: 4_000_000)
    let others = try bench.outcomes(adversarial.text, lists: [("adversarial", adversarial.phrases)])
        + bench.outcomes(EngineBenchmark.letters(bytes: 16_000_000), lists: [("English text", rare[1].1)])
    print("An adversarial list, and text of letters\n\n" + EngineBenchmark.table(others) + "\n")
    targets.addOthers(others)
    print("Targets\n\n" + targets.markdown + "\n")
}

/// The whole program beside grep and ripgrep, with nothing but a list of so many entries.
func printProgram() throws {
    var synthetic = synthetic
    let megabytes = Double(bytes.count) / 1e6
    let draft = folder.appending(path: "draft.txt")
    try Data(bytes).write(to: draft)
    let small = folder.appending(path: "small.txt")
    try Data("学校举行开学典礼。\n".utf8).write(to: small)
    print("\(options.megabytes) MB of generated Chinese, medians of \(options.rounds) interleaved rounds, one thread\n")
    var table = Table(columns: ["1,000 entries", "10,000 entries", "50,000 entries"])

    for count in [1_000, 10_000, 50_000] {
        let phrases = synthetic.phrases(count)
        let list = folder.appending(path: "list-\(count).txt")
        try Data((phrases.joined(separator: "\n") + "\n").utf8).write(to: list)
        let pack = try BenchmarkPack(phrases: phrases, in: folder.appending(path: "pack-\(count)"))

        let wordings = phrases.map(Folding.foldWording)
        let build = Measurement.seconds { _ = Scanner(wordings: wordings) }
        let scanner = Scanner(wordings: wordings)
        var candidates: [Candidate] = []
        var scans: [Double] = []
        var inspections: [Double] = []
        let inspector = Inspector(rules: [pack.rule], asOf: CalendarDate("2026-11-21")!)
        for _ in 0..<options.rounds {
            scans.append(Measurement.seconds {
                candidates.removeAll(keepingCapacity: true)
                scanner.scan(bytes, into: &candidates)
            })
            inspections.append(try Measurement.seconds { _ = try inspector.inspect(bytes, path: "draft.txt") })
        }
        // What comes in by standard input is inspected each time; rules are kept as in any run.
        func fresh(_ draft: URL) -> [String] {
            let check = #"exec "$0" check -c "$1" --exit-zero -q - < "$2""#
            return ["sh", "-c", check, options.baguan, pack.settings.path(), draft.path()]
        }
        let peers = Measurement.interleaved([
            fresh(draft),
            ["grep", "-F", "-f", list.path(), draft.path()],
            ["rg", "-F", "-f", list.path(), draft.path()],
            // grep stops at the first match of a line; with -o it looks for all of them, as the scanner does.
            ["grep", "-o", "-F", "-f", list.path(), draft.path()],
            [options.baguan, "check", "-c", pack.settings.path(), "--exit-zero", "-q", small.path()],
            fresh(small),
            ["rg", "-F", "-f", list.path(), small.path()],
        ], rounds: options.rounds)
        let scan = Measurement.median(scans)
        table.add("hits per KB", figure(Double(candidates.count) / megabytes / 1_000, 2))
        table.add("scanner alone, MB/s", figure(megabytes / scan))
        table.add("whole inspection, MB/s", figure(megabytes / Measurement.median(inspections)))
        table.add("baguan check, MB/s", figure(peers[0].map { megabytes / $0.seconds }))
        table.add("grep -F -f, MB/s", figure(peers[1].map { megabytes / $0.seconds }))
        table.add("grep -o -F -f, MB/s", figure(peers[3].map { megabytes / $0.seconds }))
        table.add("ripgrep -F -f, MB/s", figure(peers[2].map { megabytes / $0.seconds }))
        table.add("scanner : grep", figure(peers[1].map { $0.seconds / scan }, 1) + "×")
        table.add("scanner : grep -o", figure(peers[3].map { $0.seconds / scan }, 1) + "×")
        table.add("scanner : ripgrep", figure(peers[2].map { $0.seconds / scan }, 1) + "×")
        table.add("scanner build, ms", figure(build * 1_000))
        table.add("a small draft, known, ms", figure(peers[4].map { $0.seconds * 1_000 }))
        table.add("a small draft, new, ms", figure(peers[5].map { $0.seconds * 1_000 }))
        table.add("ripgrep on a small draft, ms", figure(peers[6].map { $0.seconds * 1_000 }))
        table.add("peak memory of baguan check, MB", figure(peers[0]?.peakMegabytes))
        table.add("peak memory of grep, MB", figure(peers[1]?.peakMegabytes))
        table.add("peak memory of ripgrep, MB", figure(peers[2]?.peakMegabytes))
    }
    print(table.markdown)
    let bare = (0..<options.rounds).compactMap { _ in Measurement.run([options.baguan, "--version"])?.seconds }
    print("baguan --version: \(figure(bare.isEmpty ? nil : Measurement.median(bare) * 1_000, 1)) ms\n")

}

if options.wants("engines") { try printEngines() }
if options.wants("program") { try printProgram() }
if options.wants("growth") {
    let growth = GrowthBenchmark(baguan: options.baguan, folder: folder, rounds: options.rounds)
    var more = SyntheticText(seed: 7)
    print(try growth.sizes([1, 10, 100] + (options.largest > 100 ? [options.largest] : []), &more) + "\n")
    var phrases = synthetic
    print(try growth.entries([1_000, 10_000, 50_000].map { phrases.phrases($0) }, text: bytes) + "\n")
}
if options.wants("packs") {
    print(try PackBenchmark(rounds: options.rounds).report(folder: options.folder, filler: text) + "\n")
}
if options.wants("suspects") {
    print(try SuspectBenchmark(rounds: options.rounds, baguan: options.baguan, folder: folder).report(filler: text) + "\n")
}
if options.wants("offices") {
    print(try OfficeBenchmark(baguan: options.baguan, folder: folder, rounds: options.rounds).report() + "\n")
}
if options.wants("folders") { print(try FolderBenchmark(baguan: options.baguan, folder: folder).report()) }

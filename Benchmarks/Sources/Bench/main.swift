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
    /// The longest draft, in MB.
    var largest = 500

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
func printEngines(into targets: inout TargetTable) throws {
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../peers.py").standardized.path()
    let bench = EngineBenchmark(rounds: options.rounds, python: options.peers, script: script, folder: folder)
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
}

var targets = TargetTable()
if options.wants("engines") { try printEngines(into: &targets) }
if options.wants("program") {
    let bench = ProgramBenchmark(
        baguan: options.baguan, folder: folder, rounds: options.rounds, text: bytes, synthetic: synthetic)
    print(try bench.report(into: &targets))
    let bare = (0..<options.rounds).compactMap { _ in
        Measurement.run([options.baguan, "--version"], withMemory: false)?.seconds
    }
    print("baguan --version: \(figure(bare.isEmpty ? nil : Measurement.median(bare) * 1_000, 1)) ms\n")
}
if options.wants("growth") {
    let growth = GrowthBenchmark(baguan: options.baguan, folder: folder, rounds: options.rounds)
    var more = SyntheticText(seed: 7)
    print(try growth.sizes([1, 10, 100].filter { $0 < options.largest } + [options.largest], &more) + "\n")
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
if options.wants("folders") { print(try FolderBenchmark(baguan: options.baguan, folder: folder).report() + "\n") }
if !targets.isEmpty { print("Targets\n\n" + targets.markdown) }

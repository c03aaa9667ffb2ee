// `make fuzz`: libFuzzer on one of baguan's own parsers.
//
//     Fuzz list                                the names of the targets
//     Fuzz seeds TARGET FOLDER                 writes what the target begins with, and its dictionary
//     Fuzz TARGET [LIBFUZZER-OPTION ...] FOLDER ...
//
// A trap, a hang, too much memory or a broken promise (see `hold`) ends the run and leaves the input in a file.
import Foundation

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<Int32>, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

/// What libFuzzer calls; C functions capture nothing.
nonisolated(unsafe) private var chosen = FuzzTarget.all[0]

private func run(_ target: FuzzTarget, _ arguments: [String]) -> Int32 {
    chosen = target
    var count = Int32(arguments.count)
    var pointers = arguments.map { strdup($0) } + [nil]
    return pointers.withUnsafeMutableBufferPointer { buffer in
        var base = buffer.baseAddress
        return withUnsafeMutablePointer(to: &base) { pointer in
            pointer.withMemoryRebound(
                to: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?.self, capacity: 1
            ) { runDriver(&count, $0) { bytes, size in
                chosen.run([UInt8](UnsafeBufferPointer(start: bytes, count: size)))
                return 0
            } }
        }
    }
}

private func writeSeeds(of target: FuzzTarget, to folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (index, seed) in target.seeds.enumerated() {
        try Data(seed).write(to: URL(filePath: folder).appending(path: "seed-\(index)"))
    }
    // libFuzzer reads bytes beyond ASCII in hexadecimal.
    let lines = target.words.map { word in
        "\"" + word.utf8.map { "\\x" + String(UInt16($0) | 0x100, radix: 16).dropFirst() }.joined() + "\"\n"
    }
    try Data(lines.joined().utf8).write(to: URL(filePath: folder + ".dict"))
}

let arguments = Array(CommandLine.arguments.dropFirst())
switch arguments.first {
case "list": print(FuzzTarget.all.map(\.name).joined(separator: "\n"))
case "seeds" where arguments.count == 3:
    guard let target = FuzzTarget.all.first(where: { $0.name == arguments[1] }) else { exit(2) }
    try writeSeeds(of: target, to: arguments[2])
case let name?:
    guard let target = FuzzTarget.all.first(where: { $0.name == name }) else { fallthrough }
    exit(run(target, [CommandLine.arguments[0]] + arguments.dropFirst()))
default:
    FileHandle.standardError.write(Data("usage: Fuzz list | seeds TARGET FOLDER | TARGET [OPTION ...] FOLDER ...\n".utf8))
    exit(2)
}

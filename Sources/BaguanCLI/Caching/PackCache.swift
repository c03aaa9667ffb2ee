import Baguan
import Foundation

/// Rule packs as they were read the last time: YAML and tables are read again only when a pack, or the program, has changed.
///
/// One file for each pack, named by a digest of the pack's files, the place that diagnostics give them, and the program.
/// Only packs with nothing wrong in them are kept, so that what is wrong is said each time. Written beside its place and
/// renamed, as ``InspectionCache`` does it; what is damaged, or anything else but a record, counts as not there.
struct PackCache {
    private let folder: CacheFolder
    /// See ``InspectionCache/program``.
    private let program: String

    init(in folder: FilePath, program: String) {
        self.folder = CacheFolder(path: folder, limit: 64 << 20)
        self.program = program
    }

    /// The usual place; nil when there is none, or when this version of the program cannot be told from others.
    init?() {
        guard let folder = InspectionCache.standardFolder, let program = InspectionCache.program else { return nil }
        self.init(in: folder.appending(Array("packs".utf8)), program: program)
    }

    /// What is kept of a pack, or what comes of reading it now.
    func load(_ source: PackSource, _ reference: Settings.PackReference) -> PackLoader.Outcome {
        guard let (name, source) = named(source, reference) else { return PackLoader.standard.load(source) }
        let file = CacheFile(path: folder.file(name.hex), sign: "baguan-pack 1\n")
        if let record = file.content(), let pack = try? PackRecord.pack(record) {
            return PackLoader.Outcome(pack: pack)
        }
        let outcome = PackLoader.standard.load(source)
        if outcome.diagnostics.isEmpty, let pack = outcome.pack {
            if file.write(PackRecord.bytes(of: pack), in: folder) { folder.trim() }
        }
        return outcome
    }

    /// A name for what the pack's files hold, and the files as they were read for it: once, so that what is kept under the
    /// name is what they held. Nil when one cannot be read.
    private func named(_ source: PackSource, _ reference: Settings.PackReference) -> (name: Digest, source: PackSource)? {
        var writer = RecordWriter()
        writer.write(program)
        writer.write(source.location)
        // The program carries the bundled ones.
        if case .bundled = reference { return (Digest(of: writer.bytes), source) }
        var files: [(path: String, bytes: [UInt8])] = []
        for path in source.paths {
            guard let bytes = try? source.read(path) else { return nil }
            files.append((path, bytes))
            writer.write(path)
            writer.write(Digest(of: bytes).bytes)
        }
        return (Digest(of: writer.bytes), PackSource(location: source.location, files: files))
    }
}

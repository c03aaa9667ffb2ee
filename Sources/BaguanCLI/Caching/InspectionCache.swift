import Baguan
import Foundation
import Synchronization

/// What inspections found, kept from one run to the next: a draft that has not changed is not inspected again as long as
/// rules, settings, day and program are the same, too.
///
/// One file for each draft, named by a digest of all that the result hangs on. Files are written beside their place and
/// then renamed, so that runs side by side, and such that are killed, leave whole files or none; whatever is damaged all
/// the same counts as not there. A draft that could not be read is never kept, nor one that was not searched to its end.
/// Nothing that goes wrong here is worth a word: the draft is then inspected.
final class InspectionCache: Sendable {
    private let folder: FilePath
    private let run: Digest
    private let programs = Mutex<[String: String?]>([:])
    private let state = Mutex(State())

    private struct State {
        var hits = 0
        var written: Set<String> = []
    }

    /// - Parameters:
    ///   - folder: is made when something is kept.
    ///   - run: of all that the results of this run hang on besides the drafts.
    init(in folder: FilePath, run: Digest) {
        (self.folder, self.run) = (folder, run)
    }

    /// `$XDG_CACHE_HOME/baguan`, else `~/.cache/baguan`; nil when there is neither. Source: XDG Base Directory
    /// Specification 0.8, by which a path that is not absolute counts for nothing.
    static var standardFolder: FilePath? {
        func folder(_ name: String) -> FilePath? {
            Environment[name].flatMap { $0.hasPrefix("/") ? FilePath($0) : nil }
        }
        let base = folder("XDG_CACHE_HOME") ?? folder("HOME")?.appending(Array(".cache".utf8))
        return base?.appending(Array("baguan".utf8))
    }

    /// The usual place; nil when there is none, or when this version of the program cannot be told from others.
    convenience init?(_ setup: RunSetup, _ inspector: Inspector) {
        guard let folder = Self.standardFolder, let program = FilePath("/proc/self/exe").identity else { return nil }
        var writer = RecordWriter()
        for text in [Version.current, program, ICULibrary.version, inspector.asOf.description, inspector.undated.rawValue] { writer.write(text) }
        writer.write(setup.packFiles) { writer, file in
            writer.write(file.path)
            writer.write(file.content.bytes)
        }
        writer.write(setup.project.settings.entries) { writer, setting in
            for text in [setting.rule.text, setting.entry.text, "\(setting.level)"] { writer.write(text) }
        }
        writer.write(setup.ownModel.map { "\($0.checksum)" })
        writer.write(inspector.rules.rules) { $0.write($1.id.description) }
        writer.write(inspector.limits.sorted { $0.key < $1.key }) { writer, limit in
            writer.write(limit.key)
            writer.write(limit.value)
        }
        self.init(in: folder, run: Digest(of: writer.bytes))
    }

    /// How many drafts did not have to be inspected.
    var hits: Int { state.withLock(\.hits) }

    /// What was found in a draft the last time, or what `inspect` finds.
    func inspection(
        of bytes: [UInt8], path: String, kind: String?, _ inspect: () throws(ReadingError) -> Inspection
    ) throws(ReadingError) -> Inspection {
        guard let key = key(of: bytes, path: path, kind: kind) else { return try inspect() }
        if let kept = kept(key, of: bytes, path: path) {
            state.withLock { $0.hits += 1 }
            return kept
        }
        let inspection = try inspect()
        if inspection.isWhole { keep(inspection, as: key) }
        return inspection
    }

    // MARK: - Names

    private func key(of bytes: [UInt8], path: String, kind: String?) -> String? {
        guard let programs = identities(of: DocumentFormat.reader(ofFileAt: path).programs) else { return nil }
        var writer = RecordWriter()
        writer.write(run.bytes)
        writer.write(path)
        writer.write(kind)
        writer.write(programs) { $0.write($1) }
        writer.write(Digest(of: bytes).bytes)
        return Digest(of: writer.bytes).hex
    }

    /// What tells apart the versions of programs; nil when something is amiss with one.
    private func identities(of paths: [String]?) -> [String]? {
        guard let paths else { return nil }
        var identities: [String] = []
        for path in paths {
            let known = programs.withLock { programs in
                if let known = programs[path] { return known }
                let identity = FilePath(path).identity
                programs[path] = .some(identity)
                return identity
            }
            guard let known else { return nil }
            identities.append(known)
        }
        return identities
    }

    private func place(of key: String) -> (shard: FilePath, file: FilePath) {
        let shard = folder.appending(Array(key.utf8.prefix(2)))
        return (shard, shard.appending(Array(key.utf8.dropFirst(2))))
    }

    // MARK: - Files

    /// The head of a file: what it is, in which layout, and a sum of what follows.
    private static let sign = Array("baguan-cache 1\n".utf8)
    /// In bytes; a larger file is not ours.
    private static let limit = 128 << 20

    private func kept(_ key: String, of bytes: [UInt8], path: String) -> Inspection? {
        let file = place(of: key).file
        guard let content = try? FileReader(limit: Self.limit).read(file), content.starts(with: Self.sign) else { return nil }
        let record = content.dropFirst(Self.sign.count + 8)
        guard content.count >= Self.sign.count + 8,
            content[Self.sign.count..<Self.sign.count + 8].elementsEqual(Self.sum(of: record)),
            let inspection = try? InspectionRecord.inspection(record, of: bytes, path: path)
        else { return nil }
        CacheShard.markUsed(file)
        return inspection
    }

    private func keep(_ inspection: Inspection, as key: String) {
        let record = InspectionRecord.bytes(of: inspection)
        let (shard, file) = place(of: key)
        if CacheShard(folder: shard).write(Self.sign + Self.sum(of: record[...]) + record, to: file) {
            state.withLock { _ = $0.written.insert(String(key.prefix(2))) }
        }
    }

    /// FNV-1a, 64 bits: no protection against forgery, for who may write here may do anything else, too.
    private static func sum(of bytes: ArraySlice<UInt8>) -> [UInt8] {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return (0..<8).map { UInt8(truncatingIfNeeded: hash >> ($0 * 8)) }
    }

    /// Takes away what was not used for longest where this run has added something.
    func trim() {
        for name in state.withLock(\.written) { CacheShard(folder: folder.appending(Array(name.utf8))).trim() }
    }
}

extension Inspection {
    /// Whether another inspection would find the same: no search was given up for want of time.
    fileprivate var isWhole: Bool { !diagnostics.contains { $0.code == "pattern-timeout" } && passages.isEmpty }
}

extension FilePath {
    /// What tells one version of a file from the next without reading it: size and time of its last change.
    var identity: String? {
        var status = stat()
        guard withCString({ stat($0, &status) }) == 0 else { return nil }
        return "\(text) \(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
    }
}

import Baguan
import Foundation
import Synchronization

/// What inspections found, kept from one run to the next: a draft that has not changed is not inspected again as long as
/// rules, settings, day and program are the same, too.
///
/// A draft is known to be unchanged by the ``FileStamp`` of its file, without being read; where that is in doubt, by a digest
/// of its content. There is one file for each folder of drafts (``CachePage``), named by a digest of all that its results
/// hang on. Files are written beside their place and then renamed, so that runs side by side, and such that are killed, leave
/// whole files or none; whatever is damaged all the same counts as not there. A draft that could not be read is never kept,
/// nor one that was not searched to its end. Nothing that goes wrong here is worth a word: the draft is then inspected.
final class InspectionCache: Sendable {
    private let folder: CacheFolder
    private let run: Digest
    private let programs = Mutex<[String: String?]>([:])
    private let hitCount = Atomic(0)
    private let hasGrown = Atomic(false)

    /// - Parameters:
    ///   - folder: is made when something is kept.
    ///   - run: of all that the results of this run hang on besides the drafts.
    init(in folder: FilePath, run: Digest) {
        (self.folder, self.run) = (CacheFolder(path: folder), run)
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

    /// In a folder of the usual place; nil when there is none, or when this version of the program cannot be told from others.
    convenience init?(_ setup: RunSetup, _ inspector: Inspector) {
        guard let folder = Self.standardFolder, let program = FilePath("/proc/self/exe").identity else { return nil }
        var writer = RecordWriter()
        let day = inspector.asOf.description
        for text in [Version.current, program, ICULibrary.version, day, inspector.undated.rawValue, inspector.language.rawValue] {
            writer.write(text)
        }
        writer.write(setup.packFiles) { writer, file in
            writer.write(file.path)
            writer.write(file.content.bytes)
        }
        writer.write(setup.project.settings.entries) { writer, setting in
            for text in [setting.rule.text, setting.entry.text, "\(setting.level)"] { writer.write(text) }
        }
        writer.write(setup.ownModel.map { "\($0.checksum)" })
        writer.write(setup.knownWords) { $0.write($1) }
        writer.write(inspector.rules.rules) { $0.write($1.id.description) }
        writer.write(inspector.limits.sorted { $0.key < $1.key }) { writer, limit in
            writer.write(limit.key)
            writer.write(limit.value)
        }
        self.init(in: folder.appending(Array("inspections".utf8)), run: Digest(of: writer.bytes))
    }

    /// How many drafts did not have to be inspected.
    var hits: Int { hitCount.load(ordering: .relaxed) }

    /// What was found in a draft the last time, if its file was not touched since. It is read only to tell where findings
    /// stand in it.
    func inspection(ofUntouched draft: DraftFile, kind: String?, _ reader: FileReader) -> Inspection? {
        guard draft.isFile, let folder = draft.folder, let entry = page(of: folder).entry(draft.fileName), let stamp = entry.stamp,
            stamp == draft.stamp ?? FileStamp(of: draft.path), entry.terms == terms(of: draft, kind: kind)
        else { return nil }
        return kept(entry, of: draft) {
            guard let content = try? reader.content(of: draft.path), content.stamp == stamp else { return nil }
            return content.bytes
        }
    }

    /// What was found in a draft the last time, if it still has the same content, or what `inspect` finds.
    func inspection(
        of draft: DraftFile, _ content: FileReader.Content, kind: String?, _ inspect: () throws(ReadingError) -> Inspection
    ) throws(ReadingError) -> Inspection {
        guard let folder = draft.folder, let terms = terms(of: draft, kind: kind) else { return try inspect() }
        let page = page(of: folder)
        let digest = Digest(of: content.bytes).bytes
        if var entry = page.entry(draft.fileName), entry.terms == terms, entry.content == digest,
            let inspection = kept(entry, of: draft, text: { content.bytes })
        {
            if let stamp = content.stamp, stamp != entry.stamp {
                entry.stamp = stamp
                page.keep(entry, of: draft.fileName)
            }
            return inspection
        }
        let inspection = try inspect()
        guard inspection.isWhole else { return inspection }
        let record = InspectionRecord.bytes(of: inspection)
        page.keep(.init(terms: terms, stamp: content.stamp, content: digest, record: record[...]), of: draft.fileName)
        hasGrown.store(true, ordering: .relaxed)
        return inspection
    }

    private func kept(_ entry: CachePage.Entry, of draft: DraftFile, text: () -> [UInt8]?) -> Inspection? {
        guard let inspection = try? InspectionRecord.inspection(entry.record, path: draft.name, text: text) else { return nil }
        hitCount.add(1, ordering: .relaxed)
        return inspection
    }

    private func page(of folder: DraftFolder) -> CachePage {
        folder.page {
            var writer = RecordWriter()
            writer.write(run.bytes)
            writer.write(folder.shown.bytes)
            writer.write(folder.canonical.bytes)
            return CachePage(Digest(of: writer.bytes).hex, in: self.folder)
        }
    }

    /// What a result hangs on besides the draft and the run; nil when not all of it can be told.
    private func terms(of draft: DraftFile, kind: String?) -> [UInt8]? {
        guard let programs = identities(of: DocumentFormat.reader(ofFileAt: draft.name).programs) else { return nil }
        var writer = RecordWriter()
        writer.write(kind)
        writer.write(programs) { $0.write($1) }
        return writer.bytes
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

    /// Takes away what was not used for longest, if this run has added something.
    func trim() {
        if hasGrown.load(ordering: .relaxed) { folder.trim() }
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

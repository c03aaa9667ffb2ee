import Baguan
import Foundation

/// Turns the paths of the command line into drafts, one after the other: the one place that walks folders.
///
/// Folders are read recursively, in the order of their names' bytes; of their files, those with the extension of a format
/// are drafts. Left out are hidden files and folders, `node_modules`, and what the settings, `.baguanignore` and
/// `.gitignore` exclude. Links to files are followed; links to folders are not, so that no link can lead in a circle or out
/// of what was named. No draft comes twice, by whatever paths it can be reached. However many drafts there are, what is in
/// memory of them is what lies in the folders on the way to the next.
struct DraftFinder: DraftStream {
    let settings: ProjectSettings
    /// What `-` is called.
    var standardInputName: String?
    /// Files that were named are excluded too, as those that were listed.
    var forcesExclude = false
    /// Never a draft: the report itself.
    var outputFile: FilePath?
    var ignored: IgnoreFiles
    let workingFolder = FilePath.workingFolder

    /// What a path of the command line is.
    private enum Start {
        /// With the path by which a walk would know it.
        case found(FoundDraft, canonical: FilePath?)
        case folder(FilePath)
    }

    /// A folder that is being walked through.
    private struct Frame {
        let folder: DraftFolder
        let absolute: FilePath
        let settingsPath: String
        /// Whether an ignore file may leave something out.
        let isFiltered: Bool
        /// Those that are still to be met.
        var children: ArraySlice<FolderListing.Child>
    }

    private struct Counts {
        var drafts = 0
        var excluded = 0
        var troubles = 0
    }

    private var starts: [Start] = []
    /// How many of them are behind.
    private var begun = 0
    /// The folders on the way to the next draft, the innermost last.
    private var frames: [Frame] = []
    /// Of the folder where the walk began.
    private var counts = Counts()
    /// Files that were named: a walk may meet them, too.
    private var named: Set<FilePath> = []
    /// Those of them that have come, and those that links have led to.
    private var seen: Set<FilePath> = []
    private var walked: Set<FilePath> = []
    /// Folders of files that were named; no more than a few at a time.
    private var folders: [FilePath: DraftFolder] = [:]

    init(settings: ProjectSettings) {
        self.settings = settings
        ignored = IgnoreFiles(settingsFolder: settings.folder)
    }

    // MARK: - What is to be looked at

    mutating func find(_ arguments: [String]) {
        for argument in arguments {
            if argument == "-" { addStandardInput() } else { find(FilePath(argument: argument)) }
        }
    }

    mutating func find(_ path: FilePath) {
        var status = stat()
        guard path.withCString({ stat($0, &status) }) == 0 else {
            var diagnostic = FileTrouble(errno: errno).diagnostic(path: path.text)
            if let remedy = Self.remedy(forRow: path.text) { diagnostic.remedy = remedy }
            return add(.unreadable(diagnostic))
        }
        if status.st_mode & S_IFMT == S_IFDIR { return starts.append(.folder(path)) }
        let settingsPath = settingsPath(of: path)
        if forcesExclude, isExcluded(path, settingsPath) { return }
        add(path, settingsPath: settingsPath, canonical: path.canonical ?? path, origin: .named, stamp: FileStamp(status))
    }

    /// For what names a row of a table as the gate takes it.
    private static func remedy(forRow path: String) -> Localized? {
        guard let mark = path.lastIndex(where: RegisterTable.isMark), FilePath(String(path[..<mark])).exists else { return nil }
        let table = path[..<mark]
        return Localized(
            zh: "一行是一件的，用 baguan gate \(path)；整个文件用 baguan check \(table)",
            en: "one row is looked at by baguan gate \(path), the whole file by baguan check \(table)")
    }

    mutating func add(_ found: FoundDraft, canonical: FilePath? = nil) { starts.append(.found(found, canonical: canonical)) }

    mutating func add(
        _ path: FilePath, settingsPath: String, canonical: FilePath, origin: DraftFile.Origin, stamp: FileStamp? = nil
    ) {
        guard canonical != outputFile, named.insert(canonical).inserted else { return }
        let draft = DraftFile(
            path: path, name: path.text, settingsPath: settingsPath, origin: origin,
            folder: folder(of: path, canonical: canonical.parent), stamp: stamp)
        add(.draft(draft), canonical: canonical)
    }

    private mutating func folder(of path: FilePath, canonical: FilePath) -> DraftFolder {
        let shown = path.bytes.lastIndex(of: UInt8(ascii: "/")).map { FilePath(bytes: Array(path.bytes[..<$0])) } ?? FilePath("")
        if let known = folders[shown], known.canonical == canonical { return known }
        if folders.count >= 64 { folders = [:] }
        let folder = DraftFolder(shown: shown, canonical: canonical)
        folders[shown] = folder
        return folder
    }

    private mutating func addStandardInput() {
        guard named.insert(FilePath("-")).inserted else { return }
        let name = standardInputName ?? "-"
        add(.draft(DraftFile(
            path: FilePath("-"), name: name, settingsPath: settingsPath(of: FilePath(name)), origin: .standardInput)))
    }

    /// Forgets all but the drafts with one of these canonical paths.
    /// - Returns: whether there are any.
    mutating func keep(_ files: Set<FilePath>) -> Bool {
        let kept = rest().filter { found in
            guard case .draft(let draft) = found else { return false }
            return draft.path.canonical.map(files.contains) ?? false
        }
        restart(with: kept)
        return !kept.isEmpty
    }

    /// Goes through all folders now.
    mutating func gather() { restart(with: rest()) }

    private mutating func restart(with found: [FoundDraft]) {
        (starts, begun) = (found.map { .found($0, canonical: nil) }, 0)
    }

    /// How many files there are still to come.
    func count() -> Int {
        var copy = self
        var count = 0
        while let found = copy.next() {
            if case .remark = found { continue }
            count += 1
        }
        return count
    }

    // MARK: - One after the other

    mutating func next() -> FoundDraft? {
        while true {
            if let diagnostic = ignored.nextDiagnostic() { return .remark(diagnostic) }
            let isWalking = !frames.isEmpty
            guard isWalking || begun < starts.count else { return nil }
            if let found = isWalking ? step() : begin() { return found }
        }
    }

    private mutating func begin() -> FoundDraft? {
        defer { begun += 1 }
        switch starts[begun] {
        case .found(let found, let canonical):
            return canonical.map { seen.insert($0).inserted } ?? true ? found : nil
        case .folder(let path):
            counts = Counts()
            return enter(path, canonical: path.canonical ?? path, settingsPath: settingsPath(of: path))
        }
    }

    private mutating func enter(_ folder: FilePath, canonical: FilePath, settingsPath: String) -> FoundDraft? {
        guard walked.insert(canonical).inserted else {
            counts.drafts += 1
            return nil
        }
        do throws(FileTrouble) {
            let absolute = folder.absolute(from: workingFolder)
            frames.append(Frame(
                folder: DraftFolder(shown: folder, canonical: canonical), absolute: absolute, settingsPath: settingsPath,
                isFiltered: !ignored.saysNothing(in: absolute), children: try FolderListing(of: folder).children[...]))
            return nil
        } catch {
            counts.troubles += 1
            return .unreadable(error.diagnostic(path: folder.text))
        }
    }

    private mutating func step() -> FoundDraft? {
        let frame = frames[frames.count - 1]
        guard let child = frames[frames.count - 1].children.popFirst() else {
            frame.folder.noteListedWhole()
            frames.removeLast()
            let isEmpty = frames.isEmpty && counts.drafts == 0 && counts.troubles == 0
            return isEmpty ? .remark(Self.nothingMatched(in: frame.folder.shown, counts)) : nil
        }
        let name = String(decoding: child.name, as: UTF8.self)
        let settingsPath = frame.settingsPath.isEmpty ? name : frame.settingsPath + "/" + name
        if settings.settings.excludes(settingsPath)
            || frame.isFiltered && ignored.leavesOut(frame.absolute.appending(child.name), isFolder: child.isFolder)
        {
            counts.excluded += 1
            return nil
        }
        let path = frame.folder.shown.appending(child.name)
        if child.isFolder { return enter(path, canonical: frame.folder.canonical.appending(child.name), settingsPath: settingsPath) }
        if UnreadFormat.ofFile(at: name) {
            counts.troubles += 1
            return .unreadable(UnreadFormat.diagnostic(path: path.text))
        }
        counts.drafts += 1
        guard isNew(child, path, in: frame) else { return nil }
        return .draft(DraftFile(
            path: path, name: path.text, settingsPath: settingsPath, origin: .listed, folder: frame.folder, stamp: child.stamp))
    }

    /// Whether a file that was met comes by no other path.
    private mutating func isNew(_ child: FolderListing.Child, _ path: FilePath, in frame: Frame) -> Bool {
        if child.isLink {
            let target = path.canonical ?? path
            return target != outputFile && !named.contains(target) && !isWalked(target) && seen.insert(target).inserted
        }
        if outputFile == nil, named.isEmpty, seen.isEmpty { return true }
        let canonical = frame.folder.canonical.appending(child.name)
        if canonical == outputFile { return false }
        return named.contains(canonical) ? seen.insert(canonical).inserted : !seen.contains(canonical)
    }

    /// Whether a file lies in a folder that was walked through, and so comes by its own name.
    private mutating func isWalked(_ file: FilePath) -> Bool {
        walked.contains(file.parent) && !FolderListing.isLeftOut(file.name.utf8) && DocumentFormat.isListed(file.name)
            && !isExcluded(file, settingsPath(of: file))
    }
}

extension DraftFinder {
    /// Whether a file that was not met on a walk is left out, by itself or with a folder that it lies in.
    mutating func isExcluded(_ path: FilePath, _ settingsPath: String) -> Bool {
        settings.settings.excludes(settingsPath) || ignored.leavesOutPath(path.absolute(from: workingFolder))
    }

    /// What lies outside the settings' folder is known by its absolute path.
    func settingsPath(of path: FilePath) -> String {
        let absolute = path.absolute(from: workingFolder)
        if absolute == settings.folder { return "" }
        return absolute.relative(to: settings.folder) ?? String(absolute.text.dropFirst())
    }

    private static func nothingMatched(in folder: FilePath, _ counts: Counts) -> Diagnostic {
        let extensions = DocumentFormat.all.filter(\.isListed).flatMap(\.fileExtensions).map { "." + $0 }
        let left = counts.excluded
        return Diagnostic(
            code: "nothing-matched", filePath: folder.text,
            message: left == 0
                ? Localized(zh: "文件夹里没有稿件", en: "there are no drafts in the folder")
                : Localized(
                    zh: "文件夹里没有要检查的稿件：exclude、.baguanignore 或 .gitignore 排除了 \(left) 处",
                    en: "there are no drafts to check in the folder: `exclude`, .baguanignore or .gitignore leave out \(left)"),
            remedy: Localized(
                zh: "能读的扩展名：\(extensions.joined(separator: "、"))；别的文本文件请直接写出文件名",
                en: "known extensions: \(extensions.joined(separator: ", ")); name any other text file itself"))
    }
}

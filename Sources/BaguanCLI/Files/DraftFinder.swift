import Baguan
import Foundation

/// A draft to be read.
struct DraftFile: Sendable {
    enum Origin: Hashable, Sendable {
        /// The path was given on the command line: it is read whatever its name.
        case named
        /// It was met in a folder.
        case listed
        /// The index has it, whatever the work tree holds.
        case staged(GitBlob)
        case standardInput
        /// It came as a line of ``DraftLines``, with its text and perhaps its kind.
        case line(text: String, kind: String?)
    }

    /// Where it is read from.
    var path: FilePath
    /// What reports call it.
    var name: String
    /// Its path from the settings' folder, by which globs know it.
    var settingsPath: String
    var origin: Origin

    /// Whether it is standard input as a whole.
    var isStandardInput: Bool {
        if case .standardInput = origin { true } else { false }
    }
}

/// Turns the paths of the command line into drafts: the one place that walks folders.
///
/// Folders are read recursively, in the order of their names' bytes; of their files, those with the extension of a format
/// are drafts. Left out are hidden files and folders, `node_modules`, and what the settings, `.baguanignore` and
/// `.gitignore` exclude. Links to files are followed; links to folders are not, so that no link can lead in a circle or out
/// of what was named.
struct DraftFinder {
    enum Found: Sendable {
        case draft(DraftFile)
        case unreadable(Diagnostic)
    }

    let settings: ProjectSettings
    /// What `-` is called.
    var standardInputName: String?
    /// Files that were named are excluded too, as those that were listed.
    var forcesExclude = false
    /// Never a draft: the report itself.
    var outputFile: FilePath?
    var ignored: IgnoreFiles

    /// In the order in which they are to be reported.
    var found: [Found] = []
    /// Folders in which there was nothing to check, and files that were named but are excluded.
    private(set) var unmatched: [Diagnostic] = []
    private var seen: Set<FilePath> = []
    let workingFolder = FilePath.workingFolder

    init(settings: ProjectSettings) {
        self.settings = settings
        ignored = IgnoreFiles(settingsFolder: settings.folder)
    }

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
            found.append(.unreadable(diagnostic))
            return
        }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            let settingsPath = settingsPath(of: path)
            if forcesExclude, isExcluded(path, settingsPath) { return }
            add(path, settingsPath: settingsPath, canonical: path.canonical ?? path, origin: .named)
            return
        }
        var counts = Counts()
        walk(path, canonical: path.canonical ?? path, settingsPath: settingsPath(of: path), counts: &counts)
        if counts.drafts == 0, counts.troubles == 0 { unmatched.append(Self.nothingMatched(in: path, counts)) }
    }

    /// For what names a row of a table as the gate takes it.
    private static func remedy(forRow path: String) -> Localized? {
        guard let mark = path.lastIndex(where: RegisterTable.isMark), FilePath(String(path[..<mark])).exists else { return nil }
        let table = path[..<mark]
        return Localized(
            zh: "一行是一件的，用 baguan gate \(path)；整个文件用 baguan check \(table)",
            en: "one row is looked at by baguan gate \(path), the whole file by baguan check \(table)")
    }

    /// Forgets all but the drafts with one of these canonical paths.
    mutating func keep(_ files: Set<FilePath>) {
        unmatched = []
        found = found.filter { found in
            guard case .draft(let draft) = found else { return false }
            return draft.path.canonical.map(files.contains) ?? false
        }
    }

    /// The paths of the found drafts from the settings' folder.
    var settingsPaths: Set<String> {
        Set(found.compactMap { if case .draft(let draft) = $0 { draft.settingsPath } else { nil } })
    }

    private struct Counts {
        var drafts = 0
        var excluded = 0
        var troubles = 0
    }

    private mutating func walk(
        _ folder: FilePath, canonical: FilePath, settingsPath: String, counts: inout Counts
    ) {
        let children: [Child]
        do throws(FileTrouble) {
            children = try Self.children(of: folder)
        } catch {
            counts.troubles += 1
            found.append(.unreadable(error.diagnostic(path: folder.text)))
            return
        }
        for child in children {
            let path = folder.appending(child.name)
            let name = String(decoding: child.name, as: UTF8.self)
            let inner = settingsPath.isEmpty ? name : settingsPath + "/" + name
            guard child.isFolder || DocumentFormat.isListed(name) || UnreadFormat.ofFile(at: name) else { continue }
            if settings.settings.excludes(inner) || ignored.leavesOut(path.absolute(from: workingFolder), isFolder: child.isFolder) {
                counts.excluded += 1
            } else if child.isFolder {
                walk(path, canonical: canonical.appending(child.name), settingsPath: inner, counts: &counts)
            } else if UnreadFormat.ofFile(at: name) {
                counts.troubles += 1
                found.append(.unreadable(UnreadFormat.diagnostic(path: path.text)))
            } else {
                counts.drafts += 1
                let target = child.isLink ? path.canonical ?? path : canonical.appending(child.name)
                add(path, settingsPath: inner, canonical: target, origin: .listed)
            }
        }
    }

    /// Whether a file that was not met on a walk is left out, by itself or with a folder that it lies in.
    mutating func isExcluded(_ path: FilePath, _ settingsPath: String) -> Bool {
        settings.settings.excludes(settingsPath) || ignored.leavesOutPath(path.absolute(from: workingFolder))
    }

    mutating func add(
        _ path: FilePath, settingsPath: String, canonical: FilePath, origin: DraftFile.Origin
    ) {
        guard canonical != outputFile, seen.insert(canonical).inserted else { return }
        found.append(.draft(DraftFile(path: path, name: path.text, settingsPath: settingsPath, origin: origin)))
    }

    private mutating func addStandardInput() {
        guard seen.insert(FilePath("-")).inserted else { return }
        let name = standardInputName ?? "-"
        found.append(.draft(DraftFile(
            path: FilePath("-"), name: name, settingsPath: settingsPath(of: FilePath(name)), origin: .standardInput)))
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

extension DraftFinder {
    /// Whether a file or folder of that name is passed over, whatever the settings say.
    static func isLeftOut(_ name: [UInt8]) -> Bool {
        name.first == UInt8(ascii: ".") || name.elementsEqual("node_modules".utf8)
    }

    /// A file or folder inside a folder.
    fileprivate struct Child {
        var name: [UInt8]
        var isFolder: Bool
        var isLink: Bool
    }

    /// What a folder holds that may be of use, by name.
    fileprivate static func children(of folder: FilePath) throws(FileTrouble) -> [Child] {
        guard let stream = folder.withCString({ opendir($0) }) else { throw FileTrouble(errno: errno, wasListed: true) }
        defer { closedir(stream) }
        var children: [Child] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            if DraftFinder.isLeftOut(name) { continue }
            if let child = child(name, of: folder) { children.append(child) }
        }
        return children.sorted { $0.name.lexicographicallyPrecedes($1.name) }
    }

    /// Nil for what is neither file nor folder, and for links to folders.
    private static func child(_ name: [UInt8], of folder: FilePath) -> Child? {
        let path = folder.appending(name)
        var status = stat()
        guard path.withCString({ lstat($0, &status) }) == 0 else {
            // It is gone already; reading it will say so.
            return Child(name: name, isFolder: false, isLink: false)
        }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: return Child(name: name, isFolder: true, isLink: false)
        case S_IFREG: return Child(name: name, isFolder: false, isLink: false)
        case S_IFLNK:
            var target = stat()
            let isThere = path.withCString { stat($0, &target) } == 0
            let isFile = !isThere || target.st_mode & S_IFMT == S_IFREG
            return isFile ? Child(name: name, isFolder: false, isLink: true) : nil
        default: return nil
        }
    }
}

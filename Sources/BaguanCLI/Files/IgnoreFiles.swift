import Baguan

/// What `.baguanignore` and `.gitignore` leave out.
///
/// Both may stand in any folder and speak of what lies in it, those further down before those above; what `.baguanignore`
/// says goes before what `.gitignore` says. They are looked for from the folder of a file up to the one that holds `.git`;
/// outside a repository up to the settings' folder, and then `.gitignore` means nothing.
struct IgnoreFiles {
    /// False with `--no-respect-gitignore`.
    var respectsGit = true
    /// Trouble with the files that nobody was told of yet.
    private var diagnostics: [Diagnostic] = []

    private let settingsFolder: FilePath
    private var folders: [FilePath: Folder] = [:]
    private var repositories: [FilePath: FilePath?] = [:]

    /// The lists that apply in one folder, the nearest first, each with the folder that it stands in.
    private struct Folder {
        var own: [(folder: FilePath, list: IgnoreList)] = []
        var git: [(folder: FilePath, list: IgnoreList)] = []
        /// The folder above which nothing is asked.
        var top: FilePath
    }

    init(settingsFolder: FilePath) { self.settingsFolder = settingsFolder }

    /// The next that is wrong with a file.
    mutating func nextDiagnostic() -> Diagnostic? { diagnostics.isEmpty ? nil : diagnostics.removeFirst() }

    /// Whether nothing in a folder can be left out.
    mutating func saysNothing(in folder: FilePath) -> Bool {
        let lists = lists(of: folder)
        return lists.own.isEmpty && (lists.git.isEmpty || !respectsGit)
    }

    /// Whether this very file or folder is left out.
    /// - Parameter path: absolute.
    mutating func leavesOut(_ path: FilePath, isFolder: Bool) -> Bool {
        let folder = lists(of: path.parent)
        let kinds = [folder.own, respectsGit ? folder.git : []]
        for kind in kinds {
            for (folder, list) in kind {
                guard let inner = path.relative(to: folder) else { continue }
                if let decision = list.decision(on: inner, isFolder: isFolder) { return decision }
            }
        }
        return false
    }

    /// Whether a file is left out, by itself or with a folder that it lies in.
    mutating func leavesOutPath(_ path: FilePath) -> Bool {
        if leavesOut(path, isFolder: false) { return true }
        let top = lists(of: path.parent).top
        var folder = path.parent
        while folder != top, folder.parent != folder {
            if leavesOut(folder, isFolder: true) { return true }
            folder = folder.parent
        }
        return false
    }

    private mutating func lists(of path: FilePath) -> Folder {
        if let known = folders[path] { return known }
        let repository = repository(of: path)
        let top = repository ?? (path.relative(to: settingsFolder) == nil ? path : settingsFolder)
        var folder = path == top ? Folder(top: top) : lists(of: path.parent)
        if let list = read(".baguanignore", in: path) { folder.own.insert((path, list), at: 0) }
        if repository != nil, let list = read(".gitignore", in: path) { folder.git.insert((path, list), at: 0) }
        if repository == path, let list = read(".git/info/exclude", in: path) { folder.git.append((path, list)) }
        folders[path] = folder
        return folder
    }

    /// The folder at or above a path that holds `.git`.
    private mutating func repository(of path: FilePath) -> FilePath? {
        if let known = repositories[path] { return known }
        let isOne = path.appending(Array(".git".utf8)).exists
        let found = isOne ? path : path.parent == path ? nil : repository(of: path.parent)
        repositories[path] = .some(found)
        return found
    }

    /// Nil when there is no such file.
    private mutating func read(_ name: String, in folder: FilePath) -> IgnoreList? {
        let path = folder.appending(Array(name.utf8))
        guard path.exists else { return nil }
        do throws(FileTrouble) {
            let bytes = try FileReader(limit: 1 << 20).read(path)
            var faults: [Diagnostic] = []
            let list = IgnoreList(String(decoding: bytes, as: UTF8.self), path: path.text, diagnostics: &faults)
            // What git makes of its own file is git's affair.
            if name == ".baguanignore" { diagnostics += faults }
            return list
        } catch {
            diagnostics.append(error.diagnostic(path: path.text))
            return nil
        }
    }
}

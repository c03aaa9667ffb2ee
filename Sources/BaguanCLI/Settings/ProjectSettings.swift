import Baguan
import Synchronization

/// The settings of this run, and where they come from.
struct ProjectSettings {
    enum Origin {
        /// `--isolated`
        case isolated
        /// No settings file was found.
        case none
        /// Found in the working folder or above it.
        case found
        /// `--config`
        case named
    }

    var settings = Settings()
    var origin = Origin.none
    /// The settings file, as seen from the working folder.
    var path: String?
    /// That file and those it extends, in the order in which they were read.
    var files: [String] = []
    /// The folder from which paths in settings, waivers and baselines start: that of the settings file, else the root of the
    /// project. Absolute, without links.
    var folder = FilePath.workingFolder
    var diagnostics: [Diagnostic] = []

    static let names = [".baguan.yml", ".baguan.yaml"]

    /// - Parameters:
    ///   - named: the file of `--config`.
    ///   - anchor: a file of the project, by which its root is found where no settings file tells it; nil for the working folder.
    ///   - limitNames: what may stand under `limits`; nil lets any name pass.
    static func load(
        named: String?, isIsolated: Bool, anchor: FilePath? = nil, limitNames: [String]? = nil
    ) -> ProjectSettings {
        var project = ProjectSettings()
        let found = isIsolated ? nil : named.map { ($0, Origin.named) } ?? nearest().map { ($0, Origin.found) }
        guard let (path, origin) = found else {
            if isIsolated { project.origin = .isolated }
            project.folder = root(of: anchor?.absolute(from: .workingFolder).parent.canonical ?? .workingFolder)
            return project
        }
        project.path = path
        project.origin = origin
        if let file = FilePath(path).absolute(from: project.folder).parent.canonical { project.folder = file }
        let files = Mutex<[String]>([])
        let outcome = SettingsLoader(limitNames: limitNames) { path throws(PackSource.ReadError) in
            do throws(FileTrouble) {
                let bytes = try FileReader(limit: 1 << 20).read(FilePath(path))
                files.withLock { $0.append(path) }
                return bytes
            } catch {
                throw PackSource.ReadError(reason: error.message[Speech.language])
            }
        } checkout: { source throws(PackSource.ReadError) in
            try GitCheckout.folder(of: source)
        }.load(path)
        project.files = files.withLock { $0 }
        project.settings = outcome.settings
        project.diagnostics = outcome.diagnostics
        return project
    }

    /// What stands in the root of a project that has no settings file.
    private static let rootMarks = [WaiverList.fileName, ".baguan", ".git"]

    /// The nearest folder, this one or one above it, that says by what lies in it that a project begins there; else the folder
    /// itself.
    private static func root(of start: FilePath) -> FilePath {
        var folder = start
        while true {
            if rootMarks.contains(where: { folder.appending(Array($0.utf8)).exists }) { return folder }
            if folder.parent == folder { return start }
            folder = folder.parent
        }
    }

    /// The settings file of the working folder or of the nearest folder above it; the search ends at the folder that
    /// holds `.git`, where the repository begins.
    private static func nearest() -> String? {
        var folder = FilePath.workingFolder
        var up = ""
        while true {
            for name in names where folder.appending(Array(name.utf8)).exists { return up + name }
            if folder.appending(Array(".git".utf8)).exists || folder.parent == folder { return nil }
            folder = folder.parent
            up += "../"
        }
    }
}

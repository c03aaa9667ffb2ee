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
    /// The folder from which globs start: that of the settings file, else the working folder. Absolute, without links.
    var folder = FilePath.workingFolder
    var diagnostics: [Diagnostic] = []

    static let names = [".baguan.yml", ".baguan.yaml"]

    /// - Parameters:
    ///   - named: the file of `--config`.
    ///   - limitNames: what may stand under `limits`; nil lets any name pass.
    static func load(named: String?, isIsolated: Bool, limitNames: [String]? = nil) -> ProjectSettings {
        var project = ProjectSettings()
        if isIsolated {
            project.origin = .isolated
            return project
        }
        guard let (path, origin) = named.map({ ($0, Origin.named) }) ?? nearest().map({ ($0, Origin.found) })
        else { return project }
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

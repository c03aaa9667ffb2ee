import Baguan
import Foundation

/// The folder `.baguan` of an organisation, with its policy, its roster and its records.
struct ApprovalFolder {
    /// The folder in which `.baguan` lies: paths of publications are seen from here. Absolute, without links.
    let root: FilePath
    let policy: Policy
    let roster: Roster

    static let name = ".baguan"

    private func folder(_ name: String) -> FilePath { root.appending(Array("\(Self.name)/\(name)".utf8)) }
    var records: FilePath { folder("records") }
    var texts: TextStore { TextStore(folder: folder("texts")) }
    var heads: HeadStore { HeadStore(folder: folder("heads")) }

    /// Opens the nearest such folder from a publication upwards, or else from the working folder, and shows warnings about
    /// what is in it.
    ///
    /// - Parameter path: of a draft, a folder or a row of a register, as the user named it.
    /// - Throws: ``UsageError`` when there is none, ``InputTrouble`` when what is in it cannot be used.
    static func open(_ colour: ColourChoice, near path: String? = nil) throws -> ApprovalFolder {
        guard let root = path.flatMap({ nearest(from: start($0)) }) ?? nearest(from: .workingFolder) else {
            throw UsageError(
                Localized(zh: "没有找到 \(name)/policy.yml", en: "there is no \(name)/policy.yml here or above"),
                hint: Localized(zh: "baguan init --approvals 写一份可以照着改的", en: "baguan init --approvals writes one to start from"))
        }
        var diagnostics: [Diagnostic] = []
        let policy = Policy(try read("policy.yml", in: root), path: "\(name)/policy.yml", diagnostics: &diagnostics)
        let roster = Roster(
            try read("roster.yml", in: root), path: "\(name)/roster.yml", roles: policy.map { $0.roles.keys.sorted() },
            diagnostics: &diagnostics)
        guard let policy, !diagnostics.contains(where: { $0.level == .error }) else {
            throw InputTrouble(diagnostics: diagnostics, colour: colour)
        }
        if let outer = nearest(from: root.parent) { diagnostics.append(inner(root, of: outer)) }
        DiagnosticMessages(Speech.language, colour).show(diagnostics)
        return ApprovalFolder(root: root, policy: policy, roster: roster)
    }

    /// Two offices lie in each other: whoever put the inner one there decides what is asked of what lies in it.
    private static func inner(_ root: FilePath, of outer: FilePath) -> Diagnostic {
        Diagnostic(
            code: "inner-policy", level: .warning, filePath: root.appending(Array("\(name)/policy.yml".utf8)).shown(from: .workingFolder).text,
            message: Localized(
                zh: "这里按这个文件夹自己的审批规定，不按上层 \(outer.text) 的", en: "this folder has a policy of its own, and that of \(outer.text) above it does not hold here"),
            remedy: Localized(zh: "不该有的话，删去里面的 \(name)", en: "if it should have none, delete the \(name) in it"))
    }

    /// The nearest roster, with a policy or without; nil when there is none that can be used.
    static func roster(near folder: FilePath) -> Roster? {
        guard let root = nearest(from: folder, holding: "roster.yml"), let bytes = try? read("roster.yml", in: root) else { return nil }
        var diagnostics: [Diagnostic] = []
        return Roster(bytes, path: "\(name)/roster.yml", diagnostics: &diagnostics)
    }

    /// Where to look from; of a row, its register.
    private static func start(_ argument: String) -> FilePath {
        let whole = FilePath(argument: argument).absolute(from: .workingFolder)
        guard !whole.exists, let row = RegisterTable.parts(of: argument) else { return whole }
        return FilePath(argument: row.path).absolute(from: .workingFolder)
    }

    /// The nearest folder upwards whose `.baguan` holds a file.
    private static func nearest(from start: FilePath, holding file: String = "policy.yml") -> FilePath? {
        var folder = start.canonical ?? start
        while true {
            if folder.appending(Array("\(name)/\(file)".utf8)).exists { return folder }
            if folder.parent == folder { return nil }
            folder = folder.parent
        }
    }

    private static func read(_ file: String, in root: FilePath) throws(UsageError) -> [UInt8] {
        do throws(FileTrouble) {
            return try FileReader(limit: 4 << 20).read(root.appending(Array("\(name)/\(file)".utf8)))
        } catch {
            throw error.usageError(reading: "\(name)/\(file)")
        }
    }
}

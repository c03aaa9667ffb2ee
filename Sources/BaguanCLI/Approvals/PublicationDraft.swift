import Baguan
import Foundation

/// A publication that a command is about: a draft with the file beside it, or a row of a register.
struct PublicationDraft {
    /// As the user named it.
    let name: String
    let bytes: [UInt8]
    let content: DraftContent
    var reviewed: ReviewedPublication { content.publication }

    /// Between a register's path and the id of a row: `banners.csv#B-12`.
    private static let rowMark: Character = "#"

    /// - Throws: ``UsageError`` for what cannot be read: nothing may be signed that was not seen whole.
    init(_ argument: String, in folder: ApprovalFolder, settings: ProjectSettings) throws {
        if let mark = argument.lastIndex(of: Self.rowMark), !FilePath(argument: argument).exists {
            try self.init(row: String(argument[argument.index(after: mark)...]), of: String(argument[..<mark]), in: folder)
            return
        }
        let path = FilePath(argument: argument).absolute(from: .workingFolder)
        guard let inside = (path.canonical ?? path).relative(to: folder.root) else {
            throw UsageError(
                Localized(zh: "“\(argument)”不在 \(folder.root.text) 里面", en: "“\(argument)” does not lie in \(folder.root.text)"),
                hint: Localized(zh: "审批记录只管这个文件夹里的稿件", en: "its records are about what lies in that folder"))
        }
        let bytes = try Self.read(path, as: argument)
        var diagnostics: [Diagnostic] = []
        let beside = FilePath(bytes: path.bytes + Array(PublicationForm.sidecarSuffix.utf8))
        let sidecar = beside.exists
            ? PublicationForm(
                sidecar: try Self.read(beside, as: argument + PublicationForm.sidecarSuffix),
                path: argument + PublicationForm.sidecarSuffix, diagnostics: &diagnostics) : nil
        let content: DraftContent
        do throws(ReadingError) {
            content = try DraftContent(
                bytes, path: argument, id: inside, kind: settings.settings.kind(of: inside), sidecar: sidecar
            ) { Self.asset($0, beside: path.parent) }
        } catch {
            throw Self.unreadable(argument, error)
        }
        self.init(name: argument, bytes: bytes, content: content)
        try Self.refuse(diagnostics + content.diagnostics)
    }

    private init(row id: String, of register: String, in folder: ApprovalFolder) throws {
        let path = FilePath(argument: register).absolute(from: .workingFolder)
        let inside = (path.canonical ?? path).relative(to: folder.root)
        guard let file = folder.policy.registers.first(where: { $0.path == inside }) else {
            throw UsageError(
                Localized(zh: "没有文件“\(register)”，规定里也没有这个台账", en: "“\(register)” is no file and no register of the policy"),
                hint: Localized(zh: "台账写在 policy.yml 的 registers 里", en: "registers are listed under `registers` in policy.yml"))
        }
        var diagnostics: [Diagnostic] = []
        let bytes = try Self.read(path, as: register)
        let table: Register
        do throws(ReadingError) {
            table = try Register(
                file: bytes, path: register, kind: file.kind, columns: file.columns, diagnostics: &diagnostics)
        } catch {
            throw Self.unreadable(register, error)
        }
        guard let form = table.forms.first(where: { $0[.id] == id }) else {
            try Self.refuse(diagnostics)
            throw UsageError(Localized(zh: "台账“\(register)”里没有编号“\(id)”", en: "no row of “\(register)” has the id “\(id)”"))
        }
        let content = DraftContent(row: form) { Self.asset($0, beside: path.parent) }
        let text = [form[.title], form[.text]].compactMap { $0 }.joined(separator: "\n")
        self.init(name: "\(register)#\(id)", bytes: Array(text.utf8), content: content)
    }

    private init(name: String, bytes: [UInt8], content: DraftContent) {
        self.name = name
        self.bytes = bytes
        self.content = content
    }

    /// A file that the publication shows; what lies elsewhere or on line is not fetched.
    private static func asset(_ target: String, beside folder: FilePath) -> [UInt8]? {
        guard !target.contains("://"), !target.hasPrefix("/") else { return nil }
        return try? FileReader(limit: FileReader.defaultLimit).read(FilePath(target).absolute(from: folder))
    }

    private static func read(_ path: FilePath, as name: String) throws(UsageError) -> [UInt8] {
        do throws(FileTrouble) {
            return try FileReader(limit: FileReader.defaultLimit).read(path)
        } catch {
            throw UsageError(Localized(
                zh: "读不了“\(name)”：\(error.message.chinese)", en: "cannot read “\(name)”: \(error.message.english)"))
        }
    }

    private static func unreadable(_ name: String, _ error: ReadingError) -> UsageError {
        let message = error.diagnostic.message
        return UsageError(Localized(zh: "读不了“\(name)”：\(message.chinese)", en: "cannot read “\(name)”: \(message.english)"))
    }

    private static func refuse(_ diagnostics: [Diagnostic]) throws {
        DiagnosticMessages(Speech.language, .auto).show(diagnostics)
        if diagnostics.contains(where: { $0.level == .error }) { throw ExitStatus.trouble }
    }
}

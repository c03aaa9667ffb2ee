import Baguan
import Foundation

/// A publication that a command is about: a draft with the file beside it, or a row of a register.
struct PublicationDraft {
    /// As the user named it.
    let name: String
    let bytes: [UInt8]
    let content: DraftContent
    /// What is odd about what the draft says of itself; nothing that makes it unfit to be looked at.
    let warnings: [Diagnostic]
    var reviewed: ReviewedPublication { content.publication }

    /// - Throws: ``UsageError`` for what cannot be read, ``InputTrouble`` for what contradicts itself: nothing may be signed
    ///   that was not seen whole.
    init(_ argument: String, in folder: ApprovalFolder, settings: ProjectSettings) throws {
        guard !FilePath(argument: argument).exists, let mark = argument.lastIndex(of: RegisterTable.mark) else {
            if let register = try RegisterTable(argument, in: folder) { throw register.needsRow }
            if argument.lowercased().hasSuffix(".csv") { throw Self.unknownRegister(argument) }
            try self.init(file: argument, in: folder, settings: settings)
            return
        }
        let (path, id) = (String(argument[..<mark]), String(argument[argument.index(after: mark)...]))
        guard let register = try RegisterTable(path, in: folder) else { throw Self.unknownRegister(path) }
        guard let form = register.form(id) else { throw register.missing(id) }
        self.init(form, of: register)
    }

    /// A row of a register.
    init(_ form: PublicationForm, of register: RegisterTable) {
        content = DraftContent(row: form) { Self.asset($0, beside: register.path.parent) }
        name = "\(register.name)\(RegisterTable.mark)\(form[.id] ?? "")"
        bytes = Array([form[.title], form[.text]].compactMap { $0 }.joined(separator: "\n").utf8)
        warnings = []
    }

    private init(file argument: String, in folder: ApprovalFolder, settings: ProjectSettings) throws {
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
            throw UsageError(
                Localized(
                    zh: "读不了“\(argument)”：\(error.diagnostic.message.chinese)", en: "cannot read “\(argument)”: \(error.diagnostic.message.english)"),
                hint: error.diagnostic.remedy)
        }
        diagnostics += content.diagnostics
        guard diagnostics.allSatisfy({ $0.level != .error }) else { throw InputTrouble(diagnostics: diagnostics) }
        (name, self.bytes, self.content, warnings) = (argument, bytes, content, diagnostics)
    }

    private static func unknownRegister(_ path: String) -> UsageError {
        UsageError(
            Localized(zh: "“\(path)”不是稿件，规定里也没有这个台账", en: "“\(path)” is no draft, nor a register of the policy"),
            hint: Localized(
                zh: "台账写在 .baguan/policy.yml 的 registers 里，如 {file: \(path), kind: banner}",
                en: "registers are listed in .baguan/policy.yml, like {file: \(path), kind: banner}"))
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
            throw error.usageError(reading: name)
        }
    }
}

import Baguan
import Foundation

/// A publication that a command is about: a draft with the file beside it, or a row of a register.
struct PublicationDraft {
    /// As the user named it.
    let name: String
    /// The path by which settings and exceptions know it; of a row, its id.
    let path: String
    let bytes: [UInt8]
    private(set) var content: DraftContent
    /// The folder that it lies in, and the same in the user's words: paths in its fields are seen from there.
    private let folder: (path: FilePath, name: String)
    /// What is odd about what the draft says of itself; nothing that makes it unfit to be looked at.
    let warnings: [Diagnostic]
    var reviewed: ReviewedPublication { content.publication }

    /// - Throws: ``UsageError`` for what cannot be read, ``InputTrouble`` for what contradicts itself: nothing may be signed
    ///   that was not seen whole.
    init(_ argument: String, in folder: ApprovalFolder, settings: ProjectSettings) throws {
        guard !FilePath(argument: argument).exists, let (path, id) = RegisterTable.parts(of: argument) else {
            if let register = try RegisterTable(argument, in: folder) { throw register.needsRow }
            if argument.lowercased().hasSuffix(".csv") { throw Self.unknownRegister(argument) }
            try self.init(file: argument, in: folder, settings: settings)
            return
        }
        guard let register = try RegisterTable(path, in: folder) else { throw Self.unknownRegister(path) }
        guard let form = register.form(id) else { throw register.missing(id) }
        try self.init(form, of: register)
    }

    /// A row of a register.
    init(_ form: PublicationForm, of register: RegisterTable) throws {
        let name = register.argument(of: form[.id] ?? "")
        do throws(ReadingError) {
            content = try DraftContent(row: form) { Self.asset($0, beside: register.path.parent, in: register.root) }
        } catch {
            throw Self.unreadable(name, error)
        }
        (self.name, path) = (name, form[.id] ?? "")
        let words: [PublicationField] = [.title, .topic, .text, .purpose]
        bytes = Array(words.compactMap { form[$0] }.joined(separator: "\n").utf8)
        warnings = register.diagnostics.filter { $0.level == .warning }
        folder = (register.path.parent, Self.folderName(of: register.name))
    }

    /// What was published and is no longer there, as its record knows it.
    init(gone record: Record, as name: String) {
        let item = record.body.item ?? ""
        let subject = record.body.subject ?? Subject(of: ContentParts(bytes: []))
        content = DraftContent(gone: ReviewedPublication(id: item, kind: nil, subject: subject))
        (self.name, path, bytes, warnings) = (name, item, [], [])
        folder = (FilePath.workingFolder, "")
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
            ) { Self.asset($0, beside: path.parent, in: folder.root) }
        } catch {
            throw Self.unreadable(argument, error)
        }
        diagnostics += content.diagnostics
        guard diagnostics.allSatisfy({ $0.level != .error }) else { throw InputTrouble(diagnostics: diagnostics) }
        (name, self.path, self.bytes, self.content, warnings) = (argument, inside, bytes, content, diagnostics)
        self.folder = (path.parent, Self.folderName(of: argument))
    }

    /// Notes where there are publications of this name.
    mutating func note(_ index: PublicationIndex) {
        content.publication.places = index.places(of: reviewed.id)
    }

    /// What the rules say of the draft, and of each file that is approved with it.
    func inspections(by inspector: Inspector, _ setup: RunSetup, today: CalendarDate) throws(ReadingError) -> [Inspection] {
        let kind = reviewed.kind?.rawValue
        var inspections = [setup.judged(try inspector.inspect(bytes, path: name, kind: kind), path: path, today: today)]
        for file in content.attached.files {
            let path = FilePath(file.name.path).absolute(from: folder.path)
            let inspection = try inspector.inspect(file.bytes, path: folder.name + file.name.path, kind: kind)
            let settingsPath = path.relative(to: FilePath(setup.project.folder.text)) ?? file.name.path
            inspections.append(setup.judged(inspection, path: settingsPath, today: today))
        }
        return inspections
    }

    /// A path up to its last slash.
    private static func folderName(of name: String) -> String {
        name.lastIndex(of: "/").map { String(name[...$0]) } ?? ""
    }

    /// - Parameter name: as the user named the publication; the trouble may lie in a file that goes with it.
    private static func unreadable(_ name: String, _ error: ReadingError) -> UsageError {
        let diagnostic = error.diagnostic
        let file = diagnostic.filePath.flatMap { $0 == name ? nil : $0 }
        return UsageError(
            Localized(
                zh: "读不了“\(name)”\(file.map { "的“\($0)”" } ?? "")：\(diagnostic.message.chinese)",
                en: "cannot read \(file.map { "“\($0)” of " } ?? "")“\(name)”: \(diagnostic.message.english)"),
            hint: diagnostic.remedy)
    }

    private static func unknownRegister(_ path: String) -> UsageError {
        UsageError(
            Localized(zh: "“\(path)”不是稿件，规定里也没有这个台账", en: "“\(path)” is no draft, nor a register of the policy"),
            hint: Localized(
                zh: "台账写在 .baguan/policy.yml 的 registers 里，如 {file: \(path), kind: banner}",
                en: "registers are listed in .baguan/policy.yml, like {file: \(path), kind: banner}"))
    }

    /// A file that the publication shows; what lies on line or outside the office's folder, or leads there, is not fetched.
    private static func asset(_ target: String, beside folder: FilePath, in root: FilePath) -> [UInt8]? {
        guard !target.contains("://"), !target.hasPrefix("/"), let path = FilePath(target).absolute(from: folder).canonical,
            path.relative(to: root) != nil
        else { return nil }
        return try? FileReader(limit: FileReader.defaultLimit).read(path)
    }

    private static func read(_ path: FilePath, as name: String) throws(UsageError) -> [UInt8] {
        do throws(FileTrouble) {
            return try FileReader(limit: FileReader.defaultLimit).read(path)
        } catch {
            throw error.usageError(reading: name)
        }
    }
}

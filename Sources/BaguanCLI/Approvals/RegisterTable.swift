import Baguan

/// A register of the policy, as it lies on disk.
struct RegisterTable {
    /// As the user named it.
    let name: String
    let path: FilePath
    /// The folder of the policy.
    let root: FilePath
    let forms: [PublicationForm]
    /// The ids of the rows that are left out.
    let faultyIDs: [PublicationForm.Value]
    /// What is wrong with some rows, which are left out.
    let diagnostics: [Diagnostic]

    /// Nil when the policy knows no register there.
    /// - Throws: ``UsageError`` when it cannot be read.
    init?(_ name: String, in folder: ApprovalFolder) throws(UsageError) {
        let path = FilePath(argument: name).absolute(from: .workingFolder)
        guard let inside = (path.canonical ?? path).relative(to: folder.root),
            let file = folder.policy.registers.first(where: { $0.path.utf8.elementsEqual(inside.utf8) })
        else { return nil }
        try self.init(file, at: path, as: name, in: folder.root)
    }

    /// - Parameter name: what messages call it.
    init(_ file: Policy.RegisterFile, at path: FilePath, as name: String, in root: FilePath) throws(UsageError) {
        let bytes: [UInt8]
        do throws(FileTrouble) {
            bytes = try FileReader(limit: FileReader.defaultLimit).read(path)
        } catch {
            throw error.usageError(reading: name)
        }
        var diagnostics: [Diagnostic] = []
        do throws(ReadingError) {
            let register = try Register(file: bytes, path: name, kind: file.kind, columns: file.columns, diagnostics: &diagnostics)
            (forms, faultyIDs) = (register.forms, register.faultyIDs)
        } catch {
            let message = error.diagnostic.message
            throw UsageError(
                Localized(zh: "读不了“\(name)”：\(message.chinese)", en: "cannot read “\(name)”: \(message.english)"),
                hint: error.diagnostic.remedy)
        }
        self.diagnostics = diagnostics
        self.name = name
        self.path = path
        self.root = root
    }

    /// Between a register's path and the id of a row: `banners.csv#B-12`.
    private static let mark: Character = "#"

    /// Whether a character parts path and id; the mark of full width is what Chinese keyboards give.
    static func isMark(_ character: Character) -> Bool { character == mark || character == "＃" }

    /// The register and the id of a row that an argument names: the register is a file, and an id may hold the mark, too.
    static func parts(of argument: String) -> (path: String, id: String)? {
        let marks = argument.indices.filter { isMark(argument[$0]) }
        guard let mark = marks.first(where: { FilePath(argument: String(argument[..<$0])).exists }) ?? marks.last else { return nil }
        return (String(argument[..<mark]), String(argument[argument.index(after: mark)...]))
    }

    /// What names a row on the command line.
    func argument(of id: String) -> String { "\(name)\(Self.mark)\(id)" }

    /// The publication that a row is.
    func publication(_ form: PublicationForm) throws -> PublicationDraft { try PublicationDraft(form, of: self) }

    func form(_ id: String) -> PublicationForm? { forms.first { ($0[.id] ?? "").utf8.elementsEqual(id.utf8) } }

    private static let listed = 20

    /// The ids that there are, for messages.
    private var ids: String {
        let ids = forms.compactMap { $0[.id] }
        return ids.prefix(Self.listed).joined(separator: "、") + (ids.count > Self.listed ? "……" : "")
    }

    var needsRow: any Error {
        if forms.isEmpty, diagnostics.contains(where: { $0.level == .error }) { return InputTrouble(diagnostics: diagnostics) }
        return UsageError(
            Localized(
                zh: "“\(name)”是台账，一行是一件：要写明哪一件，如 \(name)#编号", en: "“\(name)” is a register: say which row, like \(name)#ID"),
            hint: Localized(zh: ids.isEmpty ? "表里还没有登记" : "编号有：\(ids)", en: ids.isEmpty ? "it has no rows" : "the ids are \(ids)"))
    }

    /// What to say when no row has the id: the row may be one of those with mistakes.
    func missing(_ id: String) -> any Error {
        guard diagnostics.allSatisfy({ $0.level != .error }) else { return InputTrouble(diagnostics: diagnostics) }
        return UsageError(
            Localized(zh: "台账“\(name)”里没有编号“\(id)”", en: "no row of “\(name)” has the id “\(id)”"),
            hint: ids.isEmpty ? nil : Localized(zh: "编号有：\(ids)", en: "the ids are \(ids)"))
    }
}

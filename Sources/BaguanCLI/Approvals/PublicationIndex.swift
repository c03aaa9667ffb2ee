import Baguan

/// Where the publications of the records lie now.
struct PublicationIndex {
    private let folder: ApprovalFolder
    private let setup: RunSetup
    /// By the bytes of their names: the argument that names each.
    private var places: [[UInt8]: String] = [:]

    /// Looks for publications with ids of their own in registers and, if some are still missing, in all drafts.
    init(of items: [String], in folder: ApprovalFolder, _ setup: RunSetup) {
        self.folder = folder
        self.setup = setup
        for item in items {
            let path = folder.root.appending(Array(item.utf8))
            if path.exists { places[Array(item.utf8)] = path.text }
        }
        for register in folder.policy.registers {
            let path = folder.root.appending(Array(register.path.utf8))
            var ignored: [Diagnostic] = []
            guard let bytes = try? FileReader(limit: FileReader.defaultLimit).read(path),
                let table = try? Register(
                    file: bytes, path: register.path, kind: register.kind, columns: register.columns, diagnostics: &ignored)
            else { continue }
            for id in table.forms.compactMap({ $0[.id] }) { places[Array(id.utf8)] = "\(path.text)#\(id)" }
        }
        guard items.contains(where: { places[Array($0.utf8)] == nil }) else { return }
        var finder = DraftFinder(settings: setup.project)
        finder.find([folder.root.text])
        for case .draft(let draft) in finder.found {
            guard let bytes = try? FileReader(limit: setup.fileLimit).read(draft.path),
                let content = try? DraftContent(bytes, path: draft.name, read: { _ in nil }), let id = content.publication.form[.id]
            else { continue }
            places[Array(id.utf8)] = draft.name
        }
    }

    /// The publication as it lies there; nil when it is gone or cannot be read.
    func draft(of item: String) -> PublicationDraft? {
        places[Array(item.utf8)].flatMap { try? PublicationDraft($0, in: folder, settings: setup.project) }
    }
}

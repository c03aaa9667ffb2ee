import Baguan

/// Where the publications of the records lie now.
struct PublicationIndex {
    /// What there is of a publication.
    enum Finding {
        case found(PublicationDraft)
        case gone
        /// It is there, and cannot be read.
        case unreadable(Localized)
    }

    private let folder: ApprovalFolder
    private let setup: RunSetup
    /// By the bytes of their names: the arguments that name each.
    private var places: [[UInt8]: [String]] = [:]

    /// Looks for publications with ids of their own in registers and, if some are still missing, in all drafts.
    init(of items: [String], in folder: ApprovalFolder, _ setup: RunSetup) {
        self.folder = folder
        self.setup = setup
        for item in items {
            let path = folder.root.appending(Array(item.utf8))
            if path.exists { places[Array(item.utf8), default: []].append(path.text) }
        }
        addRows()
        if items.contains(where: { places[Array($0.utf8)] == nil }) { addDrafts { _ in true } }
    }

    /// Looks everywhere for one id.
    init(everywhere id: String, in folder: ApprovalFolder, _ setup: RunSetup) {
        self.folder = folder
        self.setup = setup
        addRows()
        let bytes = Array(id.utf8)
        addDrafts { $0.contains(bytes) }
    }

    private mutating func addRows() {
        for register in folder.policy.registers {
            let path = folder.root.appending(Array(register.path.utf8))
            guard let table = try? RegisterTable(register, at: path, as: path.text) else { continue }
            for form in table.forms { add(table.publication(form)) }
        }
    }

    /// - Parameter isWorthIt: whether a draft of these bytes may have an id; one with a file beside it always may.
    private mutating func addDrafts(_ isWorthIt: ([UInt8]) -> Bool) {
        var finder = DraftFinder(settings: setup.project)
        finder.find([folder.root.text])
        while let found = finder.next() {
            guard case .draft(let file) = found, !file.name.hasSuffix(PublicationForm.sidecarSuffix) else { continue }
            let hasSidecar = FilePath(bytes: file.path.bytes + Array(PublicationForm.sidecarSuffix.utf8)).exists
            guard let bytes = try? FileReader(limit: setup.fileLimit).read(file.path), hasSidecar || isWorthIt(bytes),
                let draft = try? PublicationDraft(file.name, in: folder, settings: setup.project),
                draft.reviewed.form[.id] != nil
            else { continue }
            add(draft)
        }
    }

    private mutating func add(_ draft: PublicationDraft) {
        places[Array(draft.reviewed.id.utf8), default: []].append(draft.name)
    }

    /// Everything of that name, as seen from the folder of the policy.
    func places(of item: String) -> [String] {
        (places[Array(item.utf8)] ?? []).map { FilePath($0).relative(to: folder.root) ?? $0 }
    }

    func publication(_ item: String) -> Finding {
        guard let place = places[Array(item.utf8)]?.first else { return .gone }
        do {
            return .found(try PublicationDraft(place, in: folder, settings: setup.project))
        } catch let error as UsageError {
            return .unreadable(error.message)
        } catch let trouble as InputTrouble {
            return .unreadable(trouble.diagnostics[0].message)
        } catch {
            return .gone
        }
    }

    /// What a publication says of itself; nothing where it is gone.
    func form(of item: String) -> PublicationForm {
        if case .found(let draft) = publication(item) { draft.reviewed.form } else { PublicationForm() }
    }
}

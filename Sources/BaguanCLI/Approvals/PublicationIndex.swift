import Baguan

/// Every publication below the folder of the policy, by its name: drafts, and the rows of registers.
struct PublicationIndex {
    /// What there is of a publication.
    enum Finding {
        case found(PublicationDraft)
        case gone
        /// It is there, and cannot be read or told apart.
        case unreadable(Localized)
    }

    /// Where something of a name lies.
    private struct Place {
        /// What opens it.
        var argument: String
        /// Seen from the folder of the policy, for people.
        var shown: String
        /// What it says, in a few words; nil for a draft whose name says it.
        var title: String?
    }

    private let folder: ApprovalFolder
    private let setup: RunSetup
    /// By the bytes of their names.
    private var places: [[UInt8]: [Place]] = [:]
    /// The files that publications name in their fields: they are approved with those, and are none themselves.
    /// Each with what opens the publications that name it.
    private(set) var attached: [FilePath: [String]] = [:]

    init(_ folder: ApprovalFolder, _ setup: RunSetup) {
        self.folder = folder
        self.setup = setup
        addRows()
        addDrafts()
    }

    private mutating func addRows() {
        for register in folder.policy.registers {
            let path = folder.root.appending(Array(register.path.utf8))
            guard let table = try? RegisterTable(register, at: path, as: path.text, in: folder.root) else { continue }
            for form in table.forms {
                let argument = table.argument(of: form[.id] ?? "")
                add(form.values[.id], of: register, argument, title: Self.title { form[$0] })
                note(form, of: argument, beside: path.parent)
            }
            for id in table.faultyIDs { add(id, of: register, table.argument(of: id.texts.joined()), title: nil) }
        }
    }

    private mutating func add(_ id: PublicationForm.Value?, of register: Policy.RegisterFile, _ argument: String, title: String?) {
        let line = id?.place.position.line ?? 0
        let shown = Speech.words("\(register.path) 第 \(line) 行", "\(register.path), line \(line)")
        add(id?.texts.joined() ?? "", Place(argument: argument, shown: shown, title: title))
    }

    private mutating func addDrafts() {
        var finder = DraftFinder(settings: setup.project)
        finder.find([folder.root.text])
        while let found = finder.next() {
            guard case .draft(let file) = found, !file.name.hasSuffix(PublicationForm.sidecarSuffix),
                let inside = file.path.relative(to: folder.root)
            else { continue }
            let form = form(of: file)
            add(form?[.id] ?? inside, Place(argument: file.name, shown: inside, title: form?[.id].flatMap { _ in Self.title { form?[$0] } }))
            if let form { note(form, of: file.name, beside: file.path.parent) }
        }
    }

    /// What a draft says of itself, or the file beside it; nil for the many that say nothing.
    private func form(of file: DraftFile) -> PublicationForm? {
        var diagnostics: [Diagnostic] = []
        let beside = FilePath(bytes: file.path.bytes + Array(PublicationForm.sidecarSuffix.utf8))
        let reader = FileReader(limit: setup.fileLimit)
        let sidecar = (try? reader.read(beside)).flatMap {
            PublicationForm(sidecar: $0, path: beside.text, diagnostics: &diagnostics)
        }
        let isMarkdown = DocumentFormat.ofFile(at: file.name)?.name == DocumentFormat.markdown.name
        guard isMarkdown, let bytes = try? reader.read(file.path), bytes.prefix(6).contains(UInt8(ascii: "-")),
            let content = try? DraftContent(bytes, path: file.name, sidecar: sidecar, read: { _ in nil })
        else { return sidecar }
        return content.publication.form
    }

    private mutating func note(_ form: PublicationForm, of publication: String, beside folder: FilePath) {
        for field in PublicationField.allCases where field.content == .file {
            for file in (form.values[field]?.texts ?? []).compactMap({ FilePath($0).absolute(from: folder).canonical }) {
                attached[file, default: []].append(publication)
            }
        }
    }

    private mutating func add(_ item: String, _ place: Place) { places[Array(item.utf8), default: []].append(place) }

    private static let titleLength = 16

    private static func title(_ value: (PublicationField) -> String?) -> String? {
        guard let title = [.title, .topic, .text, .donor].lazy.compactMap(value).first else { return nil }
        return title.count > titleLength ? title.prefix(titleLength) + "…" : title
    }

    /// Everything of that name, as people find it.
    func places(of item: String) -> [String] { (places[Array(item.utf8)] ?? []).map(\.shown) }

    /// A publication's name, with a few words of what it said then where the name alone tells nothing.
    ///
    /// - Parameter text: as it was kept; what the file says now may be something else.
    func title(of item: String, saying text: KeptText?) -> String {
        if let place = places[Array(item.utf8)]?.first, place.title == nil { return item }
        guard let title = text.flatMap({ text in Self.title { text[$0] } }) else { return item }
        return Speech.words("\(item)（\(title)）", "\(item) (\(title))")
    }

    func publication(_ item: String) -> Finding {
        let places = places[Array(item.utf8)] ?? []
        if places.count > 1 {
            let shown = places.map(\.shown)
            return .unreadable(Localized(
                zh: "编号有 \(shown.count) 件在用：\(shown.joined(separator: "、"))", en: "its id is used by \(shown.count): \(shown.joined(separator: ", "))"))
        }
        // A file that no walk meets may be there all the same.
        let file = folder.root.appending(Array(item.utf8))
        guard let place = places.first?.argument ?? (file.exists ? file.text : nil) else { return .gone }
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

import Baguan

/// Rules and approvals together, publication by publication.
struct Gate {
    let books: Books
    let setup: RunSetup
    let inspector: Inspector
    let today: CalendarDate
    let exclusion: ExclusionOptions
    let index: PublicationIndex
    /// Files that go with publications and were looked at with one of them.
    private var seen: Set<String> = []
    /// What was said of a register, which all its rows would say again.
    private var warned: Set<Diagnostic> = []
    /// Publications that were judged: one may be met by itself and by a file that goes with it.
    private var judged: Set<FilePath> = []

    init(books: Books, setup: RunSetup, inspector: Inspector, today: CalendarDate, exclusion: ExclusionOptions) {
        (self.books, self.setup, self.inspector, self.today, self.exclusion) = (books, setup, inspector, today, exclusion)
        index = PublicationIndex(books.folder, setup)
    }

    /// Judges the drafts in some paths, and the rows of the registers among them: whatever cannot be looked at is named, and
    /// keeps nothing else from being looked at.
    mutating func judge(_ paths: [String], into reporter: inout Reporter) throws {
        var finder = DraftFinder(settings: setup.project)
        finder.forcesExclude = exclusion.forceExclude
        finder.ignored.respectsGit = !exclusion.noRespectGitignore
        var registers: [RegisterPlace] = []
        var rows: [String] = []
        for path in paths {
            if FilePath(argument: path).exists {
                registers += self.registers(below: path)
                if !isRegister(path) { finder.find([path]) }
            } else if path.contains(where: RegisterTable.isMark) {
                rows.append(path)
            } else {
                finder.find([path])
            }
        }
        judged.formUnion(registers.map(\.path))
        while let entry = finder.next() {
            switch entry {
            case .remark(let diagnostic): if registers.isEmpty { try reporter.add(diagnostic) }
            case .unreadable(let diagnostic): try reporter.add(unreadable: diagnostic)
            // Hooks name every table that changed, and most are no registers.
            case .draft(let file) where exclusion.forceExclude && DocumentFormat.ofFile(at: file.name)?.name == DocumentFormat.table.name: continue
            // A workbook may be a draft as well.
            case .draft(let file) where !file.name.hasSuffix(PublicationForm.sidecarSuffix) && !isRegister(file.name):
                try judge(file, into: &reporter)
            case .draft: continue
            }
        }
        for register in registers { try judgeRows(register, into: &reporter) }
        for row in rows { try judge(named: row, into: &reporter) }
    }

    private func isRegister(_ path: String) -> Bool {
        FilePath(argument: path).canonical.map { path in
            books.folder.policy.registers.contains { books.folder.root.appending(Array($0.path.utf8)).canonical == path }
        } ?? false
    }

    private struct RegisterPlace {
        var register: Policy.RegisterFile
        var path: FilePath
        /// As the user would name it.
        var name: String
    }

    /// The policy's registers that lie in a folder, or the one that this is.
    private func registers(below path: String) -> [RegisterPlace] {
        let root = books.folder.root
        guard let canonical = FilePath(argument: path).canonical else { return [] }
        return books.folder.policy.registers.compactMap { register in
            let place = root.appending(Array(register.path.utf8)).absolute(from: root)
            guard place == canonical || place.relative(to: canonical) != nil else { return nil }
            return RegisterPlace(
                register: register, path: place, name: place.relative(to: FilePath.workingFolder) ?? register.path)
        }
    }

    /// The publications that name a file, with which it is approved and looked at.
    private func owners(of file: DraftFile) -> [String] {
        file.path.canonical.flatMap { index.attached[$0] } ?? []
    }

    /// Judges what a file goes with instead of the file.
    private mutating func judge(_ owners: [String], of file: DraftFile, into reporter: inout Reporter) throws {
        let form = try? PublicationDraft(file.name, in: books.folder, settings: setup.project).reviewed.form
        guard form?.kind == nil else {
            return try reporter.add(unreadable: Diagnostic(
                code: "outline-is-publication", filePath: file.name,
                message: Localized(zh: "别的发布物把它写作提纲，它自己又写明是发布物", en: "another publication names it as its outline, and it says that it is one itself"),
                remedy: Localized(zh: "提纲和发布物分成两个文件", en: "make two files of it")))
        }
        // What a walk meets is judged where its publication lies.
        for owner in owners where file.origin == .named {
            let row = FilePath(owner).exists ? nil : RegisterTable.parts(of: owner)
            let path = FilePath(row?.path ?? owner)
            let name = (path.relative(to: FilePath.workingFolder) ?? path.text) + owner.dropFirst((row?.path ?? owner).count)
            // A register that is looked at whole has the row.
            let isNew = row == nil ? judged.insert(path.canonical ?? path).inserted : !judged.contains(path)
            if isNew { try judge(named: name, into: &reporter) }
        }
    }

    private mutating func judgeRows(_ place: RegisterPlace, into reporter: inout Reporter) throws {
        try looking(into: &reporter, at: place.name) { gate, reporter in
            let table = try RegisterTable(place.register, at: place.path, as: place.name, in: gate.books.folder.root)
            for diagnostic in table.diagnostics where diagnostic.level == .error { try reporter.add(unreadable: diagnostic) }
            for form in table.forms {
                try gate.looking(into: &reporter, at: table.argument(of: form[.id] ?? "")) { gate, reporter in
                    try gate.judge(table.publication(form), into: &reporter)
                }
            }
        }
    }

    private mutating func judge(_ file: DraftFile, into reporter: inout Reporter) throws {
        let owners = owners(of: file)
        guard owners.isEmpty else { return try judge(owners, of: file, into: &reporter) }
        guard judged.insert(file.path.canonical ?? file.path).inserted else { return }
        try looking(into: &reporter, at: file.name) { gate, reporter in
            let draft = try PublicationDraft(file.name, in: gate.books.folder, settings: gate.setup.project)
            // A note about the folder, unless it says that it is to go out.
            if file.origin != .named, draft.reviewed.kind == nil, FilePath(file.name).name.lowercased().hasPrefix("readme.") { return }
            try gate.judge(draft, into: &reporter)
        }
    }

    private mutating func judge(named path: String, into reporter: inout Reporter) throws {
        try looking(into: &reporter, at: path) { gate, reporter in
            try gate.judge(PublicationDraft(path, in: gate.books.folder, settings: gate.setup.project), into: &reporter)
        }
    }

    /// What the rules say of the draft and of what goes with it, and what keeps the publication back.
    private mutating func judge(_ publication: PublicationDraft, into reporter: inout Reporter) throws {
        var draft = publication
        draft.note(index)
        for warning in draft.warnings where warned.insert(warning).inserted { try reporter.add(warning) }
        var inspections = try draft.inspections(by: inspector, setup, today: today)
        let decision = books.evaluator.decision(on: draft.reviewed, today: today)
        inspections[0].findings = (inspections[0].findings + decision.findings(in: Speech.language)).sorted { $0.range.lowerBound < $1.range.lowerBound }
        try reporter.add(inspections[0])
        for inspection in inspections.dropFirst() where seen.insert(inspection.source.path).inserted { try reporter.add(inspection) }
    }

    /// Names what cannot be looked at, and goes on.
    private mutating func looking(
        into reporter: inout Reporter, at path: String, _ body: (inout Gate, inout Reporter) throws -> Void
    ) throws {
        do {
            try body(&self, &reporter)
        } catch let error as UsageError {
            try reporter.add(unreadable: Diagnostic(code: "unreadable", filePath: path, message: error.message, remedy: error.hint))
        } catch let trouble as InputTrouble {
            for diagnostic in trouble.diagnostics { try reporter.add(unreadable: diagnostic) }
        } catch let error as ReadingError {
            try reporter.add(unreadable: error.diagnostic)
        }
    }
}

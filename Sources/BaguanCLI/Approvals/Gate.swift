import Baguan

/// Rules and approvals together, publication by publication.
struct Gate {
    let books: Books
    let setup: RunSetup
    let inspector: Inspector
    let today: CalendarDate
    let exclusion: ExclusionOptions

    /// Judges the drafts in some paths, and the rows of the registers among them: whatever cannot be looked at is named, and
    /// keeps nothing else from being looked at.
    func judge(_ paths: [String], into reporter: inout Reporter) throws {
        var finder = DraftFinder(settings: setup.project)
        finder.forcesExclude = exclusion.forceExclude
        finder.ignored.respectsGit = !exclusion.noRespectGitignore
        var registers: [() throws -> RegisterTable] = []
        var rows: [String] = []
        for path in paths {
            if FilePath(argument: path).exists {
                registers += self.registers(below: path)
                if !isRegister(path) { finder.find([path]) }
            } else if path.contains(RegisterTable.mark) {
                rows.append(path)
            } else {
                finder.find([path])
            }
        }
        var names = NameRegister()
        while let entry = finder.next() {
            switch entry {
            case .remark(let diagnostic): if registers.isEmpty { try reporter.add(diagnostic) }
            case .unreadable(let diagnostic): try reporter.add(unreadable: diagnostic)
            // A workbook may be a draft as well.
            case .draft(let file) where !file.name.hasSuffix(PublicationForm.sidecarSuffix) && !isRegister(file.name):
                try judge(file.name, &names, into: &reporter)
            case .draft: continue
            }
        }
        for register in registers { try judgeRows(register, &names, into: &reporter) }
        for row in rows { try judge(row, &names, into: &reporter) }
    }

    private func isRegister(_ path: String) -> Bool {
        FilePath(argument: path).canonical.map { path in
            books.folder.policy.registers.contains { books.folder.root.appending(Array($0.path.utf8)).canonical == path }
        } ?? false
    }

    /// The policy's registers that lie in a folder, or the one that this is.
    private func registers(below path: String) -> [() throws -> RegisterTable] {
        let root = books.folder.root
        guard let canonical = FilePath(argument: path).canonical else { return [] }
        return books.folder.policy.registers.compactMap { register in
            let place = root.appending(Array(register.path.utf8)).absolute(from: root)
            guard place == canonical || place.relative(to: canonical) != nil else { return nil }
            let name = place.relative(to: FilePath.workingFolder) ?? register.path
            return { try RegisterTable(register, at: place, as: name) }
        }
    }

    private func judgeRows(_ register: () throws -> RegisterTable, _ names: inout NameRegister, into reporter: inout Reporter) throws {
        try looking(into: &reporter) { reporter in
            let table = try register()
            for diagnostic in table.diagnostics { try reporter.add(unreadable: diagnostic) }
            for form in table.forms { try judge(table.publication(form), &names, into: &reporter) }
        }
    }

    private func judge(_ path: String, _ names: inout NameRegister, into reporter: inout Reporter) throws {
        try looking(into: &reporter, at: path) { reporter in
            let draft = try PublicationDraft(path, in: books.folder, settings: setup.project)
            for warning in draft.warnings { try reporter.add(warning) }
            try judge(draft, &names, into: &reporter)
        }
    }

    private func judge(_ draft: PublicationDraft, _ names: inout NameRegister, into reporter: inout Reporter) throws {
        if let clash = names.enter(draft) { try reporter.add(unreadable: clash) }
        try reporter.add(inspection(of: draft))
    }

    /// Names what cannot be looked at, and goes on.
    private func looking(
        into reporter: inout Reporter, at path: String? = nil, _ body: (inout Reporter) throws -> Void
    ) throws {
        do {
            try body(&reporter)
        } catch let error as UsageError {
            try reporter.add(unreadable: Diagnostic(code: "unreadable", filePath: path, message: error.message, remedy: error.hint))
        } catch let trouble as InputTrouble {
            for diagnostic in trouble.diagnostics { try reporter.add(unreadable: diagnostic) }
        } catch let error as ReadingError {
            try reporter.add(unreadable: error.diagnostic)
        }
    }

    /// What the rules say, and what keeps the publication back.
    private func inspection(of draft: PublicationDraft) throws -> Inspection {
        var inspection = setup.judged(
            try inspector.inspect(draft.bytes, path: draft.name, kind: draft.reviewed.kind?.rawValue),
            path: draft.reviewed.id, today: today)
        inspection.findings = (inspection.findings + books.evaluator.decision(on: draft.reviewed, today: today).findings)
            .sorted { $0.range.lowerBound < $1.range.lowerBound }
        return inspection
    }
}

/// The names of the publications of one run: two of one name would share their records.
private struct NameRegister {
    private var places: [[UInt8]: String] = [:]

    /// - Returns: what is wrong when the name is taken.
    mutating func enter(_ draft: PublicationDraft) -> Diagnostic? {
        let id = draft.reviewed.id
        guard let first = places.updateValue(draft.name, forKey: Array(id.utf8)), first != draft.name else { return nil }
        return Diagnostic(
            code: "duplicate-id", filePath: draft.name,
            message: Localized(zh: "编号“\(id)”也是“\(first)”的", en: "the id “\(id)” is that of “\(first)”, too"),
            remedy: Localized(zh: "给其中一件另编一个号，审批记录靠编号认", en: "give one of them another id: records go by it"))
    }
}

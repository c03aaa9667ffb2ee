import ArgumentParser
import Baguan

/// `baguan status`
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: Speech.words("一件发布物走到哪一步、轮到谁、为什么还不能发。", "How far a publication has come, whose turn it is, and why it may not go out yet."))

    @Argument(help: .words("稿件，或者 台账.csv#编号", "drafts, or REGISTER.csv#ID", value: "path"))
    var paths: [String]

    @Option(help: .words("另外写一份可以打印的审核登记表（html）", "also write an approval form to print (html)", value: "file"))
    var form: String?

    @OptionGroup(title: Speech.words("设置", "Settings")) var settings: SettingsOptions
    @OptionGroup(title: Speech.words("输出", "Output")) var list: ListOptions
    @OptionGroup(title: Speech.words("通用", "Common")) var common: CommonOptions

    func run() throws {
        let books = Books(try ApprovalFolder.open(common.colour, near: paths.first))
        let setup = RunSetup(settings)
        let index = PublicationIndex(books.folder, setup)
        let standings = try paths.map { path in
            var draft = try PublicationDraft(path, in: books.folder, settings: setup.project)
            draft.note(index)
            DiagnosticMessages(Speech.language, common.colour).show(draft.warnings)
            return (draft: draft, decision: books.evaluator.decision(on: draft.reviewed, today: settings.date))
        }
        if let form { try write(standings.map { ApprovalForm(draft: $0.draft, decision: $0.decision, folder: books.folder) }, to: form) }
        try list.write { json in
            json.head()
            json.array("publications") { json in
                for (draft, decision) in standings { json.object { Self.json(draft, decision, books, &$0) } }
            }
        } text: {
            standings.map { Self.text($0.draft, $0.decision, books) }.joined(separator: "\n")
        }
        if !standings.allSatisfy(\.decision.isOpen) { throw ExitStatus.findings }
    }

    private static func text(_ draft: PublicationDraft, _ decision: GateDecision, _ books: Books) -> String {
        let folder = books.folder
        var lines = ["\(draft.name)  \(draft.reviewed.kind?.rawValue ?? "—")  " + Speech.words("内容码 ", "content ")
            + draft.reviewed.subject.whole.code]
        for standing in decision.stages {
            let people = standing.approvals.map(folder.roster.signature).joined(separator: Speech.words("、", ", "))
            let state = switch standing.state {
            case .complete: "✓ " + people
            case .open: Speech.words("待签", "open") + (standing.signers.isEmpty ? "" : Speech.words("：", ": ")
                + standing.signers.map(folder.roster.name(of:)).joined(separator: Speech.words("、", ", ")))
            case .waiting(let before): Speech.words("等\(before.joined(separator: "、"))", "after \(before.joined(separator: ", "))")
            }
            let rejecters = standing.rejections.map { folder.roster.name(of: $0.body.by) }.joined(separator: Speech.words("、", ", "))
            lines.append("  \(standing.stage.id)  " + (rejecters.isEmpty ? state : Speech.words("✗ 已退回：\(rejecters)", "✗ rejected: \(rejecters)")))
        }
        lines += display(books.evaluator.display(of: draft.reviewed.id))
        lines += SessionWords.reasons(decision).map { "  " + $0 }
        if let last = books.history.timeline(of: draft.reviewed.id).last(where: { $0.counts && $0.record.body.subject != nil }),
            let then = last.record.body.subject, ChangeKind(from: then, to: draft.reviewed.subject) == .rework,
            case let difference = books.difference(of: draft, since: last.record) {
            lines.append(Speech.words("  自上一条记录以来的改动：", "  changed since the last record:"))
            lines += difference.map { "    " + $0 }
        }
        if decision.isOpen {
            lines += SessionWords.open(decision).map { "  " + $0 }
        } else {
            lines += decision.overridden.map { "  " + decision.message(of: $0)[Speech.language] }
            lines.append(Speech.words("  不能发布", "  closed"))
        }
        return lines.map { TerminalText.visible($0) + "\n" }.joined()
    }

    /// Where it is out, or when it came down.
    private static func display(_ display: DisplayState) -> [String] {
        guard display.records.isEmpty, let withdrawal = display.withdrawal else {
            return display.records.map { record in
                let (place, time) = (record.body.details[.place] ?? "", record.body.at.inBeijing)
                return Speech.words("  已发布：\(place)（\(time)）", "  out: \(place) (\(time))")
            }
        }
        let (note, time) = (withdrawal.body.note ?? "", withdrawal.body.at.inBeijing)
        return [Speech.words("  已撤下：\(note)（\(time)）", "  taken down: \(note) (\(time))")]
    }

    private static func json(_ draft: PublicationDraft, _ decision: GateDecision, _ books: Books, _ json: inout JSONWriter) {
        json.member("publication", draft.reviewed.id)
        json.member("filePath", draft.name)
        if let kind = draft.reviewed.kind { json.member("kind", kind.rawValue) }
        json.member("content", draft.reviewed.subject.whole.description)
        let display = books.evaluator.display(of: draft.reviewed.id)
        json.member("places", display.records.compactMap { $0.body.details[.place] })
        if display.records.isEmpty { json.member("withdrawnAt", display.withdrawal?.body.at.description) }
        json.array("stages") { json in
            for standing in decision.stages {
                json.object {
                    $0.member("stage", standing.stage.id)
                    $0.member("complete", standing.state == .complete)
                    $0.member("approvedBy", standing.approvals.map(\.person))
                    $0.member("inTheNameOf", standing.approvals.map(\.principal))
                    $0.member("signers", standing.signers)
                    $0.member("rejectedBy", standing.rejections.map(\.body.by))
                }
            }
        }
        json.decision(decision)
    }

    private func write(_ forms: [ApprovalForm], to file: String) throws {
        let path = FilePath(argument: file).absolute(from: .workingFolder)
        do throws(FileTrouble) {
            try FileWriter.create(path, holding: Array(ApprovalForm.page(forms).utf8))
        } catch {
            throw error.usageError(writing: file)
        }
    }
}

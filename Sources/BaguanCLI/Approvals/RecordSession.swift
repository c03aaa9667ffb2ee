import Baguan
import Foundation

/// One person about to put one record about one publication into the ledger.
struct RecordSession {
    let books: Books
    let draft: PublicationDraft
    let signer: any RecordSigner
    let person: Person
    let time: Timestamp
    let decision: GateDecision
    let setup: RunSetup

    var folder: ApprovalFolder { books.folder }

    /// - Parameter find: the publication, where it may lie elsewhere than at the path that was given.
    init(
        _ arguments: RecordArguments,
        finding find: (RecordArguments, Books, RunSetup) throws -> PublicationDraft = Self.find
    ) throws {
        let folder = try ApprovalFolder.open(arguments.common.colour, near: arguments.path)
        setup = RunSetup(arguments.settings)
        time = arguments.signing.time
        books = Books(folder, asOf: time)
        var draft = try find(arguments, books, setup)
        draft.note(PublicationIndex(folder, setup))
        self.draft = draft
        DiagnosticMessages(Speech.language, arguments.common.colour).show(draft.warnings)
        (signer, person) = try arguments.signing.signature(in: folder.roster)
        try Self.refuseSharedName(draft)
        guard books.history.isSound else {
            throw UsageError(
                Localized(zh: "审批记录有问题，不能再往下写", en: "the ledger is in doubt; nothing is added to it"),
                hint: Localized(zh: "baguan verify 说明是哪一条", en: "baguan verify tells which record"))
        }
        decision = books.evaluator.decision(on: draft.reviewed, today: Self.day(of: time))
    }

    private static func find(_ arguments: RecordArguments, _ books: Books, _ setup: RunSetup) throws -> PublicationDraft {
        try PublicationDraft(arguments.path, in: books.folder, settings: setup.project)
    }

    /// Two publications of one name would share their records.
    private static func refuseSharedName(_ draft: PublicationDraft) throws(UsageError) {
        let (id, places) = (draft.reviewed.id, draft.reviewed.places)
        guard places.count > 1 else { return }
        throw UsageError(
            Localized(zh: "编号“\(id)”有 \(places.count) 件在用：\(places.joined(separator: "、"))", en: "the id “\(id)” is used by \(places.count): \(places.joined(separator: ", "))"),
            hint: Localized(zh: "给其中一件另编一个号，审批记录靠编号认", en: "give one of them another id: records go by it"))
    }

    /// The day that it is when somebody signs.
    static func day(of time: Timestamp) -> CalendarDate { time.dayInBeijing ?? time.date }

    /// Why this person's signature for a stage would not count.
    func objection(to stage: Stage) -> SigningObjection? {
        books.evaluator.objection(toSigning: stage.id, by: person.id, with: signer.publicKey, on: draft.reviewed, at: time)
    }

    /// A record of the publication as it is, with all its earlier records as what the signer has seen.
    func body(_ kind: RecordKind, stage: Stage? = nil, scan: ScanSummary? = nil, note: String? = nil) -> RecordBody {
        let needsPolicy = draft.reviewed.kind.flatMap { folder.policy.digest(of: $0) }
        return RecordBody(
            kind: kind, org: folder.policy.organisation, item: draft.reviewed.id,
            after: books.history.entries(of: draft.reviewed.id).filter(\.counts).map(\.record.id).sorted(), by: person.id,
            role: stage?.role, stage: stage?.id, subject: draft.reviewed.subject, policy: needsPolicy, scan: scan, at: time,
            note: note)
    }

    /// Signs and writes. The text goes first: a record without its text costs a comparison, a text without a record nothing.
    /// The note of where the chain ends goes last, and is not what the record hangs on.
    func append(_ body: RecordBody) throws -> Record {
        var body = body
        if body.subject != nil {
            do throws(FileTrouble) {
                let digest = try folder.texts.keep(draft.content.lines)
                body.details[.kept] = digest.hex
            } catch {
                throw error.usageError(writing: folder.texts.folder.text)
            }
        }
        let record = try append(body, by: signer)
        do throws(FileTrouble) {
            try folder.heads.keep(HeadNote(after: record))
        } catch {
            let (path, reason) = (folder.heads.folder.text, error.message)
            Message.show(TerminalText.visible(Speech.words(
                "记录已经写好，但写不进“\(path)”：\(reason.chinese)", "the record is written, but “\(path)” could not be: \(reason.english)")) + "\n")
        }
        return record
    }

    private func append(_ body: RecordBody, by signer: some RecordSigner) throws -> Record {
        do throws(LedgerWriteProblem) {
            return try LedgerWriter(folder: folder.records.text, signer: signer, keys: folder.roster.keys).append(body)
        } catch {
            throw UsageError(
                Localized(zh: "记录没有写成：\(error.message.chinese)", en: "the record was not written: \(error.message.english)"),
                hint: error.remedy)
        }
    }

    /// What the rules say now of the draft and of what goes with it, so that the record tells what the signer could know.
    func scan() -> (summary: ScanSummary, findings: [Finding]) {
        let today = Self.day(of: time)
        let inspector = setup.inspector(setup.ruleSet, asOf: today)
        let inspections = (try? draft.inspections(by: inspector, setup, today: today)) ?? []
        let findings = inspections.flatMap(\.findings).filter { $0.severity > .info }
        let report = findings.map { "\($0.ruleID) \($0.fingerprint)\n" }.joined()
        return (ScanSummary(rules: Version.current, report: Digest(of: Array(report.utf8)), open: findings.count), findings)
    }

    static func confirm(_ question: Localized) throws {
        guard isatty(STDIN_FILENO) == 1 else {
            throw UsageError(
                Localized(zh: "没有人可以问：标准输入不是终端", en: "there is nobody to ask: standard input is no terminal"),
                hint: Localized(zh: "看清楚之后加上 --yes", en: "once you have looked at it, add --yes"))
        }
        Message.show(question[Speech.language] + Speech.words("［y/N］", " [y/N] "))
        let answer = readLine(strippingNewline: true)?.lowercased() ?? ""
        guard ["y", "yes", "是", "同意"].contains(answer) else {
            Message.show(Speech.words("没有签名。\n", "Nothing was signed.\n"))
            throw ExitStatus.findings
        }
    }
}

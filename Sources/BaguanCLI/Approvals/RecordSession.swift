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

    init(_ arguments: RecordArguments) throws {
        let folder = try ApprovalFolder.open(arguments.common.colour)
        setup = RunSetup(arguments.settings)
        draft = try PublicationDraft(arguments.path, in: folder, settings: setup.project)
        DiagnosticMessages(Speech.language, arguments.common.colour).show(draft.warnings)
        (signer, person) = try arguments.signing.signature(in: folder.roster)
        time = arguments.signing.time
        books = Books(folder, asOf: time)
        guard books.history.isSound else {
            throw UsageError(
                Localized(zh: "审批记录有问题，不能再往下写", en: "the ledger is in doubt; nothing is added to it"),
                hint: Localized(zh: "baguan verify 说明是哪一条", en: "baguan verify tells which record"))
        }
        decision = books.evaluator.decision(on: draft.reviewed, today: Self.day(of: time))
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
        if body.subject != nil {
            do throws(FileTrouble) {
                try folder.texts.keep(draft.content.lines, of: draft.reviewed.subject)
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
            return try LedgerWriter(folder: folder.records.text, signer: signer).append(body)
        } catch {
            throw UsageError(
                Localized(zh: "记录没有写成：\(error.message.chinese)", en: "the record was not written: \(error.message.english)"),
                hint: error.remedy)
        }
    }

    /// What the rules say of the draft now, so that the record tells what the signer could know.
    func scan() -> (summary: ScanSummary, inspection: Inspection?) {
        let rules = RuleSet(setup.rules)
        let today = Self.day(of: time)
        let inspector = setup.inspector(rules, asOf: today)
        let inspection = (try? inspector.inspect(draft.bytes, path: draft.name, kind: draft.reviewed.kind?.rawValue)).map {
            setup.judged($0, path: draft.reviewed.id, today: today)
        }
        let findings = inspection?.findings.filter { $0.severity > .info } ?? []
        let report = findings.map { "\($0.ruleID) \($0.fingerprint)\n" }.joined()
        return (ScanSummary(rules: Version.current, report: Digest(of: Array(report.utf8)), open: findings.count), inspection)
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

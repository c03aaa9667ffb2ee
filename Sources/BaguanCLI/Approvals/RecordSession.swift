import Baguan
import Foundation

/// One person about to put one record about one publication into the ledger.
struct RecordSession {
    let folder: ApprovalFolder
    let draft: PublicationDraft
    let signer: any RecordSigner
    let person: Person
    let time: Timestamp
    let history: History
    let decision: GateDecision

    private let setup: RunSetup

    init(_ path: String, _ signing: SigningOptions, _ settings: SettingsOptions, _ colour: ColourChoice) throws {
        folder = try ApprovalFolder.open(colour)
        setup = RunSetup(settings)
        draft = try PublicationDraft(path, in: folder, settings: setup.project)
        (signer, person) = try signing.signature(in: folder.roster)
        time = signing.time
        history = folder.ledger(asOf: time).history
        guard history.isSound else {
            throw UsageError(
                Localized(zh: "审批记录有问题，不能再往下写", en: "the ledger is in doubt; nothing is added to it"),
                hint: Localized(zh: "baguan verify 说明是哪一条", en: "baguan verify tells which record"))
        }
        decision = Evaluator(policy: folder.policy, roster: folder.roster, history: history)
            .decision(on: draft.reviewed, today: time.dayInBeijing ?? time.date)
    }

    /// A record of the publication as it is, with all its earlier records as what the signer has seen.
    func body(_ kind: RecordKind, stage: Stage? = nil, scan: ScanSummary? = nil, note: String? = nil) -> RecordBody {
        let needsPolicy = draft.reviewed.kind.flatMap { folder.policy.digest(of: $0) }
        return RecordBody(
            kind: kind, org: folder.policy.organisation, item: draft.reviewed.id,
            after: history.entries(of: draft.reviewed.id).filter(\.counts).map(\.record.id).sorted(), by: person.id,
            role: stage?.role, stage: stage?.id, subject: draft.reviewed.subject, policy: needsPolicy, scan: scan, at: time,
            note: note)
    }

    /// Signs and writes. The text goes first: a record without its text costs a comparison, a text without a record nothing.
    func append(_ body: RecordBody) throws -> Record {
        if body.subject != nil {
            do throws(FileTrouble) {
                try folder.texts.keep(draft.content.lines, of: draft.reviewed.subject)
            } catch {
                throw UsageError(Localized(
                    zh: "写不进 \(folder.texts.folder.text)：\(error.message.chinese)", en: "cannot write to \(folder.texts.folder.text): \(error.message.english)"))
            }
        }
        return try append(body, by: signer)
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
        let inspector = setup.inspector(rules, asOf: time.dayInBeijing ?? time.date)
        let inspection = (try? inspector.inspect(draft.bytes, path: draft.name, kind: draft.reviewed.kind?.rawValue)).map {
            setup.judged($0, path: draft.reviewed.id, today: time.dayInBeijing ?? time.date)
        }
        let findings = inspection?.findings.filter { $0.severity > .info } ?? []
        let report = findings.map { "\($0.ruleID) \($0.fingerprint)\n" }.joined()
        return (ScanSummary(rules: Version.current, report: Digest(of: Array(report.utf8)), open: findings.count), inspection)
    }

    /// How the text differs from the one that this record is about; nil when that text was not kept.
    func difference(since record: Record) -> [String]? {
        record.body.subject.flatMap { folder.texts.lines(of: $0) }.map { TextDiff(from: $0, to: draft.content.lines).lines }
    }

    /// Asks for a yes, unless the answer was given on the command line.
    static func confirm(_ question: Localized, _ isGiven: Bool) throws {
        if isGiven { return }
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

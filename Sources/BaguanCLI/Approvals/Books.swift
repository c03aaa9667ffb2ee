import Baguan

/// Policy, roster and records of an organisation at one moment, verified and ready to be asked.
struct Books {
    let folder: ApprovalFolder
    let ledger: VerifiedLedger
    let history: History
    let evaluator: Evaluator

    /// - Parameters:
    ///   - asOf: records with later times are pointed out.
    ///   - anchors: ids of records that are known to have been written.
    init(_ folder: ApprovalFolder, asOf: Timestamp? = nil, anchors: [RecordID] = []) {
        let (records, organisation, keys) = (folder.records.text, folder.policy.organisation, folder.roster.keys)
        let (heads, traces) = (folder.heads.notes, LedgerTraces(texts: Set(folder.texts.digests), wasWritten: folder.heads.folder.exists))
        self.folder = folder
        ledger = Blocking.result {
            await Ledger(folder: records)
                .verified(organisation: organisation, keys: keys, asOf: asOf, anchors: anchors, heads: heads, traces: traces)
        }
        history = History(ledger)
        evaluator = Evaluator(policy: folder.policy, roster: folder.roster, history: history)
    }

    /// The records of one publication in their order, each with what speaks against it.
    /// - Parameter form: what the publication says of itself.
    func records(of item: String, _ form: PublicationForm) -> [ShownRecord] {
        let faults = evaluator.faults(of: item, form: form)
        return history.timeline(of: item).map { shown($0, faults[$0.record.id]) }
    }

    func shown(_ entry: LedgerEntry, _ fault: RecordFault?) -> ShownRecord {
        ShownRecord(
            record: entry.record, roster: folder.roster, doubt: entry.doubt, isRevoked: history.isRevoked(entry.record.id),
            fault: fault.map(evaluator.message))
    }

    /// How a publication differs from what a record is about, or why that cannot be told.
    func difference(of draft: PublicationDraft, since record: Record) -> [String] {
        let kept = folder.texts.text(of: record)
        guard let before = kept.lines else { return [kept.trouble.map { Speech.words("（\($0.chinese)）", "(\($0.english))") } ?? ""] }
        return TextDiff(from: before.map(Self.shown), to: draft.content.lines.map(Self.shown)).lines
    }

    /// A field by the name that people use.
    private static func shown(_ line: String) -> String {
        switch ContentLine(line) {
        case .paragraph(let text): text
        case .field(let field, let value): Speech.words("\(field.chineseNames[0])：\(value)", "\(field.rawValue): \(value)")
        case .attached(let field, let text): Speech.words("\(field.chineseNames[0])正文：\(text)", "text of \(field.rawValue): \(text)")
        }
    }

    /// What to say under a list when the ledger is in doubt.
    var remark: String? {
        guard history.isSound else { return Speech.words("审批记录有可疑的，见 baguan verify。", "The ledger is in doubt; see baguan verify.") }
        return ledger.problems.first { $0.level == .warning }.map { problem in
            Speech.words("\(problem.message.chinese)，见 baguan verify。", "\(problem.message.english); see baguan verify.")
        }
    }
}

/// The noes about one publication.
///
/// A no stands, whatever becomes of the text, until who said it says yes at the same stage, hands in a version of their own or
/// takes it back; until then that stage is not complete. It also undoes what its signer had approved there: who comes after
/// must know of the new yes.
struct Rejections {
    /// Those that nothing their signers did has cleared.
    private(set) var standing: [Record] = []
    /// Approvals on which their own signers went back, each with the noes that undid it.
    private(set) var undone: [RecordID: [RecordID]] = [:]
    /// Of each no that stands, the overrides whose signers knew of it.
    private var overrides: [RecordID: Set<RecordID>] = [:]

    /// None.
    init() {}

    init(in context: GateContext) {
        var order = RecordOrder(context.entries.filter(\.counts).map(\.record))
        let later = context.isOverfull ? [] : context.records
        for rejection in context.records where rejection.body.kind == .reject && Self.isHeard(rejection, in: context) {
            // A yes to a version of which nobody said no stays what it was.
            let isAboutThis = context.requirements.carry.takes(context.change(since: rejection))
            var isCleared = false
            for record in later where Self.isAnswer(record, to: rejection) {
                if order.isKnown(rejection.id, to: record.id) {
                    isCleared = true
                } else if isAboutThis, record.body.kind == .approve {
                    undone[record.id, default: []].append(rejection.id)
                }
            }
            guard !isCleared else { continue }
            standing.append(rejection)
            overrides[rejection.id] = Set(
                later.filter { $0.body.kind == .waive && order.isKnown(rejection.id, to: $0.id) }.map(\.id))
        }
    }

    /// Whether who let the publication out knew of a no. One that came later was not passed over by it.
    func isKnown(_ rejection: Record, to override: Record) -> Bool { overrides[rejection.id]?.contains(override.id) ?? false }

    /// Whether somebody says yes at the stage of their no, or hands in what they then make of it: somebody who wrote a
    /// version can no longer approve one.
    private static func isAnswer(_ record: Record, to rejection: Record) -> Bool {
        guard record.body.by.hasSameBytes(as: rejection.body.by) else { return false }
        return record.body.kind == .submit
            || record.body.kind == .approve && (record.body.stage ?? "").hasSameBytes(as: rejection.body.stage ?? "")
    }

    /// Whether the signer had the role that the rejection names, by themselves or as a deputy. The role must be one that the
    /// kind's stages know, or anybody could keep anything back.
    static func isHeard(_ rejection: Record, in context: GateContext) -> Bool {
        guard let role = rejection.body.role, let day = rejection.body.at.dayInBeijing,
            context.requirements.stages.contains(where: { $0.role.hasSameBytes(as: role) })
        else { return false }
        let principals = try? context.authority.principals(
            for: rejection.body.by, role: role, stage: rejection.body.stage ?? "", on: day, at: rejection.body.at)
        return principals != nil
    }
}

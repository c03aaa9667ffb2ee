/// The noes about one publication.
///
/// A no stands, whatever becomes of the text, until who said it says yes at the same stage or takes it back; until then that
/// stage is not complete. It also undoes what its signer had approved there: who comes after must know of the new yes.
struct Rejections {
    /// Those that no yes of their signers has cleared.
    private(set) var standing: [Record] = []
    /// Approvals on which their own signers went back.
    private(set) var undone: Set<RecordID> = []

    /// None.
    init() {}

    init(in context: GateContext) {
        var order = RecordOrder(context.entries.filter(\.counts).map(\.record))
        for rejection in context.records where rejection.body.kind == .reject && Self.isHeard(rejection, in: context) {
            // A yes to a version of which nobody said no stays what it was.
            let isAboutThis = context.requirements.carry.takes(context.change(since: rejection))
            var isCleared = false
            for approval in context.isOverfull ? [] : context.records where Self.isYes(approval, after: rejection) {
                if order.isKnown(rejection.id, to: approval.id) {
                    isCleared = true
                } else if isAboutThis {
                    undone.insert(approval.id)
                }
            }
            if !isCleared { standing.append(rejection) }
        }
    }

    private static func isYes(_ record: Record, after rejection: Record) -> Bool {
        record.body.kind == .approve && record.body.by.hasSameBytes(as: rejection.body.by)
            && (record.body.stage ?? "").hasSameBytes(as: rejection.body.stage ?? "")
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

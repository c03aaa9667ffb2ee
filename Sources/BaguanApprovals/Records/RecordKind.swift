/// What a record says.
public enum RecordKind: String, CaseIterable, Sendable {
    /// A draft is handed in.
    case submit
    /// One stage says yes to exactly this content.
    case approve
    /// One stage says no.
    case reject
    /// The signer takes an earlier record of his or her own back.
    case revoke
    /// The signer lets somebody act in his or her place.
    case delegate
    /// This went out.
    case publish
    /// It was taken down.
    case withdraw
    /// What was found on display or on line later.
    case observe
    /// A finding or requirement is passed over, with the reason in the note.
    case waive

    /// The fields that a record of this kind must have, besides those that all have.
    var required: Set<RecordField> {
        switch self {
        case .submit: [.item, .subject, .policy]
        case .approve, .reject: [.item, .role, .stage, .subject, .policy]
        case .revoke: [.item, .details, .note]
        case .delegate: [.details, .note]
        case .publish: [.item, .subject, .policy, .details]
        case .withdraw: [.item, .note]
        case .observe: [.item, .subject]
        case .waive: [.item, .subject, .policy, .details, .note]
        }
    }

    /// The fields that it may have besides.
    var optional: Set<RecordField> {
        let always: Set<RecordField> = [.prev, .after, .note]
        return switch self {
        case .submit, .approve, .reject: always.union([.scan, .details])
        case .revoke: always
        case .delegate: always.union([.role, .stage])
        case .publish: always.union([.role, .scan])
        case .withdraw: always.union([.role, .subject, .details])
        case .observe: always.union([.details, .scan])
        case .waive: always.union([.role, .stage, .scan])
        }
    }

    /// The details that it must have, and those that it may have.
    var details: (required: Set<RecordDetail>, optional: Set<RecordDetail>) {
        switch self {
        case .submit, .approve, .reject: ([], [.kept])
        case .revoke: ([.record], [])
        case .delegate: ([.to, .from, .until], [])
        case .publish: ([.place], [.address, .kept])
        case .withdraw: ([], [.place, .address])
        case .observe: ([], [.place, .address, .kept])
        case .waive: ([.rule], [.fingerprint, .kept])
        }
    }
}

/// The fields of a body, in the order in which they are written.
enum RecordField: String, CaseIterable {
    case version = "v"
    case kind, org, item, seq, prev, after, by, role, stage, subject, policy, scan, details, at, note

    /// What every record has.
    static let common: Set<RecordField> = [.version, .kind, .org, .seq, .by, .at]
}

/// What only some kinds of records say, in the order in which it is written.
public enum RecordDetail: String, CaseIterable, Sendable {
    /// delegate: the person who may act.
    case to
    /// delegate: first and last day, as `2026-11-21`.
    case from, until
    /// revoke: the id of the record that is taken back.
    case record
    /// publish, withdraw, observe: the account, wall or medium.
    case place
    /// publish, withdraw, observe: the address on line.
    case address
    /// waive: the rule or requirement that is passed over, and the finding's fingerprint.
    case rule, fingerprint
    /// The digest of the text that was kept for comparing, which no proof rests on and which is told from an altered one by it.
    case kept
}

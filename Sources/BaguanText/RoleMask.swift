/// Some block roles, as bits: a document has very many blocks and very many rules ask whether one is in their scope.
public struct RoleMask: Hashable, Sendable {
    private var bits: UInt32 = 0

    public init(_ roles: some Sequence<BlockRole>) {
        for role in roles { bits |= Self.bit(of: role) }
    }

    public func contains(_ role: BlockRole) -> Bool { bits & Self.bit(of: role) != 0 }

    private static func bit(of role: BlockRole) -> UInt32 {
        let ordinal: UInt32 = switch role {
        case .title: 0
        case .heading: 1
        case .body: 2
        case .listItem: 3
        case .tableCell: 4
        case .caption: 5
        case .quotation: 6
        case .footnote: 7
        case .header: 8
        case .footer: 9
        case .digest: 10
        case .author: 11
        case .code: 12
        case .hidden: 13
        }
        return 1 << ordinal
    }
}

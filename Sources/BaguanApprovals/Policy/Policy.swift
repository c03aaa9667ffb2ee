public import BaguanRules

/// What an organisation asks for before something goes out: `.baguan/policy.yml`.
///
/// ```yaml
/// org: school.example
/// roles: {editor: 编辑, dept-head: 部门负责人, leader: 校领导}
/// kinds:
///   wechat-post:
///     stages:
///       - {id: 初审, role: editor}
///       - {id: 复审, role: dept-head, after: 初审}
///       - {id: 终审, role: leader, after: 复审}
///     carry: repack
/// publish: editor
/// override: {role: leader, need: 2}
/// ```
///
/// One person counts once for one publication, whatever keys, roles and deputies there are; no policy can change that.
public struct Policy: Sendable {
    /// What lets a publication out in spite of a reason against it.
    public struct Override: Hashable, Sendable {
        public var role: String
        public var need: Int

        public init(role: String, need: Int = 2) {
            self.role = role
            self.need = need
        }
    }

    /// A table with publications in its rows.
    public struct RegisterFile: Hashable, Sendable {
        /// As seen from the folder that holds `.baguan`.
        public var path: String
        public var kind: PublicationKind
        /// Names of columns besides those that the fields have.
        public var columns: [String: PublicationField]
    }

    /// A house with too few people for all stages, which says so.
    public struct SmallUnit: Hashable, Sendable {
        public var reason: String
        public var kinds: Set<PublicationKind>
    }

    /// The name that records have in `org`.
    public let organisation: String
    /// What people call each role.
    public let roles: [String: String]
    public let kinds: [PublicationKind: KindPolicy]
    public let override: Override?
    /// The roles that put down what went out and what was taken down; empty for everybody in the roster.
    public let publishers: [String]
    public let registers: [RegisterFile]
    public let smallUnit: SmallUnit?

    public init(
        organisation: String, roles: [String: String] = [:], kinds: [PublicationKind: KindPolicy],
        override: Override? = nil, publishers: [String] = [], registers: [RegisterFile] = [], smallUnit: SmallUnit? = nil
    ) {
        self.organisation = organisation
        self.roles = roles
        self.kinds = kinds
        self.override = override
        self.publishers = publishers
        self.registers = registers
        self.smallUnit = smallUnit
    }

    /// What people call a role: 校领导, or the role itself.
    public func title(of role: String) -> String { roles[role] ?? role }
}

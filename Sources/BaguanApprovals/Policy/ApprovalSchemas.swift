internal import BaguanRules

/// JSON Schemas of the files in `.baguan/`, made from the declarations that the readers go by.
public enum ApprovalSchemas {
    /// Of `policy.yml`.
    public static var policy: String {
        Schemas.schema(name: "policy", title: "审批规定", fields: PolicyFields.root)
    }

    /// Of `roster.yml`.
    public static var roster: String {
        Schemas.schema(name: "roster", title: "名册", fields: RosterFields.root(roles: nil))
    }
}

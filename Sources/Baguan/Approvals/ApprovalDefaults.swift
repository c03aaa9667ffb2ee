/// The policy and the roster that an organisation begins with, carried by the binary; `init` writes them.
public enum ApprovalDefaults {
    /// `Defaults/policy.yml`
    public static var policy: String { text(of: "policy.yml") }
    /// `Defaults/roster.yml`
    public static var roster: String { text(of: "roster.yml") }

    /// Without the first line, which leads editors to the schema that lies beside the files here.
    private static func text(of name: String) -> String {
        let text = embeddedDefaults.first { String(describing: $0.path) == name }.map { String(describing: $0.text) } ?? ""
        return String(text.drop { $0 != "\n" }.dropFirst())
    }
}

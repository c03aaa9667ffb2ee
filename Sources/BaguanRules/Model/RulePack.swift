/// Rules with one owner and one version: a folder with `pack.yml`, `rules/` and `tables/`.
public struct RulePack: Sendable {
    public var id: String
    public var title: String
    public var version: String
    /// The language of its messages, such as `zh`.
    public var language: String
    public var owner: String
    public var licence: String
    public var description: String
    /// By file name.
    public var rules: [Rule]
    public var place: FilePlace

    public init(
        id: String, title: String, version: String, language: String, owner: String, licence: String,
        description: String, rules: [Rule], place: FilePlace
    ) {
        self.id = id
        self.title = title
        self.version = version
        self.language = language
        self.owner = owner
        self.licence = licence
        self.description = description
        self.rules = rules
        self.place = place
    }
}

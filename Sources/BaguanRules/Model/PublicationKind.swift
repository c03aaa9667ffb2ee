/// What a draft is to become. Rules and limits differ by kind.
public enum PublicationKind: String, CaseIterable, Sendable {
    /// An article for a WeChat official account.
    case wechatPost = "wechat-post"
    case banner, lecture, forum, donation
    case displayBoard = "display-board"
    case brochure, bulletin

    /// What people call it in Chinese, the usual name first; drafts may use any of these in their front matter.
    public var chineseNames: [String] {
        switch self {
        case .wechatPost: ["微信推文", "推文", "微信", "公众号"]
        case .banner: ["横幅", "标语"]
        case .lecture: ["讲座", "报告会"]
        case .forum: ["论坛", "研讨会"]
        case .donation: ["捐赠"]
        case .displayBoard: ["展板", "宣传栏"]
        case .brochure: ["宣传册", "画册"]
        case .bulletin: ["简报", "通讯"]
        }
    }

    /// Every kind with its names, for people: `wechat-post（微信推文、推文……）`.
    package static var listed: [String] {
        allCases.map { "\($0.rawValue)（\($0.chineseNames.joined(separator: "、"))）" }
    }

    /// Every name that ``init(name:)`` reads.
    package static var names: [String] { allCases.flatMap { [$0.rawValue] + $0.chineseNames } }

    /// Reads `wechat-post` or one of ``chineseNames``.
    public init?(name: String) {
        guard let kind = Self.allCases.first(where: { $0.rawValue == name || $0.chineseNames.contains(name) })
        else { return nil }
        self = kind
    }
}

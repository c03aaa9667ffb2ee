/// One thing that a publication says of itself besides its text: who speaks, where it hangs, until when.
///
/// Front matter, the file beside a draft and the columns of a register all name fields in the same way, in English or in
/// Chinese.
public enum PublicationField: String, CaseIterable, Sendable {
    /// The name under which the publication's records are kept; without one, its path.
    case id
    case title, topic, author
    /// The day of publication; of a lecture, a forum or a donation, the day on which it is held.
    case date
    /// The words of a banner or a board.
    case text
    case place, responsible
    case displayFrom = "display-from"
    case displayUntil = "display-until"
    case speaker
    case speakerUnit = "speaker-unit"
    case outline, audience, organiser
    case onSite = "on-site"
    case donor, goods, amount, purpose

    /// What stands behind the field's name.
    public enum Content: Sendable {
        /// One text, or several in a list.
        case text
        case day
        /// The path of a file, as seen from the file that names it.
        case file
    }

    public var content: Content {
        switch self {
        case .date, .displayFrom, .displayUntil: .day
        case .outline: .file
        default: .text
        }
    }

    /// What people call it in Chinese, the usual name first.
    public var chineseNames: [String] {
        switch self {
        case .id: ["编号"]
        case .title: ["标题"]
        case .topic: ["主题", "题目"]
        case .author: ["作者", "撰稿人"]
        case .date: ["日期", "发布日期", "活动日期"]
        case .text: ["内容", "文字"]
        case .place: ["地点", "悬挂位置", "场地"]
        case .responsible: ["责任人", "负责人"]
        case .displayFrom: ["挂出日期", "展出日期"]
        case .displayUntil: ["撤除日期", "撤下日期"]
        case .speaker: ["主讲人", "报告人"]
        case .speakerUnit: ["主讲人单位", "报告人单位"]
        case .outline: ["提纲", "讲稿"]
        case .audience: ["听众", "参加对象"]
        case .organiser: ["主办单位", "举办单位"]
        case .onSite: ["现场负责人"]
        case .donor: ["捐赠方", "捐赠人"]
        case .goods: ["捐赠物品", "物品"]
        case .amount: ["捐赠金额", "金额"]
        case .purpose: ["捐赠用途", "用途"]
        }
    }

    /// The English name, and then the Chinese ones.
    public var names: [String] { [rawValue] + (self == .place ? ["venue"] : []) + chineseNames }

    /// Reads any of ``names``.
    public init?(name: String) {
        guard let field = Self.allCases.first(where: { $0.names.contains { $0.utf8.elementsEqual(name.utf8) } })
        else { return nil }
        self = field
    }
}

extension PublicationKind {
    /// What a publication of this kind must say of itself, whatever the policy asks besides; of the fields in one group, at
    /// least one.
    public var requiredFields: [[PublicationField]] {
        switch self {
        case .wechatPost: [[.title], [.author]]
        case .banner: [[.text], [.place], [.responsible], [.displayFrom], [.displayUntil]]
        case .displayBoard: [[.title, .text], [.place], [.responsible], [.displayFrom], [.displayUntil]]
        case .lecture:
            [[.topic, .title], [.speaker], [.speakerUnit], [.outline], [.date], [.place], [.audience], [.organiser], [.onSite]]
        case .forum: [[.topic, .title], [.speaker], [.outline], [.date], [.place], [.audience], [.organiser], [.onSite]]
        case .donation: [[.donor], [.goods, .amount], [.purpose], [.date]]
        case .brochure, .bulletin: [[.title], [.responsible]]
        }
    }
}

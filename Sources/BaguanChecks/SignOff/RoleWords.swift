/// The words that name a role in a credit line.
package struct RoleWords: Sendable {
    /// What was added to the standard words: two of the same additions are the same words.
    let additions: String
    private let stages: [[UInt32]: SignOff.Stage]
    /// What the words begin with: hardly any word of a text does.
    private let beginnings: Set<UInt32>
    let longest: Int

    /// - Parameter more: an organisation's own words: 阅稿 → 审核.
    package init(adding more: [(word: String, stage: SignOff.Stage)] = []) {
        var stages: [[UInt32]: SignOff.Stage] = [:]
        for (stage, words) in Self.standard {
            for word in words.split(separator: " ") { stages[word.unicodeScalars.map(\.value)] = stage }
        }
        for (word, stage) in more { stages[word.unicodeScalars.map(\.value)] = stage }
        additions = more.map { "\($0.word)\t\($0.stage)" }.joined(separator: "\n")
        self.stages = stages
        beginnings = Set(stages.keys.compactMap(\.first))
        longest = stages.keys.map(\.count).max() ?? 0
    }

    /// The stage that a word names.
    func stage(of word: ArraySlice<UInt32>) -> SignOff.Stage? {
        guard word.count <= longest, let first = word.first, beginnings.contains(first) else { return nil }
        return stages[Array(word)]
    }

    private static let standard: [(SignOff.Stage, String)] = [
        (.writing, "文 文字 撰文 撰稿 撰稿人 供稿 供稿人 供稿单位 通讯员 记者 作者 文案 来稿 写稿 执笔 图文 文图"),
        (.picture, "图 图片 摄 摄影 摄影者 拍摄 视觉 配图 供图 美编 摄像 视频 绘图"),
        (.layout, "排版 美工 设计 制作 发布 发布者 上传 录入 技术"),
        (.editing, "编辑 责编 责任编辑 责辑 本文责辑 本期编辑 本期责编 执行编辑 网络编辑 值班编辑 新媒体编辑 编校 微信编辑 主编"),
        (.proofreading, "校对 一校 二校 三校 初校 复校 终校 责任校对 校稿 校审"),
        (.firstReview, "初审 一审 初核"),
        (.secondReview, "复审 二审 复核"),
        (.review, "审核 审核人 审稿 审稿人 核稿 核稿人 编审 审定人 审读 审校 责任审核 审阅 把关"),
        (.finalReview, "终审 三审 签发 签发人 审定 终审人 审签 审批"),
        (.production, "监制 总监制 出品 出品人 策划 总策划 统筹 总编辑 总编 值班主编 指导"),
        (.other, "来源 稿件来源 文章来源 信息来源 图片来源 日期 时间 发布时间 发布日期 地址 电话 单位 部门 浏览 浏览次数 点击数 阅读"),
    ]
}

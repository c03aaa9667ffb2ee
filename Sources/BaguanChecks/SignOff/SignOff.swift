package import BaguanText

/// Who answers for a publication, as its credit lines say: 撰稿：… / 审核：…、…
package struct SignOff: Sendable {
    /// One name under one role; a role without a name is a credit without names.
    package struct Name: Hashable, Sendable {
        /// Without the blanks that spread a name of two characters: 张　三 is 张三.
        package var text: String
        package var range: Range<ProseOffset>

        package init(text: String, range: Range<ProseOffset>) {
            self.text = text
            self.range = range
        }

        /// Nobody: 佚名, XX, 某某, 待定.
        package var isPlaceholder: Bool { Placeholder.isOne(text) }
    }

    /// A role with the names that stand at it.
    package struct Credit: Hashable, Sendable {
        /// As written: 责任编辑.
        package var role: String
        package var stage: Stage
        package var names: [Name]
        package var range: Range<ProseOffset>
        package var block: Int
    }

    /// In the order of the text. A pair of roles (文/图：张三) gives two credits with the same names.
    package var credits: [Credit]

    package init(credits: [Credit]) { self.credits = credits }

    /// The credits of one stage.
    package func credits(of stage: Stage) -> [Credit] { credits.filter { $0.stage == stage } }

    /// Whether a credit stands for the stage. 审核 alone stands for any review; a numbered or named one for 审核, too. That its
    /// name is none (佚名) or missing is another fault than that there is no such credit.
    package func covers(_ stage: Stage) -> Bool {
        credits.contains { $0.stage == stage || $0.stage.alsoCovers(stage) }
    }

    /// What a role has to do with a text, in the order of the work.
    package enum Stage: String, CaseIterable, Sendable {
        /// 来源, 时间: no persons.
        case other
        case writing, picture, layout
        case editing, proofreading
        case firstReview, secondReview, review, finalReview
        /// 监制, 策划: heads a production; stands for a review where there is no other.
        case production

        /// The name under which a rule asks for it.
        package var title: String {
            switch self {
            case .other: "其他"
            case .writing: "撰稿"
            case .picture: "图片"
            case .layout: "排版"
            case .editing: "编辑"
            case .proofreading: "校对"
            case .firstReview: "初审"
            case .secondReview: "复审"
            case .review: "审核"
            case .finalReview: "终审"
            case .production: "监制"
            }
        }

        package var isReview: Bool { [.firstReview, .secondReview, .review, .finalReview].contains(self) }

        package func alsoCovers(_ other: Stage) -> Bool {
            switch other {
            case .review: isReview || self == .production
            // In the usual numbering 编辑/二审/三审 the editor is the first reviewer, and so the other way round.
            case .firstReview: self == .editing
            case .editing: self == .firstReview
            default: false
            }
        }

        /// Whether one person may not stand in both: nobody reviews what is their own work or what they passed before.
        package func conflicts(with other: Stage) -> Bool {
            guard self != other, isReview || other.isReview else { return false }
            let stages = [self, other]
            if stages.contains(.other) || stages.contains(.production) || stages.contains(.layout) { return false }
            return !(stages.contains(.editing) && stages.contains(.firstReview))
                && !(stages.contains(.picture) || stages.contains(.proofreading) && stages.contains(.firstReview))
        }
    }

    /// What people leave in a template where a name belongs.
    enum Placeholder {
        private static let words: Set<String> = [
            "佚名", "待定", "未定", "姓名", "无", "暂无", "某", "某某", "某某某", "某人", "张某某", "李某某", "王某某", "署名", "名字", "匿名", "空",
        ]
        private static let marks = Set("xX×✕＊*＿_—-－.…。·○〇□?？/".unicodeScalars)

        static func isOne(_ name: String) -> Bool {
            if words.contains(name) { return true }
            let folded = name.unicodeScalars.map { (0xFF01...0xFF5E).contains($0.value) ? Unicode.Scalar($0.value - 0xFEE0) ?? $0 : $0 }
            return !folded.isEmpty && (folded.allSatisfy(marks.contains)
                || folded.count <= 4 && folded.dropFirst().count >= 2 && folded.dropFirst().allSatisfy { ["x", "X", "×", "*"].contains($0) })
        }
    }
}

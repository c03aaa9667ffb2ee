internal import BaguanDocuments
internal import BaguanText

/// A line that addresses people and does not end in a colon: `各位领导，同志们`.
struct SalutationDetector: FaultDetector {
    let clause = "GB/T 15834—2011 4.7.3.4"
    let anchors = ["各位", "尊敬的", "敬爱的", "亲爱的", "同志们", "老师们", "同学们", "朋友们", "来宾们"]

    private static let people = "(?:领导|来宾|嘉宾|同志|老师|同学|同事|同仁|家长|朋友|代表|委员|校长|书记|局长|主任|先生|女士|专家|评委|教师)(?:们)?"
    private static let line = try? Pattern(
        #"^\s{0,4}((?:(?:尊敬的|敬爱的|亲爱的)?各位\#(people)|(?:尊敬的|敬爱的|亲爱的)\p{Han}{0,6}?\#(people)|(?:同志|老师|同学|朋友|来宾|家长)们)(?:[，,、；\s]{1,2}(?:尊敬的|敬爱的|亲爱的)?(?:各位)?\p{Han}{0,4}?\#(people)){0,4})([，,。.；;]?)\s{0,4}$"#)

    func faults(in blocks: [Int], of context: InspectionContext) -> [Fault] {
        // On a banner or a board such a line is the whole text.
        guard let line = Self.line, !["banner", "display-board"].contains(context.publication.kind) else { return [] }
        guard let end = context.document.blocks.last?.range.upperBound else { return [] }
        return blocks.filter { [.body, .title].contains(context.document.blocks[$0].role) }.flatMap { block in
            context.lines(of: block).compactMap { range in
                guard range.utf8.count <= 160, range.upperBound < end,
                    let groups = try? line.matches(in: context.utf16(of: range, in: block)).first,
                    let people = groups[1], let end = groups[2]
                else { return nil }
                return Fault(
                    range: people.lowerBound..<end.upperBound, block: block,
                    suggestions: [context.document.prose[people].filter { $0 != " " } + "："])
            }
        }
    }
}

import BaguanChecks
import BaguanDocuments
import BaguanText
import Testing

@Suite struct SignOffParserTests {
    private func signOff(_ text: String, as format: DocumentFormat = .plainText) -> (SignOff, Document) {
        let reader = format.reader as? any TextReader ?? PlainTextReader()
        let document = reader.read(SourceFile(path: "a.txt", text: text))
        return (SignOffParser().signOff(of: document), document)
    }

    /// Each credit as role=names.
    private func credits(_ text: String, as format: DocumentFormat = .plainText) -> [String] {
        signOff(text, as: format).0.credits.map { credit in
            "\(credit.role)=" + credit.names.map(\.text).joined(separator: ",")
        }
    }

    @Test(arguments: [
        ("文字：陈晓\n编辑：林青\n审核：陈晓", ["文字=陈晓", "编辑=林青", "审核=陈晓"]),
        ("全体师生合影留念。（通讯员 陈晓）\n**编辑**：林青  \n审核：周平", ["通讯员=陈晓", "编辑=林青", "审核=周平"]),
        ("会上，各位编辑\n审核了三十篇来稿。", []),
        (String(repeating: "全校师生参加了比赛。\n\n", count: 8) + "编辑：林青\n\n" + String(repeating: "| 班级 | 编辑：周平 |\n", count: 1)
            + "| --- | --- |\n" + String(repeating: "| 一班 | 张同学 |\n", count: 30), ["编辑=林青"]),
        (String(repeating: "全校师生参加了比赛。\n\n", count: 8) + "编辑：林青\n\n获奖名单\n\n" + String(repeating: "- 一班张同学\n", count: 30), ["编辑=林青"]),
    ]) func `in Markdown credits stand in lines, too`(text: String, expected: [String]) {
        #expect(credits(text, as: .markdown) == expected)
    }

    @Test(arguments: [
        ("撰稿：陈晓 / 审核：周平、吴芳", ["撰稿=陈晓", "审核=周平,吴芳"]),
        ("（文/图 陈晓 林青 责任编辑 周平 吴芳）", ["文=陈晓,林青", "图=陈晓,林青", "责任编辑=周平,吴芳"]),
        ("【图：陈晓 文：林青 审核：周平】", ["图=陈晓", "文=林青", "审核=周平"]),
        ("撰稿：陈晓 核稿：林青", ["撰稿=陈晓", "核稿=林青"]),
        ("文：陈晓 / 图：林青 / 审核：周平、吴芳", ["文=陈晓", "图=林青", "审核=周平,吴芳"]),
        ("通讯员：陈晓", ["通讯员=陈晓"]),
        ("【本文责辑：陈晓】", ["本文责辑=陈晓"]),
        ("来源：某地日报 作者：陈晓 编辑：林青", ["来源=某地日报", "作者=陈晓", "编辑=林青"]),
        ("编辑：陈晓 / 二审：林青 / 三审：周平", ["编辑=陈晓", "二审=林青", "三审=周平"]),
        ("编辑: 陈晓 责任编辑: 林青", ["编辑=陈晓", "责任编辑=林青"]),
        ("（责任编辑：佚名）", ["责任编辑=佚名"]),
        ("责编：管委会办公室", ["责编=管委会办公室"]),
        ("来源: | 作者: | 时间: | 责编:", ["来源=", "作者=", "时间=", "责编="]),
        ("校对：陈晓", ["校对=陈晓"]),
        ("（通讯员 陈晓）", ["通讯员=陈晓"]),
        ("陈晓山 文 林青 摄", ["文=陈晓山", "摄=林青"]),
        ("监制：周平 策划：吴芳 文案：陈晓 视觉：林青 校对：郑磊", ["监制=周平", "策划=吴芳", "文案=陈晓", "视觉=林青", "校对=郑磊"]),
        ("（记者 陈晓）", ["记者=陈晓"]),
        ("发布者：陈晓 日期：2026-11-20", ["发布者=陈晓", "日期=2026-11-20"]),
        ("供稿｜教务处", ["供稿=教务处"]),
        ("文/陈晓 图/林青", ["文=陈晓", "图=林青"]),
        ("编辑：陈　晓　林　青", ["编辑=陈晓,林青"]),
        ("撰稿：陈晓 指导老师：林青", ["撰稿=陈晓", "指导老师=林青"]),
        ("一审一校丨陈晓", []),
    ])
    func `Credit lines are read in the forms that posts have`(line: String, expected: [String]) {
        #expect(credits("今天召开家长会，老师和家长都来了。\n" + line) == expected)
        #expect(credits(line + "\n今天召开家长会，老师和家长都来了。") == expected)
    }

    @Test(arguments: [
        "编辑部的同学完成了第一期校报。", "审核材料时要仔细。", "图 1", "图1：校园平面图", "文 明 校 园", "（数学学院陈晓林青）", "（三城乡妇联 陈晓）",
        "作者用朴实的语言写出了故乡的春天。", "来 源 于 生 活", "（见图）", "校对和审核都不能省。",
    ])
    func `Sentences and remarks that merely use such words are no credits`(line: String) {
        #expect(credits("今天召开家长会。\n" + line) == [])
    }

    @Test func `Credits in brackets at the end of a paragraph are read`() {
        let long = "今天学校召开家长会，" + String(repeating: "老师介绍了新学期的安排，", count: 20) + "家长们都很满意。（文/图 陈晓 审核 周平）"
        #expect(credits(long) == ["文=陈晓", "图=陈晓", "审核=周平"])
    }

    @Test func `Only the head and the end of a document are read`() {
        let text = ["编辑：陈晓"] + [String](repeating: "这一段说别的事情。", count: 40) + ["审核：周平"]
        var middle = text
        middle.insert("校对：林青", at: 20)
        #expect(credits(middle.joined(separator: "\n")) == ["编辑=陈晓", "审核=周平"])
    }

    @Test func `Every name knows its place`() throws {
        let (signOff, document) = signOff("今天召开家长会。\n编辑：陈　晓、林青 审核：周平")
        let names = signOff.credits.flatMap(\.names)
        #expect(names.map { document.prose[$0.range] } == ["陈　晓", "林青", "周平"])
        #expect(signOff.credits.map { document.prose[$0.range] } == ["编辑：陈　晓、林青", "审核：周平"])
        #expect(signOff.credits.map(\.block) == [1, 1])
    }

    @Test func `A numbered or named review covers what is asked for as 审核, and an editor the first review`() {
        let reviewed = signOff("编辑：陈晓 二审：林青").0
        #expect(reviewed.covers(.editing) && reviewed.covers(.review) && reviewed.covers(.firstReview))
        #expect(!reviewed.covers(.finalReview) && !reviewed.covers(.proofreading))
        // That the name is none is another fault.
        #expect(signOff("编辑：佚名").0.covers(.editing))
    }

    @Test func `Whoever wrote or edited may not review, other work may be shared`() {
        #expect(SignOff.Stage.writing.conflicts(with: .review))
        #expect(SignOff.Stage.editing.conflicts(with: .finalReview))
        #expect(SignOff.Stage.secondReview.conflicts(with: .finalReview))
        #expect(!SignOff.Stage.editing.conflicts(with: .firstReview))
        #expect(!SignOff.Stage.writing.conflicts(with: .picture))
        #expect(!SignOff.Stage.review.conflicts(with: .review))
        #expect(!SignOff.Stage.review.conflicts(with: .production))
        for a in SignOff.Stage.allCases {
            for b in SignOff.Stage.allCases { #expect(a.conflicts(with: b) == b.conflicts(with: a)) }
        }
    }

    @Test(arguments: ["佚名", "XX", "xxx", "××", "某某", "某某某", "待定", "***", "＿＿", "王XX", "——"])
    func `Names that stand for nobody are told`(name: String) throws {
        let credit = try #require(signOff("今天召开家长会。\n编辑：\(name)").0.credits.first)
        #expect(credit.names.map(\.isPlaceholder) == [true])
    }

    @Test func `Real names are no placeholders`() {
        for name in ["陈晓", "无咎", "欧阳小某", "Xu Xin", "X光室", "教务处", "阿依古丽"] {
            #expect(!SignOff.Name(text: name, range: ProseOffset(0)..<ProseOffset(0)).isPlaceholder)
        }
    }
}

import Baguan
import Testing

@Suite struct LengthCheckTests {
    static let title = Trial(
        "length", "measure: title\nmax: 5\nlimit: wechat.title", message: "标题 {length} 字，超过 {max} 字：{match}")

    @Test func `What is over the limit is marked, and at the limit nothing is`() throws {
        try Self.title.expect("# 开学典礼好\n", .markdown)
        try Self.title.expect("# 开学典礼好⟦啊⟧\n", .markdown)
        #expect(try Self.title.messages("# 开学典礼好啊\n", .markdown) == ["标题 6 字，超过 5 字：开学典礼好啊"])
    }

    @Test func `A character is what a reader counts as one`() throws {
        try Self.title.expect("# 👨‍👩‍👧‍👦👏🏽❤️🇨🇳é\n".replacing("é", with: "e\u{301}"), .markdown)
        try Self.title.expect("# 👨‍👩‍👧‍👦👏🏽❤️🇨🇳𠮷⟦👨‍👩‍👧‍👦好⟧\n", .markdown)
    }

    @Test func `The settings' limit is stronger than the rule's`() throws {
        try Self.title.expect("# 开学典礼好啊\n", .init(path: "a.md", limits: ["wechat.title": 6]))
        try Self.title.expect("# 开学⟦典礼⟧\n", .init(path: "a.md", limits: ["wechat.title": 2]))
        try Self.title.expect("# 开学典礼\n", .init(path: "a.md", limits: ["wechat.author": 2]))
    }

    @Test func `The title of the front matter is measured where it stands`() throws {
        try Self.title.expect("---\ntitle: \"开学典礼好⟦啊⟧\"\n---\n\n好。\n", .markdown)
    }

    @Test func `Author and digest are measured`() throws {
        let author = Trial("length", "measure: author\nmax: 2", message: "{length}")
        try author.expect("---\nauthor: 张三⟦丰⟧\ndigest: 张三丰\n---\n张三丰。\n", .markdown)
        let digest = Trial("length", "measure: digest\nmax: 2", message: "{length}")
        try digest.expect("---\nauthor: 张三丰\ndigest: 张三⟦丰⟧\n---\n张三丰。\n", .markdown)
    }

    @Test func `A text is measured without blanks, and the finding stands at its end`() throws {
        let text = Trial("length", "measure: text\nmax: 6", message: "{length}/{max}", scope: "[body]")
        try text.expect("好好学习，天")
        try text.expect("好 好，\n学 习，")
        try text.expect("好好，\n学习，天⟦⟧")
        #expect(try text.messages("好好，\n学习，天") == ["7/6"])
    }

    @Test func `What is missing is not too long`() throws {
        try Self.title.expect("", .markdown)
        try Self.title.expect("开学典礼举行了。", .markdown)
    }

    @Test func `A rule for one kind of publication leaves the others alone`() throws {
        let rule = Trial("length", "measure: title\nmax: 2", message: "{length}", kinds: "[wechat-post, banner]")
        try rule.expect("开学⟦典礼⟧", .kind("wechat-post"))
        try rule.expect("开学⟦典礼⟧", .kind("banner"))
        try rule.expect("开学典礼", .kind("bulletin"))
        try rule.expect("开学典礼")
    }
}

@Suite struct RequiredCheckTests {
    @Test func `One of the wordings must stand somewhere`() throws {
        let rule = Trial("required", "any-of: [来源, 供稿]", message: "缺少{suggest}")
        try rule.expect("好，\n供 稿：张三，")
        try rule.expect("⟦⟧好，\n稿：张三，")
        #expect(try rule.messages("好，") == ["缺少来源、供稿"])
        #expect(try rule.findings("好，").map(\.location) == ["全文"])
        try rule.expect("⟦⟧")
    }

    @Test func `Near the end means in the last blocks, and the finding stands at the end`() throws {
        let rule = Trial("required", "any-of: [审核]\nnear: end\nlines: 2", message: "缺")
        try rule.expect("好，\n好，\n审核：张三，\n好，")
        try rule.expect("好，\n审核：张三，\n好，\n好，⟦⟧")
        try rule.expect("审核：张三，")
    }

    @Test func `Near the start means in the first blocks`() throws {
        let rule = Trial("required", "any-of: [来源]\nnear: start\nlines: 2", message: "缺")
        try rule.expect("好，\n来源：张三，\n好，")
        try rule.expect("⟦⟧好，\n好，\n来源：张三，")
    }

    @Test func `The front matter's author and digest are no lines of the text`() throws {
        let rule = Trial("required", "any-of: [来源]\nnear: start\nlines: 1", message: "缺")
        try rule.expect("---\nauthor: 张三\ndigest: 好\n---\n来源：校报。\n", .markdown)
    }

    @Test func `Only blocks in scope count as lines`() throws {
        let rule = Trial("required", "any-of: [来源]\nnear: end\nlines: 1", message: "缺", scope: "[body]")
        try rule.expect("来源：校报。\n\n![图](a.png)\n\n> 好\n", .markdown)
    }

    @Test(arguments: [("title", "开学"), ("author", "张三"), ("digest", "开学了"), ("date", "2026-11-20"), ("kind", "推文")])
    func `A field of the front matter must be there and say something`(field: String, value: String) throws {
        let rule = Trial("required", "field: \(field)", message: "缺")
        try rule.expect("---\n\(field): \(value)\n---\n\n好。\n", .markdown)
        try rule.expect("⟦⟧---\nother: 1\n---\n\n好。\n", .markdown)
        for empty in ["", " ''", " '　'"] where !["date", "kind"].contains(field) {
            try rule.expect("⟦⟧---\n\(field):\(empty)\n---\n\n好。\n", .markdown)
        }
    }

    @Test func `A rule that requires nothing is a diagnostic`() throws {
        #expect(Trial("required", "near: end").diagnostics.map(\.code) == ["nothing-required"])
    }
}

@Suite struct ConsistencyCheckTests {
    static let rule = Trial("consistency", "entries: [{find: 教育体育局;教育科技局;教体局}]")

    @Test func `The most frequent form is kept, the others are findings`() throws {
        try Self.rule.expect("教育体育局，⟦教育科技局⟧，教育体育局，⟦教体局⟧，")
        #expect(
            try Self.rule.messages("教育体育局，教育科技局，教育体育局，教体局，") == ["教育科技局→教育体育局", "教体局→教育体育局"])
    }

    @Test func `Of equals the one that the rule names first is kept`() throws {
        try Self.rule.expect("⟦教育科技局⟧，教育体育局，")
    }

    @Test func `One form alone is consistent`() throws {
        try Self.rule.expect("教体局，教体局，\n教体局，")
    }

    @Test func `The preferred form is kept however rare it is`() throws {
        let rule = Trial("consistency", "entries: [{find: 教育体育局;教育科技局, suggest: 教体局}]")
        try rule.expect("⟦教育体育局⟧，⟦教育体育局⟧，教体局，")
    }

    @Test func `Where the preferred form is missing the most frequent one is what the reader meets`() throws {
        let rule = Trial(
            "consistency", "entries: [{find: 教育体育局;教育科技局, suggest: 教体局}]", message: "“{match}”在同一篇里又写作“{suggest}”")
        #expect(try rule.messages("教育体育局，教育体育局，教育科技局，") == ["“教育科技局”在同一篇里又写作“教育体育局”"])
    }

    @Test func `One wrong form and the one to keep are two forms`() throws {
        let rule = Trial("consistency", "entries: [{find: 教育科技局, suggest: 教育体育局}]")
        #expect(rule.diagnostics.map(\.code) == [])
        try rule.expect("⟦教育科技局⟧，⟦教育科技局⟧，教育体育局，")
        try rule.expect("教育科技局，教育科技局，")
    }

    @Test func `Entries do not mix`() throws {
        let rule = Trial("consistency", "entries: [{find: 甲局;甲处}, {find: 乙局;乙处}]")
        try rule.expect("甲局，乙处，甲局，⟦乙局⟧，乙处，⟦甲处⟧，")
    }

    @Test func `Excused places are neither counted nor found`() throws {
        let rule = Trial("consistency", "entries: [{find: 教育体育局;教育科技局}]\nexcept: {after: [原], inside: [《》]}")
        try rule.expect("原教育科技局，《教育科技局通知》，教育体育局，")
        try rule.expect("原教育科技局，原教育科技局，教育体育局，⟦教育科技局⟧，")
    }

    @Test func `A form inside a longer one is not met`() throws {
        let rule = Trial("consistency", "entries: [{find: 教育局;县教育局}]")
        try rule.expect("县教育局，县教育局，⟦教育局⟧，")
    }

    @Test func `An entry with one form is a diagnostic`() throws {
        let diagnostics = Trial("consistency", "entries: [教育局]").diagnostics
        #expect(diagnostics.map(\.code) == ["single-form"])
        #expect(diagnostics.map(\.position) == [TextPosition(line: 6, column: 11)])
    }
}

import Baguan
import Testing

@Suite struct TermBlanksTests {
    static let auto = Trial("term", "entries: [立德树人, 文化部]")
    static let ignore = Trial("term", "blanks: ignore\nentries: [立德树人, 文化部]")
    static let keep = Trial("term", "blanks: keep\nentries: [立德树人, 文化部]")

    @Test func `Spread characters are met in titles and headings, and not in the body`() throws {
        try Self.auto.expect("# ⟦立 德 树 人⟧\n\n## ⟦立　德　树　人⟧\n\n立 德 树 人。\n", .markdown)
    }

    @Test func `On banners and boards spread characters are met everywhere`() throws {
        for kind in ["banner", "display-board"] {
            try Self.auto.expect("各位老师，\n⟦立 德 树 人⟧，", .kind(kind))
        }
        try Self.auto.expect("各位老师，\n立 德 树 人，", .kind("bulletin"))
    }

    @Test func `With blanks ignored they are met everywhere, and with blanks kept nowhere`() throws {
        try Self.ignore.expect("各位老师，⟦立 德 树 人⟧，⟦立德 树人⟧。")
        try Self.keep.expect("# 立 德 树 人\n\n立德 树人，⟦立德树人⟧。", .markdown)
    }

    @Test func `In a short term every gap must have its blank`() throws {
        try Self.ignore.expect("⟦文 化 部⟧，⟦文化部⟧，红旗小学 文化 部门，文 化部。")
    }

    @Test func `Several blanks of different kinds are one gap`() throws {
        try Self.ignore.expect("，⟦文  化 　 部⟧，⟦立\t德\u{A0}树\u{200B} 人⟧。")
    }

    @Test func `A term written with blanks is met with and without`() throws {
        let rule = Trial("term", "entries: [立德 树人, WeChat ID]")
        try rule.expect("，⟦立德 树人⟧，⟦立德树人⟧，⟦wechat  id⟧，wechatid。")
    }

    @Test func `Blanks around a match are no part of it`() throws {
        try Self.auto.expect("请看 ⟦文化部⟧ 通知，")
    }
}

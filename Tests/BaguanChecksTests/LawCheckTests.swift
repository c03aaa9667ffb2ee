import Baguan
import Testing

@Suite struct LawCheckTests {
    private static let entries = """
        entries:
          - {find: 教育法, from: 2021-04-29, articles: 86, effective: 1995-09-01}
          - {find: 义务教育法, from: 2018-12-29, articles: 63, effective: 2006-09-01}
          - {find: 民法典, from: 2021-01-01, articles: 1260, effective: 2021-01-01}
        """
    private let article = Trial("law", "find: article\n" + entries, message: "{law} {articles} {match}")
    private let effective = Trial("law", "find: effective\n" + entries, message: "{law} {effective} {match}")

    @Test func `An article beyond the last one is found, in Arabic and Han numerals`() throws {
        try article.expect("《教育法》第八十六条、⟦第八十七条⟧，教育法⟦第90条⟧，《中华人民共和国民法典》⟦第一千二百六十一条⟧。")
        #expect(try article.messages("《教育法》第八十七条。") == ["教育法 86 第八十七条"])
    }

    @Test func `Every article of a list is looked at, with paragraphs and items between`() throws {
        try article.expect("《义务教育法》第二十条第二款、⟦第六十四条⟧第一款第（三）项和第六十三条、⟦第七十条⟧至⟦第七十二条⟧。")
    }

    @Test func `A remark in brackets may stand between name and article`() throws {
        try article.expect("《教育法》（以下简称本法）⟦第九十条⟧。《中华人民共和国教育法（修正）》⟦第九十条⟧。")
    }

    @Test func `A name that is part of a longer one is another law`() throws {
        for text in [
            "《高等教育法》第八十七条。", "《某省实施〈中华人民共和国义务教育法〉办法》第七十条。", "《教育法实施细则》第九十条。", "德国民法典第一千三百条。",
            "我省教育法第九十条。", "教育法规第九十条。",
        ] { try article.expect(text) }
    }

    @Test func `The longest name of several decides`() throws {
        try article.expect("《义务教育法》⟦第八十条⟧，《教育法》第八十条。")
    }

    @Test func `An earlier text is not judged by the present one`() throws {
        try article.expect("《教育法》第九十条。", .on("2020-01-01"))
        try article.expect("1995年公布的《教育法》第九十条。")
        try article.expect("2021年以来，学校落实《教育法》⟦第九十条⟧。")
    }

    @Test func `Every article up to the last is right and every one beyond is found`() throws {
        for number in stride(from: 1, through: 120, by: 1) {
            let text = "依据《教育法》第\(number)条办理。"
            #expect(try article.findings(text).isEmpty == (number <= 86), "\(number)")
        }
    }

    @Test func `A slip in the day or the year of effect is found and mended`() throws {
        try effective.expect("《民法典》自⟦2020年1月1日⟧起施行。《义务教育法》于⟦2006年6月29日⟧起施行。")
        try effective.expect("《民法典》已经通过，自⟦二〇二一年一月三日⟧起正式施行。")
        #expect(try effective.findings("《民法典》自2020年1月1日起施行。").first?.suggestions == ["2021年1月1日"])
    }

    @Test func `Other days may be those of earlier texts or of other events`() throws {
        for text in [
            "《民法典》自2021年1月1日起施行。", "《义务教育法》自1986年7月1日起施行。", "《民法典》2020年5月28日通过。",
            "《民法典》宣传活动自2021年3月1日起开展。", "《民法典》公布后，《某县办法》自2021年9月1日起施行。", "《民法典》颁布。本办法自2021年9月1日起施行。",
        ] { try effective.expect(text) }
    }

    @Test func `A column that is no number or no day is a diagnostic`() {
        let bad = Trial("law", "find: article\nentries: [{find: 甲法, articles: 很多}, {find: 乙法, effective: 2021-06}]")
        #expect(bad.diagnostics.map(\.code) == ["malformed-column", "malformed-column"])
    }
}

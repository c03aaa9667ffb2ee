import BaguanFindings
import BaguanTesting
import BaguanText
import Testing

@testable import BaguanRules

@Suite struct PublicationFormTests {
    private func sidecar(_ text: String) -> (form: PublicationForm, diagnostics: [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        let form = PublicationForm(sidecar: Array(text.utf8), path: "a.docx.baguan.yml", diagnostics: &diagnostics)
        return (form, diagnostics)
    }

    private func register(
        _ text: String, columns: [String: PublicationField] = [:]
    ) -> (forms: [PublicationForm], diagnostics: [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        let register = Register(
            Array(text.utf8), path: "横幅.csv", kind: .banner, columns: columns, diagnostics: &diagnostics)
        return (register.forms, diagnostics)
    }

    @Test func `Every name of a field leads to that field alone`() {
        var homes: [String: PublicationField] = [:]
        for field in PublicationField.allCases {
            for name in field.names {
                #expect(homes.updateValue(field, forKey: name) == nil, "\(name)")
                #expect(PublicationField(name: name) == field)
            }
        }
        #expect(PublicationField(name: "没有的") == nil)
    }

    @Test func `A sidecar file names fields in English or in Chinese`() {
        let (form, diagnostics) = sidecar("""
            类型: 讲座
            主题: 怎样读一幅地图
            speaker: [沈朗, 陆青]
            提纲: 提纲.docx
            日期: 2026年12月3日 下午两点
            venue: 三楼报告厅
            """)
        #expect(diagnostics == [])
        #expect(form.kind == .lecture)
        #expect(form[.topic] == "怎样读一幅地图")
        #expect(form[.speaker] == "沈朗、陆青")
        #expect(form[.outline] == "提纲.docx")
        #expect(form.day(.date) == CalendarDate(year: 2026, month: 12, day: 3))
        #expect(form[.place] == "三楼报告厅")
        #expect(form.values[.speaker]?.place.position.line == 3)
        #expect(form.values[.speaker]?.range == nil)
    }

    @Test func `A sidecar file may name nothing else, and each field once`() {
        let (_, diagnostics) = sidecar("地点: 东门\nplace: 西门\n责任: 沈朗\n日期: 2026-02-30\nkind: post\n")
        #expect(diagnostics.map(\.code) == ["field-twice", "unknown-field", "impossible-date", "unknown-kind"])
        #expect(diagnostics[0].message.chinese == "“地点”已经以“地点”写过了")
        #expect(diagnostics[1].remedy?.chinese == "是不是想写“责任人”？")
        #expect(diagnostics.map { $0.position?.line } == [2, 3, 4, 5])
    }

    @Test func `Front matter gives the same form, with places in the draft`() throws {
        let draft = "---\nkind: banner\n内容: 书香校园\n挂出日期: \"2026-11-20\"\n撤除日期: 2026-13-01\nlayout: post\n---\n"
        let source = SourceFile(path: "a.md", text: draft)
        var diagnostics: [Diagnostic] = []
        let metadata = PublicationMetadata(
            frontMatter: Range(utf8: 4..<(draft.utf8.count - 4)), of: source, diagnostics: &diagnostics)
        #expect(metadata.form.kind == .banner)
        #expect(metadata.form[.text] == "书香校园")
        let from = try #require(metadata.form.values[.displayFrom])
        #expect(from.day == CalendarDate("2026-11-20"))
        #expect(from.range.map { source[$0] } == "2026-11-20")
        #expect(metadata.form.values[.displayUntil] == nil)
        #expect(diagnostics.map(\.code) == ["impossible-date"])
    }

    @Test func `Two files may not say different things`() {
        let (form, _) = sidecar("地点: 东门\n日期: 2026-12-03\n责任人: 沈朗\n")
        let (other, _) = sidecar("地点: 西门\n日期: 2026年12月3日\n听众: 初一学生\n")
        var diagnostics: [Diagnostic] = []
        let merged = form.merged(with: other, diagnostics: &diagnostics)
        #expect(diagnostics.map(\.message.chinese) == ["“地点”与 a.docx.baguan.yml 第 1 行不一致"])
        #expect(merged[.place] == "西门")
        #expect(merged[.audience] == "初一学生")
        #expect(merged[.responsible] == "沈朗")
    }

    @Test func `A row of a register is a publication`() {
        let (forms, diagnostics) = register(
            "编号,内容,挂在哪里,责任人,挂出日期,撤除日期,备注\r\nH-1,书香校园,东门,沈朗,2026/11/2,2026/11/20,\r\n,,,,,,\r\nH-2,\"安全,第一\",西门,,,,加固\r\n",
            columns: ["挂在哪里": .place])
        #expect(diagnostics == [])
        #expect(forms.map { $0[.id] } == ["H-1", "H-2"])
        #expect(forms.map { $0[.place] } == ["东门", "西门"])
        #expect(forms.map { $0[.text] } == ["书香校园", "安全,第一"])
        #expect(forms[0].day(.displayFrom) == CalendarDate("2026-11-02"))
        #expect(forms[1].values[.responsible] == nil)
        #expect(forms.allSatisfy { $0.kind == .banner })
    }

    @Test func `Rows without an id or with an impossible day are named and left out, rows of one id are all there`() {
        let (forms, diagnostics) = register("编号,内容,撤除日期\nH-1,甲,\nH-1,乙,\n,丙,\nH-3,丁,2026-11-31\n")
        #expect(forms.map { $0[.text] } == ["甲", "乙"])
        #expect(forms.map { $0.values[.id]?.place.position.line } == [2, 3])
        #expect(diagnostics.map(\.code) == ["row-without-id", "impossible-date"])
        #expect(diagnostics.map { $0.position?.line } == [4, 5])
        #expect(register("内容,地点\n甲,东门\n").diagnostics.map(\.message.chinese) == ["缺少列“编号”"])
        #expect(register("").diagnostics.map(\.code) == ["empty-table"])
    }

    @Test func `What a form says is written in one way, its name left out`() {
        let (a, _) = sidecar("编号: L-1\n日期: 2026-12-03\n主讲人: [沈朗, 陆青]\n主题: 地图\n")
        let (b, _) = sidecar("编号: L-2\ntopic: 地图\nspeaker: 沈朗、陆青\ndate: 2026年12月3日\n")
        #expect(a.lines == ["topic=地图", "date=2026-12-03", "speaker=沈朗、陆青"])
        #expect(a.lines == b.lines)
    }

    @Test func `Whatever stands in a sidecar file or register, reading ends well`() {
        let pieces = ["编号", "内容", ",", ":", " ", "\n", "\"", "2026-11-20", "- ", "[", "]", "撤除日期", "甲", "\r\n", "&a", "\u{FEFF}"]
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<400 {
            var bytes = (0..<30).flatMap { _ in Array((pieces.randomElement(using: &generator) ?? "").utf8) }
            if let index = bytes.indices.randomElement(using: &generator) { bytes[index] = generator.next() }
            var diagnostics: [Diagnostic] = []
            _ = PublicationForm(sidecar: bytes, path: "a", diagnostics: &diagnostics)
            _ = Register(bytes, path: "a", kind: .banner, diagnostics: &diagnostics)
        }
    }
}

import BaguanFindings
import BaguanReports
import BaguanRules
import BaguanText
import Testing

/// The findings that every format renders. A format added later is held to the same samples.
struct RendererSample: Sendable, CustomTestStringConvertible {
    let name: String
    let report: Report

    var testDescription: String { name }

    static let all: [RendererSample] = [
        .init(name: "nothing-read", report: sampleReport([])),
        .init(name: "nothing-found", report: sampleReport([SampleDraft("content/clean.md", "欢迎报考。\n").inspection()])),
        .init(name: "several-files", report: sampleReport([renamed, punctuation, sensitive])),
        .init(
            name: "unreadable-file",
            report: sampleReport(
                [punctuation], unreadable: [unreadable], diagnostics: [unknownField, slowPattern])),
        .init(name: "uncertain", report: sampleReport([uncertain])),
        .init(name: "no-suggestion", report: sampleReport([sensitive])),
        .init(name: "several-lines", report: sampleReport([severalLines])),
        .init(name: "emoji-and-traditional", report: sampleReport([emoji])),
        .init(name: "hostile", report: sampleReport([hostile], unreadable: [hostileDiagnostic])),
        .init(name: "something-missing", report: sampleReport([missing])),
        .init(name: "suppressed", report: sampleReport([suppressed])),
        .init(name: "baseline", report: sampleReport([known])),
        .init(name: "fixed-and-blank", report: sampleReport([fixed, blank])),
        .init(name: "long-sentence", report: sampleReport([longSentence])),
        .init(name: "overlapping", report: sampleReport([overlapping])),
        .init(name: "english", report: sampleReport([renamed, uncertain], unreadable: [unreadable], language: .english)),
    ]

    // MARK: Drafts

    private static let renamed: Inspection = {
        let draft = SampleDraft("content/wechat/a.md", "# 讲座预告\n\n本次讲座由国家卫计委主办，欢迎参加。\n")
        var finding = draft.finding(
            "institutions/renamed", .error, "国家卫计委", "国家卫计委已于2018年3月撤销，职责划入国家卫生健康委",
            suggestions: ["国家卫生健康委", "国家卫生健康委员会"], location: "第1段")
        finding.entry = "国家卫计委"
        finding.source = "国务院机构改革方案（2018年）"
        finding.helpURI = "https://www.gov.cn/guowuyuan/2018-03/17/content_5275116.htm"
        finding.fix = Fix(range: finding.range, text: "国家卫生健康委", safety: .unsafe)
        return draft.inspection([finding], kind: "wechat-post")
    }()

    private static let punctuation: Inspection = {
        let draft = SampleDraft("content/banner 1,2.txt", "热烈欢迎新同学!\n报到时间:9月1日\n")
        var mark = draft.finding("style/half-width-mark", .warning, "!", "中文句末用全角叹号", suggestions: ["！"], location: "第1行")
        mark.fix = Fix(range: mark.range, text: "！", safety: .safe)
        let colon = draft.finding("style/half-width-mark", .info, ":", "中文里用全角冒号", suggestions: ["："], location: "第2行")
        return draft.inspection([mark, colon], kind: "banner")
    }()

    private static let sensitive: Inspection = {
        let draft = SampleDraft("content/list.md", "联系人：张三，电话 13800138000。\n")
        var finding = draft.finding("privacy/phone", .error, "13800138000", "手机号码不宜公开")
        // The check masks what may not be repeated; a renderer must show no more than this.
        finding.match = "138****8000"
        finding.excerpt = Excerpt(before: "联系人：张三，电话 ", match: "138****8000", after: "。")
        var inspection = draft.inspection([finding])
        var text = MappedText()
        let (start, end) = (finding.range.lowerBound.utf8, finding.range.upperBound.utf8)
        text.append(draft.source.utf8[..<start], from: SourceOffset(0))
        text.append("138****8000".utf8, replacing: finding.range)
        text.append(draft.source.utf8[end...].dropLast(), from: finding.range.upperBound)
        inspection.passages = [Passage(role: .body, location: "第1段", text: text)]
        return inspection
    }()

    private static let uncertain: Inspection = {
        let draft = SampleDraft("lecture.md", "他从事农业部门统计。\n")
        var finding = draft.finding(
            "institutions/renamed", .info, "农业部", "农业部已于2018年3月撤销", suggestions: ["农业农村部"], location: "第1段")
        finding.isUncertain = true
        return draft.inspection([finding])
    }()

    private static let severalLines: Inspection = {
        let draft = SampleDraft("soft-break.md", "第一行，全国\n最好的学校。\n")
        return draft.inspection([
            draft.finding("claims/absolute", .warning, "全国\n最好", "绝对化用语", suggestions: ["", "全国知名"], location: "第1段"),
        ])
    }()

    private static let emoji: Inspection = {
        let draft = SampleDraft("社群/貼文 👩‍🏫.md", "👨‍👩‍👧‍👦🇨🇳 歡迎報考國家衛計委附屬學校 ❤️ Ｇｏ!\n")
        return draft.inspection([
            draft.finding("institutions/renamed", .error, "國家衛計委", "國家衛計委已撤銷", suggestions: ["國家衛生健康委"], location: "第1段"),
            draft.finding("style/half-width-mark", .warning, "!", "中文句末用全角叹号", suggestions: ["！"], location: "第1段"),
        ])
    }()

    private static let hostile: Inspection = {
        let draft = SampleDraft(
            "a\u{1B}]0;title\u{7}b\n::error::c%0A,\u{301}d=:\u{301}e\u{202E}fdp.md",
            "前\u{1B}[31m红\u{200B}字\u{202E}倒\u{9B}2J<b>\"x\" & 'y'</b>\\\u{7F}\r\n")
        let finding = draft.finding(
            "test/hostile", .error, "红\u{200B}字\u{202E}倒", "100%: a,b::warning::\u{1B}[2J\n::error::第二行",
            suggestions: ["\u{1B}[0m", "<script>alert(1)</script>"], location: "表\u{1B}1\n第1行")
        return draft.inspection([finding])
    }()

    private static let missing: Inspection = {
        let draft = SampleDraft("content/lecture.md", "---\ntitle: 讲座\n---\n正文。\n")
        var finding = draft.finding("metadata/reviewer", .warning, "", "缺少审核人")
        finding.excerpt = nil
        var atEnd = draft.finding("metadata/date", .info, "", "文末缺少日期", location: "文末")
        let end = SourceOffset(draft.source.utf8.count)
        atEnd.range = end..<end
        atEnd.excerpt = Excerpt(before: "正文。", match: "", after: "")
        return draft.inspection([finding, atEnd])
    }()

    private static let suppressed: Inspection = {
        let draft = SampleDraft("history.md", "原国家卫计委的文件！\n")
        var inline = draft.finding("institutions/renamed", .error, "国家卫计委", "国家卫计委已撤销", location: "第1段")
        inline.suppression = Suppression(
            kind: .inline, reason: "当年的文件名", until: CalendarDate("2026-12-31"), position: TextPosition(line: 1, column: 1))
        var waiver = draft.finding("style/exclamation", .info, "！", "少用叹号", location: "第1段")
        waiver.suppression = Suppression(
            kind: .waiver, reason: "标题原文", person: "何洁", until: CalendarDate("2026-12-31"),
            position: TextPosition(line: 2, column: 5))
        return draft.inspection([], suppressed: [inline, waiver])
    }()

    private static let known: Inspection = {
        let draft = SampleDraft("old.md", "国家卫计委与农业部联合发文。\n")
        var old = draft.finding("institutions/renamed", .error, "国家卫计委", "国家卫计委已撤销", location: "第1段")
        old.suppression = Suppression(kind: .baseline, position: TextPosition(line: 4, column: 7))
        old.baselineState = .unchanged
        var new = draft.finding("institutions/renamed", .error, "农业部", "农业部已撤销", location: "第1段")
        new.baselineState = .new
        return draft.inspection([new], suppressed: [old])
    }()

    private static let fixed: Inspection = {
        var inspection = SampleDraft("fixed.md", "新学期开始了！\n").inspection()
        inspection.changeCount = 2
        return inspection
    }()

    private static let blank: Inspection = {
        var inspection = SampleDraft("blank.md", "\n").inspection()
        inspection.isBlank = true
        inspection.diagnostics = [
            Diagnostic(
                code: "blank", level: .warning, filePath: "blank.md",
                message: Localized(zh: "空白稿件", en: "a blank draft")),
        ]
        return inspection
    }()

    private static let longSentence: Inspection = {
        let before = "学校始终坚持以学生为中心的办学理念，不断深化教育教学改革，努力提高人才培养质量，"
        let after = "，为全国各地的学生提供了丰富多彩的课程、社团、讲座、实践与国际交流的机会，受到社会各界的广泛好评。"
        let draft = SampleDraft("about.md", before + "是全国最好的学校" + after + "\n")
        return draft.inspection([draft.finding("claims/absolute", .warning, "最好", "绝对化用语", location: "第1段")])
    }()

    /// Findings that overlap, that hold one another, that touch, and one over two lines.
    private static let overlapping: Inspection = {
        let draft = SampleDraft("posts/开学.md", "# 隆重热烈开学\n\n全国最好的学校隆重热烈欢迎\n各位新同学！\n")
        return draft.inspection([
            draft.finding("claims/absolute", .warning, "全国最好", "绝对化用语", location: "第2段"),
            draft.finding("style/half-width-mark", .info, "最好的学校", "名称不清楚", location: "第2段"),
            draft.finding("institutions/renamed", .error, "最好", "“最好”没有依据", suggestions: [""], location: "第2段"),
            draft.finding("claims/absolute", .warning, "隆重热烈欢迎\n各位", "两个词意思相同", suggestions: ["热烈欢迎各位"], location: "第2段"),
        ])
    }()

    // MARK: Diagnostics

    private static let unreadable = Diagnostic(
        code: "unreadable", filePath: "content/b.docx",
        message: Localized(zh: "不是有效的 Word 文件", en: "not a valid Word file"),
        remedy: Localized(zh: "请用 Word 打开后另存为 .docx", en: "open it in Word and save it as .docx"))

    static let unknownField = Diagnostic(
        code: "unknown-field", filePath: "rules/机构.yml", position: TextPosition(line: 3, column: 6),
        message: Localized(zh: "没有名为“severty”的字段", en: "there is no field named “severty”"),
        remedy: Localized(zh: "您是不是想写“severity”？", en: "did you mean “severity”?"),
        excerpt: LineExcerpt(line: "# 等级 severty: error", marked: 5..<12))

    private static let slowPattern = Diagnostic(
        code: "slow-pattern", level: .note, message: Localized(zh: "有一条规则用时过长", en: "a rule took too long"))

    static let hostileDiagnostic = Diagnostic(
        code: "unreadable", filePath: "x\u{1B}[2J\n::error::.md",
        message: Localized(zh: "坏\u{202E}名\u{1B}[0m，100%", en: "bad\u{1B}[0m"),
        excerpt: LineExcerpt(line: "\u{1B}[31m坏", marked: 0..<99))
}

/// A run over the given inspections by a pack of three rules.
func sampleReport(
    _ inspections: [Inspection], unreadable: [Diagnostic] = [], diagnostics: [Diagnostic] = [],
    language: Language = .chinese
) -> Report {
    let run = RunDescription(
        toolVersion: "0.1.0", icuVersion: "72.1", asOf: sampleDate, language: language, rules: sampleRules)
    return Report(run: run, inspections: inspections, unreadable: unreadable, diagnostics: diagnostics)
}

let sampleDate = CalendarDate(year: 2026, month: 11, day: 21)!

private let sampleRules: [Rule] = {
    let place = FilePlace(path: "rules/a.yml", position: TextPosition(line: 1, column: 1))
    let renamed = Rule(
        id: RuleID(pack: "institutions", name: "renamed"), check: "term", title: "机构已更名或撤销",
        why: "机构改革后仍用旧称，会让读者*找错*部门。", message: "{match}已撤销", severity: .error, tags: ["institutions", "dated"],
        entries: [Entry(find: ["国家卫计委"], url: "https://www.gov.cn/", place: place)],
        examples: Examples(
            bad: [Example(text: "由⟦国家卫计委⟧主办。", place: place)],
            good: [Example(text: "由国家卫生健康委主办。\n欢迎参加。", place: place)]),
        place: place)
    let mark = Rule(
        id: RuleID(pack: "style", name: "half-width-mark"), check: "pattern", title: "半角标点", message: "用全角",
        severity: .warning, place: place)
    let bare = Rule(id: RuleID(pack: "claims", name: "absolute"), check: "term", title: "", message: "", severity: .info, place: place)
    return [renamed, mark, bare]
}()

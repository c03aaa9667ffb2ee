import ArgumentParser
import Baguan

/// `baguan report`
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: Speech.words(
            "一段时间的审核登记：送审、发现、退回、谁签的、发布、撤下（学期报告）。",
            "The register of a period: handed in, findings, returned, approved by whom, published, withdrawn."))

    @Option(help: .words("从哪天起，如 2026-09-01", "first day, such as 2026-09-01", value: "date")) var from: String
    @Option(help: .words("到哪天为止", "last day", value: "date")) var to: String

    @Option(name: .shortAndLong, help: .words("输出格式：text、html、csv 或 json", "output format: text, html, csv or json", value: "format"))
    var format = ListPage.Format.text

    @OptionGroup(title: Speech.words("规则", "Rules")) var selection: SelectionOptions
    @OptionGroup(title: Speech.words("设置", "Settings")) var settings: SettingsOptions
    @OptionGroup(title: Speech.words("通用", "Common")) var common: CommonOptions

    func validate() throws {
        for text in [from, to] where CalendarDate(text) == nil {
            throw ValidationError(Speech.words("“\(text)”不是日期，应写成 2026-09-01 这样", "“\(text)” is no date; write it like 2026-09-01"))
        }
    }

    func run() throws {
        guard let from = CalendarDate(from), let to = CalendarDate(to), from <= to else {
            throw UsageError(Localized(zh: "--from 晚于 --to", en: "--from is later than --to"))
        }
        let folder = try ApprovalFolder.open(common.colour)
        let setup = RunSetup(settings, selection)
        DiagnosticMessages(Speech.language, common.colour).show(setup.trouble)
        guard setup.isUsable else { throw ExitStatus.trouble }
        let history = folder.ledger(asOf: nil).history
        let register = SemesterRegister(folder: folder, setup: setup, history: history, period: from...to)
        var page = ListPage(
            title: Localized(zh: "审核登记（\(from) 至 \(to)）", en: "Register of reviews, \(from) to \(to)"),
            columns: [
                (Localized(zh: "发布物", en: "publication"), "publication"), (Localized(zh: "送审", en: "handed in"), "submitted"),
                (Localized(zh: "送审稿的发现", en: "findings then"), "findings"), (Localized(zh: "退回", en: "returned"), "returned"),
                (Localized(zh: "签批", en: "approved by"), "approvals"), (Localized(zh: "发布", en: "published"), "published"),
                (Localized(zh: "撤下", en: "withdrawn"), "withdrawn"),
            ])
        page.rows = history.items.compactMap(register.row)
        page.remarks = register.totals(of: history.items)
        if !history.isSound { page.remarks.append(Speech.words("审批记录有可疑的，见 baguan verify。", "The ledger is in doubt; see baguan verify.")) }
        var output = page.rendered(as: format)
        try Output.write(&output, to: Output.standard().descriptor)
        if !history.isSound { throw ExitStatus.findings }
    }
}

/// What a period's records say, publication by publication.
private struct SemesterRegister {
    let folder: ApprovalFolder
    let setup: RunSetup
    let history: History
    let period: ClosedRange<CalendarDate>
    private let rules: RuleSet

    init(folder: ApprovalFolder, setup: RunSetup, history: History, period: ClosedRange<CalendarDate>) {
        self.folder = folder
        self.setup = setup
        self.history = history
        self.period = period
        rules = RuleSet(setup.rules)
    }

    private func records(of item: String) -> [Record] {
        history.entries(of: item).filter { $0.counts && !history.isRevoked($0.record.id) }.map(\.record)
            .filter { $0.body.at.dayInBeijing.map(period.contains) ?? false }.sorted { ($0.body.at, $0.id) < ($1.body.at, $1.id) }
    }

    func row(_ item: String) -> [String]? {
        let records = records(of: item)
        guard !records.isEmpty else { return nil }
        func list(_ kind: RecordKind, _ words: (Record) -> String) -> String {
            records.filter { $0.body.kind == kind }.map(words).joined(separator: "\n")
        }
        func day(_ record: Record) -> String { record.body.at.dayInBeijing.map { "\($0)" } ?? "" }
        func signed(_ record: Record) -> String { "\(record.body.stage ?? "") \(folder.roster.name(of: record.body.by)) \(day(record))" }
        return [
            item, list(.submit) { "\(folder.roster.name(of: $0.body.by)) \(day($0))" },
            findings(of: item).sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)" }.joined(separator: "\n"),
            list(.reject) { signed($0) + ($0.body.note.map { Speech.words("：", ": ") + $0 } ?? "") },
            list(.approve, signed), list(.publish) { "\($0.body.details[.place] ?? "") \(day($0))" },
            list(.withdraw) { "\(day($0)) \($0.body.note ?? "")" },
        ]
    }

    /// What the rules of today say of the text that was handed in first, as of that day: how many findings of each rule.
    private func findings(of item: String) -> [String: Int] {
        guard let first = records(of: item).first(where: { $0.body.kind == .submit }), let subject = first.body.subject,
            let lines = folder.texts.lines(of: subject), let day = first.body.at.dayInBeijing
        else { return [:] }
        let inspector = setup.inspector(rules, asOf: day)
        guard let inspection = try? inspector.inspect(Array(lines.map { $0 + "\n\n" }.joined().utf8), path: "submitted.txt") else { return [:] }
        let findings = setup.selection.applied(to: inspection, path: item).findings.filter { $0.severity > .info }
        return Dictionary(grouping: findings, by: \.ruleID.description).mapValues(\.count)
    }

    func totals(of items: [String]) -> [String] {
        let all = items.flatMap(records)
        func count(_ kind: RecordKind) -> Int { all.count { $0.body.kind == kind } }
        let byRule = items.map(findings).reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
        let rules = byRule.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)" }
        return [
            Speech.words(
                "送审 \(count(.submit)) 次，同意 \(count(.approve)) 次，退回 \(count(.reject)) 次，破例 \(count(.waive)) 次，发布 \(count(.publish)) 件，撤下 \(count(.withdraw)) 件。",
                "\(count(.submit)) handed in, \(count(.approve)) approvals, \(count(.reject)) returned, \(count(.waive)) overrides, \(count(.publish)) published, \(count(.withdraw)) withdrawn."),
            rules.isEmpty ? "" : Speech.words("送审稿的发现（警告以上）：", "Findings in what was handed in: ") + rules.joined(separator: Speech.words("，", ", ")),
        ].filter { !$0.isEmpty }
    }
}

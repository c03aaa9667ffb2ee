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

    @OptionGroup var options: RuleRunOptions

    func validate() throws {
        for text in [from, to] where CalendarDate(text) == nil {
            throw ValidationError(Speech.words("“\(text)”不是日期，应写成 2026-09-01 这样", "“\(text)” is no date; write it like 2026-09-01"))
        }
    }

    func run() throws {
        guard let from = CalendarDate(from), let to = CalendarDate(to), from <= to else {
            throw UsageError(Localized(zh: "--from 晚于 --to", en: "--from is later than --to"))
        }
        let folder = try ApprovalFolder.open(options.common.colour)
        let setup = try options.usableSetup()
        let books = Books(folder)
        let register = SemesterRegister(books, setup, period: from...to)
        var page = ListPage(
            title: Localized(zh: "审核登记（\(from) 至 \(to)）", en: "Register of reviews, \(from) to \(to)"),
            columns: [
                (Localized(zh: "发布物", en: "publication"), "publication"), (Localized(zh: "送审", en: "handed in"), "submitted"),
                (Localized(zh: "送审稿的发现", en: "findings then"), "findings"), (Localized(zh: "退回", en: "returned"), "returned"),
                (Localized(zh: "签批", en: "approved by"), "approvals"), (Localized(zh: "破例", en: "overrides"), "overrides"),
                (Localized(zh: "发布", en: "published"), "published"), (Localized(zh: "撤下", en: "withdrawn"), "withdrawn"),
            ])
        page.rows = books.history.items.compactMap(register.row)
        page.remarks = register.totals + [books.remark].compactMap { $0 }
        var output = page.rendered(as: format)
        try Output.write(&output, to: Output.standard().descriptor)
        if !books.history.isSound { throw ExitStatus.findings }
    }
}

/// What a period's records say, publication by publication.
private struct SemesterRegister {
    private let books: Books
    private let setup: RunSetup
    private let rules: RuleSet
    private let index: PublicationIndex
    /// The records of the period that nothing is wrong with as records, in their order; by publication.
    private let records: [String: [ShownRecord]]

    init(_ books: Books, _ setup: RunSetup, period: ClosedRange<CalendarDate>) {
        self.books = books
        self.setup = setup
        rules = setup.ruleSet()
        let items = books.history.items
        let index = PublicationIndex(books.folder, setup)
        self.index = index
        records = Dictionary(items.map { item in
            let records = books.records(of: item, index.form(of: item)).filter { shown in
                shown.doubt == nil && !shown.isRevoked && (shown.record.body.at.dayInBeijing.map(period.contains) ?? false)
            }
            return (item, records)
        }) { first, _ in first }
    }

    func row(_ item: String) -> [String]? {
        guard let records = records[item], !records.isEmpty else { return nil }
        func list(_ kind: RecordKind, _ words: (Record) -> String) -> String {
            records.filter { $0.record.body.kind == kind }.map { words($0.record) + Self.mark($0) }.joined(separator: "\n")
        }
        func day(_ record: Record) -> String { record.body.at.dayInBeijing.map { "\($0)" } ?? "" }
        func name(_ record: Record) -> String { books.folder.roster.name(of: record.body.by) }
        func signed(_ record: Record) -> String { "\(record.body.stage ?? "") \(name(record)) \(day(record))" }
        func note(_ record: Record) -> String { record.body.note.map { Speech.words("：", ": ") + $0 } ?? "" }
        return [
            title(of: item), list(.submit) { "\(name($0)) \(day($0))" },
            Self.sorted(findings(of: item)).joined(separator: "\n"), list(.reject) { signed($0) + note($0) },
            list(.approve, signed), list(.waive) { "\($0.body.details[.rule] ?? "") \(name($0)) \(day($0))\(note($0))" },
            list(.publish) { "\($0.body.details[.place] ?? "") \(day($0))" }, list(.withdraw) { "\(day($0)) \($0.body.note ?? "")" },
        ]
    }

    /// A publication's name with what it said when it went out, or was handed in last.
    private func title(of item: String) -> String {
        let records = (records[item] ?? []).map(\.record)
        let last = records.last { $0.body.kind == .publish } ?? records.last { $0.body.kind == .submit }
        return index.title(of: item, saying: last.flatMap { books.folder.texts.text(of: $0).lines }.map(KeptText.init))
    }

    /// What the policy has against a record.
    private static func mark(_ shown: ShownRecord) -> String {
        shown.fault.map { Speech.words("（不算：\($0.chinese)）", " (does not count: \($0.english))") } ?? ""
    }

    /// What the rules of today say of the texts that were handed in, each as of its day: how many findings of each rule, in
    /// the text that has most of them.
    private func findings(of item: String) -> [String: Int] {
        let submissions = (records[item] ?? []).map(\.record).filter { $0.body.kind == .submit }
        return submissions.map { findings(in: $0, of: item) }.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: max) }
    }

    private func findings(in submission: Record, of item: String) -> [String: Int] {
        guard let lines = books.folder.texts.text(of: submission).lines, let day = submission.body.at.dayInBeijing else { return [:] }
        let inspector = setup.inspector(rules, asOf: day)
        guard let inspection = try? inspector.inspect(KeptText(lines).bytes, path: KeptText.path) else { return [:] }
        let findings = setup.selection.applied(to: inspection, path: item).findings.filter { $0.severity > .info }
        return Dictionary(grouping: findings, by: \.ruleID.description).mapValues(\.count)
    }

    private static func sorted(_ findings: [String: Int]) -> [String] {
        findings.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)" }
    }

    /// Only what counts is counted; how much does not is said.
    var totals: [String] {
        let all = records.values.flatMap { $0 }
        func counted(_ kind: RecordKind) -> [ShownRecord] { all.filter { $0.record.body.kind == kind && $0.fault == nil } }
        func count(_ kind: RecordKind) -> Int { counted(kind).count }
        func items(_ kind: RecordKind) -> Int { Set(counted(kind).compactMap(\.record.body.item).map { Array($0.utf8) }).count }
        let rules = Self.sorted(records.keys.map(findings).reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) })
        let void = all.count { $0.fault != nil }
        return [
            Speech.words(
                "送审 \(count(.submit)) 次，同意 \(count(.approve)) 次，退回 \(count(.reject)) 次，破例 \(count(.waive)) 次，发布 \(items(.publish)) 件（\(count(.publish)) 处），撤下 \(items(.withdraw)) 件。",
                "\(count(.submit)) handed in, \(count(.approve)) approvals, \(count(.reject)) returned, \(count(.waive)) overrides, \(items(.publish)) published (in \(count(.publish)) places), \(items(.withdraw)) withdrawn."),
            void == 0 ? "" : Speech.words("另有 \(void) 条按规定不算。", "\(void) more do not count under the policy."),
            rules.isEmpty ? "" : Speech.words("送审稿的发现（警告以上）：", "Findings in what was handed in: ") + rules.joined(separator: Speech.words("，", ", ")),
        ].filter { !$0.isEmpty }
    }
}

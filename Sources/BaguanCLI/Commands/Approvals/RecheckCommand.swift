import ArgumentParser
import Baguan
import Foundation

/// `baguan recheck`
struct RecheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recheck",
        abstract: Speech.words(
            "复查：发布在外、挂着的，按今天的规则和日期还对不对，列出要撤下、更换的。",
            "What is out or on display, held against today's rules and date: what has to come down or be replaced."),
        discussion: Speech.words(
            "看的是发布时留底的文字。结束代码：0 都还对；1 有要撤下、更换的；2 有一件查不了，或者用法、设置有误。",
            "It looks at the text as it was kept when it went out. Exit codes: 0 all is well; 1 something has to come down; 2 something could not be looked at, or bad usage or settings."))

    @Option(name: .shortAndLong, help: .words("输出格式：text、html、csv 或 json", "output format: text, html, csv or json", value: "format"))
    var format = ListPage.Format.text

    @OptionGroup(title: Speech.words("规则", "Rules")) var selection: SelectionOptions
    @OptionGroup(title: Speech.words("设置", "Settings")) var settings: SettingsOptions
    @OptionGroup(title: Speech.words("通用", "Common")) var common: CommonOptions

    func run() throws {
        let folder = try ApprovalFolder.open(common.colour)
        let setup = RunSetup(settings, selection)
        DiagnosticMessages(Speech.language, common.colour).show(setup.trouble)
        guard setup.isUsable else { throw ExitStatus.trouble }
        let history = folder.ledger(asOf: nil).history
        let published = history.items.compactMap { item in history.onDisplay(item).map { (item: item, record: $0) } }
        let recheck = Recheck(
            folder: folder, setup: setup, today: settings.date,
            inspector: setup.inspector(RuleSet(setup.rules), asOf: settings.date),
            index: PublicationIndex(of: published.map(\.item), in: folder, setup))
        var page = ListPage(
            title: Localized(zh: "撤换清单（\(settings.date)）", en: "To take down or replace (\(settings.date))"),
            columns: [
                (Localized(zh: "发布物", en: "publication"), "publication"), (Localized(zh: "地点", en: "place"), "place"),
                (Localized(zh: "发布日期", en: "published"), "published"), (Localized(zh: "办法", en: "action"), "action"),
                (Localized(zh: "原因", en: "reason"), "reason"),
            ])
        var isUnread = false
        for (item, record) in published {
            guard let faults = recheck.faults(of: item, record) else {
                isUnread = true
                page.rows.append(recheck.row(item, record, Localized(zh: "人工查看", en: "look at it"), [Speech.words("发布时的文字没有留底，文件也变了或者不在了", "the text was not kept, and the file is another or gone")]))
                continue
            }
            guard !faults.reasons.isEmpty else { continue }
            page.rows.append(recheck.row(item, record, faults.isOver ? Localized(zh: "撤下", en: "take down") : Localized(zh: "更换或撤下", en: "replace or take down"), faults.reasons))
        }
        page.remarks = [Speech.words("在外的有 \(published.count) 件，要处理的 \(page.rows.count) 件。", "\(published.count) out or on display, \(page.rows.count) to deal with.")]
        if !history.isSound { page.remarks.append(Speech.words("审批记录有可疑的，见 baguan verify。", "The ledger is in doubt; see baguan verify.")) }
        var output = page.rendered(as: format)
        try Output.write(&output, to: Output.standard().descriptor)
        if isUnread || !history.isSound { throw ExitStatus.trouble }
        if !page.rows.isEmpty { throw ExitStatus.findings }
    }
}

/// What is wrong today with something that went out earlier.
private struct Recheck {
    let folder: ApprovalFolder
    let setup: RunSetup
    let today: CalendarDate
    let inspector: Inspector
    let index: PublicationIndex

    /// Nil when what went out is not known any more.
    func faults(of item: String, _ record: Record) -> (reasons: [String], isOver: Bool)? {
        guard let subject = record.body.subject else { return nil }
        let draft = index.draft(of: item)
        let isSame = draft.map { ChangeKind(from: subject, to: $0.reviewed.subject) != .rework } ?? false
        guard let lines = isSame ? draft?.content.lines : folder.texts.lines(of: subject) else { return nil }
        var reasons: [String] = []
        let until = draft?.reviewed.form.day(.displayUntil)
        let isOver = until.map { $0 < today } ?? false
        if let until, isOver { reasons.append(Speech.words("应在 \(until) 撤下，已经过期", "was to come down on \(until)")) }
        if draft != nil, !isSame { reasons.append(Speech.words("文件在发布之后改过，外面的可能不是这一稿", "the file was changed since; what is out may be another version")) }
        // Without its front matter, so that it is judged as of today and not as of its own day.
        let text = Array(lines.map { $0 + "\n\n" }.joined().utf8)
        let kind = draft?.reviewed.kind
        guard let inspection = try? inspector.inspect(text, path: "published.txt", kind: kind?.rawValue) else { return nil }
        let findings = setup.judged(inspection, path: item, today: today).findings.filter { $0.severity > .info }
        reasons += findings.map { "\($0.ruleID)：\($0.message)" }
        return (reasons, isOver)
    }

    func row(_ item: String, _ record: Record, _ action: Localized, _ reasons: [String]) -> [String] {
        [item, record.body.details[.place] ?? "", record.body.at.dayInBeijing.map { "\($0)" } ?? "", action[Speech.language], reasons.joined(separator: "\n")]
    }
}

import ArgumentParser
import Baguan

/// `baguan recheck`
struct RecheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recheck",
        abstract: Speech.words(
            "复查：发布在外、挂着的，按今天的规则和日期还对不对，列出要撤下、更换的。",
            "What is out or on display, held against today's rules and date: what has to come down or be replaced."),
        discussion: Speech.words(
            "看的是发布时留底的文字。结束代码：0 都还对；1 有要撤下、更换、查看的；2 有一件查不了，或者用法、设置有误。",
            "It looks at the text as it was kept when it went out. Exit codes: 0 all is well; 1 something has to come down or be looked into; 2 something could not be looked at, or bad usage or settings."))

    @Option(name: .shortAndLong, help: .words("输出格式：text、html、csv 或 json", "output format: text, html, csv or json", value: "format"))
    var format = ListPage.Format.text

    @OptionGroup var options: RuleRunOptions

    func run() throws {
        let today = options.settings.date
        let folder = try ApprovalFolder.open(options.common.colour)
        let setup = try options.usableSetup()
        let books = Books(folder)
        let published = books.history.items.flatMap { item in books.evaluator.display(of: item).records.map { (item: item, record: $0) } }
        let recheck = Recheck(
            folder: folder, setup: setup, today: today,
            inspector: setup.inspector(setup.ruleSet, asOf: today),
            index: PublicationIndex(folder, setup), evaluator: books.evaluator)
        var page = Self.page(today)
        var isUnread = false
        for (item, record) in published {
            let result = recheck.result(of: item, record)
            isUnread = isUnread || result.isUnread
            guard !result.reasons.isEmpty else { continue }
            page.rows.append([
                recheck.title(of: record), record.body.details[.place] ?? "", record.body.at.dayInBeijing.map { "\($0)" } ?? "",
                result.action.words[Speech.language], result.reasons.joined(separator: "\n"),
            ])
        }
        page.remarks = [Speech.words("在外的有 \(published.count) 件，要处理的 \(page.rows.count) 件。", "\(published.count) out or on display, \(page.rows.count) to deal with.")]
        page.remarks += [books.remark].compactMap { $0 }
        var output = page.rendered(as: format)
        try Output.write(&output, to: Output.standard().descriptor)
        if isUnread || !books.history.isSound { throw ExitStatus.trouble }
        if !page.rows.isEmpty { throw ExitStatus.findings }
    }

    private static func page(_ today: CalendarDate) -> ListPage {
        ListPage(
            title: Localized(zh: "撤换清单（\(today)）", en: "To take down or replace (\(today))"),
            columns: [
                (Localized(zh: "发布物", en: "publication"), "publication"), (Localized(zh: "地点", en: "place"), "place"),
                (Localized(zh: "发布日期", en: "published"), "published"), (Localized(zh: "办法", en: "action"), "action"),
                (Localized(zh: "原因", en: "reason"), "reason"),
            ])
    }
}

/// What is wrong today with something that went out earlier.
private struct Recheck {
    let folder: ApprovalFolder
    let setup: RunSetup
    let today: CalendarDate
    let inspector: Inspector
    let index: PublicationIndex
    let evaluator: Evaluator

    /// What is to be done, in rising order.
    enum Action: Comparable {
        case look, replace, takeDown

        var words: Localized {
            switch self {
            case .look: Localized(zh: "人工查看", en: "look at it")
            case .replace: Localized(zh: "更换或撤下", en: "replace or take down")
            case .takeDown: Localized(zh: "撤下", en: "take down")
            }
        }
    }

    struct Result {
        var reasons: [String] = []
        var action = Action.look
        /// It could not be told whether anything is wrong.
        var isUnread = false

        mutating func add(_ reason: String, _ action: Action) {
            reasons.append(reason)
            self.action = max(self.action, action)
        }
    }

    func result(of item: String, _ record: Record) -> Result {
        var result = Result()
        let draft = draft(of: item, &result)
        guard let subject = record.body.subject else { return result }
        let isSame = draft.map { ChangeKind(from: subject, to: $0.reviewed.subject) != .rework } ?? false
        let kept = folder.texts.text(of: record)
        if case .altered = kept { result.add(kept.trouble?[Speech.language] ?? "", .look) }
        guard let lines = kept.lines ?? (isSame ? draft?.content.lines : nil) else {
            result.add(Speech.words("发布时的文字没有可用的留底，查不了", "the text of then was not kept, and cannot be looked at"), .look)
            result.isUnread = true
            return result
        }
        if let until = KeptText(lines).displayUntil, until < today {
            result.add(Speech.words("应在 \(until) 撤下，已经过期", "was to come down on \(until)"), .takeDown)
        }
        for reason in draft.map({ evaluator.decision(on: $0.reviewed, today: today).rejections }) ?? [] {
            result.add(reason[Speech.language], .look)
        }
        if draft != nil, !isSame {
            result.add(Speech.words("文件在发布之后改过，外面的可能不是这一稿", "the file was changed since; what is out may be another version"), .replace)
        }
        guard let inspection = try? inspector.inspect(KeptText(lines).bytes, path: KeptText.path, kind: draft?.reviewed.kind?.rawValue) else {
            result.isUnread = true
            return result
        }
        for finding in setup.judged(inspection, path: item, today: today).findings where finding.severity > .info {
            result.add("\(finding.ruleID)：\(finding.message)", .replace)
        }
        return result
    }

    /// A publication's name with what it said when the record was written.
    func title(of record: Record) -> String {
        index.title(of: record.body.item ?? "", saying: folder.texts.text(of: record).lines.map(KeptText.init))
    }

    /// The publication as it lies there now. That it no longer does is itself to be said.
    private func draft(of item: String, _ result: inout Result) -> PublicationDraft? {
        switch index.publication(item) {
        case .found(let draft): return draft
        case .gone:
            result.add(
                Speech.words(
                    "文件（或台账里的这一行）不在了：找回来，或者核实已经撤下后用 baguan withdraw 记下",
                    "the file (or the row of its register) is gone: bring it back, or see that it came down and put that down with baguan withdraw"),
                .look)
        case .unreadable(let reason):
            result.add(reason[Speech.language], .look)
            result.isUnread = true
        }
        return nil
    }
}

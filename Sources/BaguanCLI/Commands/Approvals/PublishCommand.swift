import ArgumentParser
import Baguan

/// `baguan publish`
struct PublishCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: Speech.words("记下已经发布：发在哪里、什么时候。没有放行的不能记。", "Put down that it went out, where and when; only while the gate is open."))

    @Option(help: .words("发在哪里：公众号、墙面、媒体", "where: the account, wall or medium", value: "place")) var place: String
    @Option(help: .words("网址", "the address on line", value: "url")) var address: String?
    @Option(help: .words("说明", "a remark", value: "text")) var note: String?
    @OptionGroup var record: RecordArguments

    func validate() throws {
        try RecordArguments.refuseBlank(required: place, "--place")
        try RecordArguments.refuseBlank(address, "--address")
        if record.settings.config != nil || record.settings.isolated {
            throw ValidationError(Speech.words(
                "publish 按本单位的设置来查，不接受 --config 和 --isolated", "publish goes by the office's own settings: --config and --isolated cannot be given"))
        }
        try RecordArguments.refuseBlank(note, "--note")
    }

    func run() throws {
        let session = try RecordSession(record)
        try session.refuseOutsiders()
        guard session.decision.isOpen else { throw try refusal(session.decision) }
        let there = session.display.records.first { ($0.body.details[.place] ?? "").utf8.elementsEqual(place.utf8) }
        if let there {
            throw UsageError(
                Localized(zh: "“\(record.path)”在“\(place)”已经记为发布：\(there.body.at.inBeijing)", en: "“\(record.path)” is out at “\(place)” already, since \(there.body.at.inBeijing)"),
                hint: Localized(
                    zh: "另一处发布的，--place 写另一处；换了新稿的，先 baguan withdraw 旧的", en: "for another place, name it by --place; to replace what is out, first `baguan withdraw` it"))
        }
        let (summary, findings) = session.scan()
        try refuseErrors(findings)
        try record.confirm(Localized(zh: "记下 \(record.path) 已经发布在“\(place)”？", en: "put down that \(record.path) went out at “\(place)”?"))
        var body = session.body(.publish, scan: summary, note: note)
        body.details[.place] = place
        body.details[.address] = address
        try SessionWords.reportDisplay(try session.append(body), session, record.list)
    }

    /// All may have signed a draft in which rules find errors since, or found them then: the gate is closed all the same.
    private func refuseErrors(_ findings: [Finding]) throws(UsageError) {
        let errors = findings.filter { $0.severity == .error }
        guard let first = errors.first else { return }
        throw UsageError(
            Localized(
                zh: "没有放行，没有记为发布：还有 \(errors.count) 处错误，如 \(first.ruleID) \(first.message)",
                en: "the gate is closed, nothing was put down: \(errors.count) error\(errors.count == 1 ? "" : "s"), such as \(first.ruleID) \(first.message)"),
            hint: Localized(
                zh: "baguan gate \(record.path) 列出全部；改好以后重新送审，或者在 .baguan-waivers.yml 里写明例外",
                en: "`baguan gate \(record.path)` lists them; mend the draft and submit it again, or except them in .baguan-waivers.yml"))
    }

    /// Tells why nothing is put down.
    private func refusal(_ decision: GateDecision) throws -> ExitStatus {
        switch record.list.format {
        case .json:
            try record.list.write { json in
                json.head()
                json.decision(decision)
            } text: { "" }
        case .text:
            for line in SessionWords.reasons(decision) { Message.show(TerminalText.visible(line) + "\n") }
            Message.show(Speech.words("没有放行，没有记为发布。\n", "The gate is closed; nothing was put down.\n"))
        }
        return .findings
    }
}

/// `baguan withdraw`
struct WithdrawCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: Speech.words("记下已经撤下：什么时候、为什么。", "Put down that it was taken down, when and why."),
        discussion: Speech.words(
            "稿件已经移走、改名，或者台账里没有这一行了，也可以写记录里的名称、编号，或者发布那条记录的记录号（baguan log 的第二列）。撤下以后再要发布，重新送审、签批。",
            "If the draft was moved or renamed, or its row is gone, give its name in the records, or the id of the record by which it went out (second column of baguan log). To let it out again, it is handed in and approved anew."))

    @Option(help: .words("为什么撤下", "why", value: "text")) var note: String
    @Option(help: .words("从哪里撤下；不写就是所有地方", "from where; default is everywhere", value: "place")) var place: String?
    @OptionGroup var record: RecordArguments

    func validate() throws {
        try RecordArguments.refuseBlank(required: note, "--note")
        try RecordArguments.refuseBlank(place, "--place")
    }

    func run() throws {
        let session = try RecordSession(record, finding: PublishedDraft.find)
        try session.refuseOutsiders()
        let places = session.display.records.compactMap { $0.body.details[.place] }
        guard !places.isEmpty else {
            throw UsageError(
                Localized(zh: "“\(record.path)”没有发布在外的记录", en: "nothing says that “\(record.path)” is out"),
                hint: PublishedDraft.hint(session.books))
        }
        if let place, !places.contains(where: { $0.utf8.elementsEqual(place.utf8) }) {
            throw UsageError(
                Localized(zh: "“\(record.path)”没有发布在“\(place)”", en: "“\(record.path)” is not out at “\(place)”"),
                hint: Localized(zh: "发布在：\(places.joined(separator: "、"))", en: "it is out at \(places.joined(separator: ", "))"))
        }
        try record.confirm(Localized(zh: "记下 \(record.path) 已经撤下？", en: "put down that \(record.path) was taken down?"))
        var body = session.body(.withdraw, note: note)
        // What was taken down may be another version than what lies here.
        (body.policy, body.subject) = (nil, nil)
        body.details[.place] = place
        try SessionWords.reportDisplay(try session.append(body), session, record.list)
    }
}

extension RecordSession {
    /// Where the publication is out now.
    var display: DisplayState { books.evaluator.display(of: draft.reviewed.id) }

    /// Only those whom the policy names put down what went out and what was taken down.
    func refuseOutsiders() throws(UsageError) {
        guard !books.evaluator.mayPublish(person.id, at: time) else { return }
        let roles = folder.policy.publishers.map { "“\(folder.policy.title(of: $0))”" }
        throw UsageError(
            Localized(
                zh: "规定由\(roles.joined(separator: "、"))记发布和撤下，\(person.name)不是",
                en: "only \(roles.joined(separator: ", ")) put down what went out or was taken down, and \(person.name) is not"),
            hint: Localized(zh: "由这些角色的人来记；规定写在 .baguan/policy.yml 的 publish 里", en: "have one of them do it; the policy says so under `publish`"))
    }
}

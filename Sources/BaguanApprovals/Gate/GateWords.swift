internal import BaguanFindings
internal import BaguanRules

/// What is said of a gate's reasons, with the names that people use.
struct GateWords: Sendable {
    let policy: Policy
    let roster: Roster

    func message(of reason: GateReason) -> Localized {
        switch reason {
        case .ledgerInDoubt(let problems):
            let first = problems.first
            let file = first.flatMap { $0.file.isEmpty ? nil : $0.file.shown }
            return Localized(
                zh: "审批记录有 \(problems.count) 处可疑，说不定缺了一条退回" + (first.map { "；首先是" + (file.map { " \($0)" } ?? "") + "：\($0.message.chinese)" } ?? ""),
                en: "\(problems.count) places in the ledger are in doubt; a rejection may be missing"
                    + (first.map { "; first of all" + (file.map { " \($0)" } ?? "") + ": \($0.message.english)" } ?? ""))
        case .noPolicy(nil): return Localized(zh: "不知道是哪一类发布物", en: "the kind of publication is not known")
        case .noPolicy(let kind?):
            return Localized(
                zh: "审批规定没有写“\(kind.chineseNames[0])”（\(kind.rawValue)）", en: "the policy says nothing of \(kind.rawValue)")
        case .notSubmitted(nil): return Localized(zh: "还没有送审", en: "not handed in yet")
        case .notSubmitted(let change?):
            return Localized(
                zh: "送审的不是现在这一稿：\(change.words.chinese)", en: "what was handed in is not this: \(change.words.english)")
        case .withdrawn(let record):
            let note = record.body.note.map { "：\($0.shown)" } ?? ""
            return Localized(
                zh: "发布过，\(who(record).chinese)撤下了\(note)；此前的签批不再算",
                en: "it was out, and taken down by \(who(record).english)\(note); what was signed before no longer counts")
        case .nameShared(let places):
            return Localized(
                zh: "编号有 \(places.count) 件在用：\(places.map(\.shown).joined(separator: "、"))",
                en: "its id is used by \(places.count): \(places.map(\.shown).joined(separator: ", "))")
        case .rejected(let record, _):
            let note = record.body.note.map { "：\($0.shown)" } ?? ""
            return Localized(
                zh: "\(who(record).chinese)在“\((record.body.stage ?? "").shown)”退回了\(note)",
                en: "\(who(record).english) rejected it at “\((record.body.stage ?? "").shown)”\(note)")
        case .stageMissing(let standing): return message(of: standing)
        case .void(let void, let stage):
            let why = words(of: void.reason)
            return Localized(
                zh: "\(who(void.record).chinese)的“\(stage.shown)”不算：\(why.chinese)",
                en: "“\(stage.shown)” by \(who(void.record).english) does not count: \(why.english)")
        case .tooManyRecords(let count):
            return Localized(zh: "有 \(count) 条记录，理不出头绪", en: "\(count) records are too many to sort out")
        case .fieldMissing(let fields):
            return Localized(
                zh: "没有写\(fields.map { "“\($0.chineseNames[0])”" }.joined(separator: "或"))",
                en: "nothing says the \(fields.map(\.rawValue).joined(separator: " or "))")
        case .fileGone(let file):
            return Localized(
                zh: "\(file.field.chineseNames[0])“\(file.path.shown)”不在", en: "the \(file.field.rawValue) “\(file.path.shown)” is not there")
        case .deadlineMissed(let day?, let claimed?, let last, let event):
            return Localized(
                zh: "\(event) 举行，最晚 \(last) 送审；送审记录写的是 \(claimed)，它之前的记录却已经到了 \(day)",
                en: "held on \(event), due on \(last); the submission says \(claimed), and records before it say \(day)")
        case .deadlineMissed(let day?, nil, let last, let event):
            return Localized(
                zh: "\(event) 举行，最晚 \(last) 送审，\(day) 才送", en: "held on \(event), due on \(last), handed in on \(day)")
        case .deadlineMissed(nil, _, let last, let event):
            return Localized(
                zh: "\(event) 举行，最晚 \(last) 送审，已经过了", en: "held on \(event), due on \(last), which is past")
        case .displayReversed(let from, let until):
            return Localized(zh: "挂出日期 \(from) 晚于撤除日期 \(until)", en: "put up on \(from), after it is taken down on \(until)")
        case .displayTooLong(let days, let limit):
            return Localized(zh: "要挂 \(days) 天，最多 \(limit) 天", en: "to hang \(days) days; the limit is \(limit)")
        case .displayOver(let until): return Localized(zh: "\(until) 就该撤除了", en: "it should have been taken down on \(until)")
        case .creditMissing(let stage): return Localized(zh: "署名里没有“\(stage.shown)”", en: "no credit names “\(stage.shown)”")
        case .creditNotSigned(let name, let line):
            return Localized(
                zh: "署名“\(line.role.shown)：\(name.shown)”，记录里没有这个人的签批",
                en: "“\(name.shown)” is credited as “\(line.role.shown)” and did not sign")
        case .creditSamePerson(let name, let other, let line):
            return Localized(
                zh: "“\(name.shown)”既署“\(other.shown)”又署“\(line.role.shown)”",
                en: "“\(name.shown)” is credited both as “\(other.shown)” and as “\(line.role.shown)”")
        case .authorUnknown(let names):
            return Localized(
                zh: "作者\(names.map { "“\($0.shown)”" }.joined(separator: "、"))不在名册里，不知道谁要回避",
                en: "nobody in the roster is \(names.map { "“\($0.shown)”" }.joined(separator: ", ")), the author: nobody is kept from approving it")
        case .smallUnit(let stages, let reason):
            return Localized(
                zh: "按小单位只走\(stages.map { "“\($0)”" }.joined(separator: "、"))：\(reason.shown)",
                en: "as a small unit, only \(stages.map { "“\($0)”" }.joined(separator: ", ")): \(reason.shown)")
        case .overrideIncomplete(let rule, let people, let need, _):
            return Localized(
                zh: "\(names(people, "、"))同意破例（\(rule.title.chinese)），要 \(need) 人",
                en: "\(names(people, ", ")) let it out (\(rule.title.english)); it takes \(need)")
        case .overrideVoid(let record, let fault):
            let why = words(of: fault)
            return Localized(
                zh: "\(who(record).chinese)的破例不算：\(why.chinese)",
                en: "the override by \(who(record).english) does not count: \(why.english)")
        }
    }

    func message(of overridden: OverriddenReason) -> Localized {
        let reason = message(of: overridden.reason)
        let notes = overridden.records.compactMap(\.body.note).map(\.shown)
        let people = overridden.records.map(\.body.by)
        return Localized(
            zh: "破例放行（\(reason.chinese)）：\(names(people, "、"))同意，理由：\(notes.joined(separator: "；"))",
            en: "let out all the same (\(reason.english)) by \(names(people, ", ")): \(notes.joined(separator: "; "))")
    }

    private func message(of standing: StageStanding) -> Localized {
        let (stage, given) = (standing.stage.id.shown, standing.approvals.count)
        if case .waiting(let first) = standing.state {
            return Localized(
                zh: "缺少“\(stage)”，要等\(first.map { "“\($0.shown)”" }.joined(separator: "、"))",
                en: "“\(stage)” is missing and waits for \(first.map { "“\($0.shown)”" }.joined(separator: ", "))")
        }
        guard given > 0 else { return Localized(zh: "缺少“\(stage)”", en: "“\(stage)” is missing") }
        return Localized(
            zh: "“\(stage)”要 \(standing.stage.need) 人，只有 \(given) 人",
            en: "“\(stage)” takes \(standing.stage.need), and has \(given)")
    }

    /// 沈朗（2026-11-20）
    private func who(_ record: Record) -> Localized {
        let name = roster.name(of: record.body.by).shown
        guard let day = record.body.at.dayInBeijing else { return Localized(zh: name, en: name) }
        return Localized(zh: "\(name)（\(day)）", en: "\(name) (\(day))")
    }

    func names(_ ids: [String], _ separator: String) -> String {
        ids.map { roster.name(of: $0).shown }.joined(separator: separator)
    }
}

public import BaguanFindings
internal import BaguanRules

extension GateWords {
    func words(of reason: VoidReason) -> Localized {
        switch reason {
        case .doubtful(let problem): problem.message
        case .otherPolicy: Localized(zh: "此后审批规定变了", en: "the policy has changed since")
        case .otherKind(let kind):
            Localized(zh: "签的时候种类是“\(kind.chineseNames[0])”，后来改了", en: "it was signed as \(kind.rawValue), and the kind has changed since")
        case .changed(let change): change.words
        case .withdrawn: Localized(zh: "此后撤下过", en: "it was taken down since")
        case .rejectedSince: Localized(zh: "后来自己退回了", en: "its signer rejected it since")
        case .roleNotHeld(let role):
            Localized(
                zh: "当天不是“\(policy.title(of: role).shown)”", en: "was not “\(policy.title(of: role).shown)” on that day")
        case .delegation(let fault): words(of: fault)
        case .ownWork(.author, let person):
            Localized(zh: "\(name(person))是作者", en: "\(name(person)) is the author")
        case .ownWork(.editors, let person):
            Localized(zh: "\(name(person))送审过这份稿件", en: "\(name(person)) handed in a version")
        case .weakEvidence(let given, let needed):
            Localized(
                zh: "凭据是 \(given.rawValue)，要 \(needed.rawValue)", en: "the evidence is \(given.rawValue); it takes \(needed.rawValue)")
        case .beforeSubmission:
            Localized(zh: "签的时候还没有送审", en: "it had not been handed in when it was signed")
        case .outOfOrder(let before):
            Localized(zh: "签的时候还没有“\(before.shown)”", en: "“\(before.shown)” was not there when it was signed")
        case .basisRejected(let before):
            Localized(zh: "所依据的“\(before.shown)”后来退回了", en: "“\(before.shown)”, which it goes by, was rejected since")
        case .basisVoid(let before):
            Localized(zh: "所依据的“\(before.shown)”不算数", en: "“\(before.shown)”, which it goes by, does not count")
        case .samePerson(let stage, let person):
            Localized(zh: "\(name(person))已经算在“\(stage.shown)”里", en: "\(name(person)) counts for “\(stage.shown)” already")
        }
    }

    private func words(of fault: DelegationFault) -> Localized {
        switch fault {
        case .tooLong(let principal, let days):
            Localized(
                zh: "\(name(principal))的委托有 \(days) 天，最多 \(Delegation.limit) 天",
                en: "the delegation by \(name(principal)) lasts \(days) days; the limit is \(Delegation.limit)")
        case .outside(let principal, let from, let until):
            Localized(
                zh: "\(name(principal))的委托从 \(from) 到 \(until)", en: "the delegation by \(name(principal)) is from \(from) to \(until)")
        case .takenBack(let principal):
            Localized(zh: "\(name(principal))收回了委托", en: "\(name(principal)) took the delegation back")
        case .notHeld(let principal, let role):
            Localized(
                zh: "委托人\(name(principal))自己不是“\(policy.title(of: role).shown)”",
                en: "\(name(principal)) is not “\(policy.title(of: role).shown)” in person")
        }
    }

    func words(of fault: OverrideFault) -> Localized {
        switch fault {
        case .notForeseen: Localized(zh: "审批规定没有写破例", en: "the policy knows no override")
        case .otherPolicy: words(of: VoidReason.otherPolicy)
        case .otherKind(let kind): words(of: VoidReason.otherKind(kind))
        case .changed(let change): change.words
        case .withdrawn: words(of: VoidReason.withdrawn)
        case .roleNotHeld(let role): words(of: VoidReason.roleNotHeld(role: role))
        case .ownWork(let person):
            Localized(zh: "\(name(person))是作者或送审人", en: "\(name(person)) wrote it or handed it in")
        case .noReason: Localized(zh: "没有写理由", en: "no reason is given")
        }
    }

    func remedy(of reason: GateReason) -> Localized? {
        switch reason {
        case .ledgerInDoubt: Localized(zh: "用 baguan verify 逐条查看", en: "see each with `baguan verify`")
        case .noPolicy(nil):
            Localized(
                zh: "在稿件开头写“kind: …”；不是发布物的，写进 .baguanignore",
                en: "write `kind: …` at the draft's head; what is no publication belongs into .baguanignore")
        case .noPolicy: Localized(zh: "写进 .baguan/policy.yml 的 kinds", en: "enter it under `kinds` in .baguan/policy.yml")
        case .notSubmitted: Localized(zh: "用 baguan submit 送审", en: "hand it in with `baguan submit`")
        case .withdrawn:
            Localized(
                zh: "要再发布，用 baguan submit 重新送审；不再发布的，把稿件移走",
                en: "to let it out again, hand it in with `baguan submit`; if it is over, move the draft away")
        case .nameShared:
            Localized(zh: "给其中一件另编一个号，审批记录靠编号认", en: "give one of them another id: records go by it")
        case .rejected(let record, isOwnWork: true):
            Localized(
                zh: "\(name(record.body.by))是作者或送审人，改好后由本人重新送审",
                en: "\(name(record.body.by)) wrote it or handed it in: mend it, and have the same person hand it in again")
        case .rejected(let record, _):
            Localized(
                zh: "改好后请\(name(record.body.by))重新签批", en: "mend it and have \(name(record.body.by)) sign again")
        case .stageMissing(let standing): remedy(of: standing)
        case .void(let void, _): remedy(of: void.reason)
        case .fieldMissing(let fields):
            Localized(
                zh: "在稿件开头、登记表里，或者稿件旁边的同名文件（稿件名加 .baguan.yml，如 通知.docx.baguan.yml）里写“\(fields[0].chineseNames[0]): …”",
                en: "write `\(fields[0].rawValue): …` at the draft's head, in the register, or in a file beside it (its name and .baguan.yml: notice.docx.baguan.yml)")
        case .fileGone:
            Localized(
                zh: "把文件放到写明的地方，或者改写路径；路径从稿件所在的文件夹算起，文件要是稿件（.docx、.md 等），在本单位的文件夹里面",
                en: "put the file where it is said to be, or mend the path, which is seen from the draft's folder; it must be a draft (.docx, .md) inside the office's folder")
        case .deadlineMissed: Localized(zh: "改期，或者由领导破例", en: "put it off, or have leaders let it out")
        case .displayReversed, .displayTooLong: Localized(zh: "改正日期", en: "mend the dates")
        case .displayOver: Localized(zh: "撤下，或者另行报批", en: "take it down, or have it approved anew")
        case .creditMissing, .creditNotSigned, .creditSamePerson:
            Localized(zh: "核对署名", en: "check the credits")
        case .overrideIncomplete(_, let people, let need, let signers):
            remedy(missing: need - people.count, signers)
        case .overrideVoid(_, let fault): remedy(of: fault)
        case .authorUnknown:
            Localized(zh: "本单位的人，照名册写姓名；外单位的不用管", en: "write the name as in the roster, unless it is somebody from elsewhere")
        case .tooManyRecords, .smallUnit: nil
        }
    }

    private func remedy(missing: Int, _ signers: [String]) -> Localized {
        let role = policy.override.map { policy.title(of: $0.role).shown } ?? ""
        guard signers.count >= missing else {
            return Localized(
                zh: "还差 \(missing) 人，名册中没有别的“\(role)”可以破例",
                en: "\(missing) more, and nobody else in the roster can do it as “\(role)”")
        }
        return Localized(
            zh: "还差 \(missing) 人，可由\(names(signers, "、"))用 baguan override 破例",
            en: "\(missing) more: \(names(signers, ", ")) may, with `baguan override`")
    }

    func remedy(of fault: OverrideFault) -> Localized {
        switch fault {
        case .notForeseen:
            Localized(zh: "要破例，先在 .baguan/policy.yml 里写 override", en: "to allow it, write `override` in .baguan/policy.yml")
        case .otherPolicy, .otherKind, .changed, .withdrawn: Localized(zh: "看过改动后重新破例", en: "look at what changed and sign again")
        case .roleNotHeld(let role):
            Localized(
                zh: "由“\(policy.title(of: role).shown)”破例", en: "have it done by “\(policy.title(of: role).shown)”")
        case .ownWork: Localized(zh: "由别人破例", en: "have somebody else do it")
        case .noReason: Localized(zh: "用 --note 写明理由", en: "give the reason by --note")
        }
    }

    private func remedy(of standing: StageStanding) -> Localized? {
        let role = policy.title(of: standing.stage.role).shown
        if case .waiting = standing.state { return nil }
        if standing.signers.isEmpty, !standing.keyless.isEmpty {
            return Localized(
                zh: "\(names(standing.keyless, "、"))还没有能用的密钥：用 baguan key new 做一把，写进名册",
                en: "\(names(standing.keyless, ", ")): no key to sign with; make one by `baguan key new` and enter it in the roster")
        }
        guard !standing.signers.isEmpty else {
            return Localized(
                zh: "名册中没有别的“\(role)”能签", en: "nobody else in the roster can sign as “\(role)”")
        }
        return Localized(
            zh: "可由\(names(standing.signers, "、"))签批", en: "may be signed by \(names(standing.signers, ", "))")
    }

    func remedy(of reason: VoidReason) -> Localized? {
        switch reason {
        case .changed, .otherPolicy, .otherKind, .withdrawn: Localized(zh: "看过改动后重新签批", en: "look at what changed and sign again")
        case .doubtful(let problem): problem.remedy
        case .rejectedSince: Localized(zh: "请本人重新签批", en: "have its signer sign again")
        case .outOfOrder, .basisRejected, .basisVoid: Localized(zh: "按次序重新签批", en: "sign again in order")
        case .beforeSubmission: Localized(zh: "用 baguan submit 送审之后再签批", en: "hand it in with `baguan submit`, then sign")
        case .ownWork, .samePerson, .roleNotHeld, .delegation: Localized(zh: "请别人签批", en: "have somebody else sign")
        case .weakEvidence: Localized(zh: "用个人密钥重新签批", en: "sign again with a personal key")
        }
    }

    private func name(_ id: String) -> String { roster.name(of: id).shown }
}

extension ChangeKind {
    /// What became of the content.
    public var words: Localized {
        switch self {
        case .identical: Localized(zh: "此后没有改动", en: "it has not changed since")
        case .repack: Localized(zh: "此后重新存过盘，内容没有改", en: "it was saved anew since, with the same content")
        case .layout: Localized(zh: "此后改过空白、分段或标点的全半角", en: "blanks, paragraph breaks or the width of marks have changed since")
        case .rework: Localized(zh: "此后内容有改动", en: "the content has changed since")
        }
    }
}

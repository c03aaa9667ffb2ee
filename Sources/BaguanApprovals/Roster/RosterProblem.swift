internal import BaguanFindings

/// Trouble with what the roster says.
enum RosterProblem: Problem {
    case key(SSHKeyProblem)
    /// One key cannot tell two people apart.
    case sharedKey(holder: String)
    /// Two entries of one name are two people to every rule that asks for two.
    case sameName(String, other: String)
    case endsNever(PersonKey.Ending)
    case noLastRecord(PersonKey.Ending)
    case reversed(from: CalendarDate, until: CalendarDate)
    case unknownPerson(String, nearest: String?)
    case ownDeputy
    case tooLong(days: Int)
    case notHeld(role: String, by: String)

    var code: String {
        switch self {
        case .key: "bad-key"
        case .sharedKey: "shared-key"
        case .sameName: "same-name"
        case .endsNever: "key-without-end"
        case .noLastRecord: "key-without-last-record"
        case .reversed: "reversed-period"
        case .unknownPerson: "unknown-person"
        case .ownDeputy: "delegation-to-self"
        case .tooLong: "delegation-too-long"
        case .notHeld: "delegation-not-held"
        }
    }

    /// A note of caution: people of one name there are.
    var level: Diagnostic.Level {
        if case .sameName = self { .warning } else { .error }
    }

    var message: Localized {
        switch self {
        case .key(let problem): problem.message
        case .sharedKey(let holder):
            Localized(zh: "这把密钥已经是“\(holder.shown)”的", en: "this key is that of “\(holder.shown)” already")
        case .sameName(let name, let other):
            Localized(zh: "“\(other.shown)”也叫\(name.shown)：两条算两个人", en: "“\(other.shown)” is called \(name.shown), too: two entries count as two people")
        case .endsNever(let ending):
            Localized(zh: "密钥已停用（\(ending.rawValue)），却没有写到什么时候为止", en: "the key has ended (\(ending.rawValue)), and nothing says when")
        case .noLastRecord(let ending):
            Localized(
                zh: "密钥已\(ending == .lost ? "遗失" : "泄露")，却没有写到第几条记录为止有效",
                en: "the key is \(ending.rawValue), and nothing says which record is the last that counts")
        case .reversed(let from, let until):
            Localized(zh: "起始日 \(from) 晚于截止日 \(until)", en: "from \(from) is later than until \(until)")
        case .unknownPerson(let id, _):
            Localized(zh: "名册里没有“\(id.shown)”", en: "“\(id.shown)” is not in the roster")
        case .ownDeputy: Localized(zh: "不能委托自己", en: "nobody can be their own deputy")
        case .tooLong(let days):
            Localized(
                zh: "代理 \(days) 天，最多 \(Delegation.limit) 天", en: "a delegation of \(days) days; the limit is \(Delegation.limit)")
        case .notHeld(let role, let person):
            Localized(
                zh: "“\(person.shown)”自己没有角色“\(role.shown)”，不能委托别人", en: "“\(person.shown)” does not hold “\(role.shown)” and cannot pass it on")
        }
    }

    var remedy: Localized? {
        switch self {
        case .key(let problem): problem.remedy
        case .sharedKey: Localized(zh: "一人一把密钥：用 baguan key new 另做一把", en: "one key, one person: make another with `baguan key new`")
        case .sameName:
            Localized(
                zh: "是同一个人的，两把密钥写在一条里；确是重名的，name 里加上区别，如“王芳（教务）”",
                en: "if it is one person, enter both keys under one; if not, tell them apart in `name`")
        case .endsNever: Localized(zh: "加上“until: …”", en: "add `until: …`")
        case .noLastRecord:
            Localized(
                zh: "加上“last-record: …”，写最后一条确实是本人签的记录的序号；说不清就写 0",
                en: "add `last-record: …`, the number of the last record that the holder did sign; 0 when in doubt")
        case .reversed: Localized(zh: "对调 from 和 until，或改正其中一个", en: "swap from and until, or mend one of them")
        case .unknownPerson(_, let nearest):
            nearest.map { Localized(zh: "是不是想写“\($0)”？", en: "did you mean “\($0)”?") }
                ?? Localized(zh: "先把人写进 people", en: "enter the person under `people` first")
        case .ownDeputy, .notHeld: Localized(zh: "改写委托人或代理人", en: "name another principal or deputy")
        case .tooLong: Localized(zh: "缩短期限；长期代理的，直接授予角色", en: "make it shorter; for a long time, grant the role itself")
        }
    }
}

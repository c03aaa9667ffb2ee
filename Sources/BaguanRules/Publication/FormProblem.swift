import BaguanFindings
import BaguanText

/// Trouble with what a publication says of itself outside its text.
enum FormProblem: Problem {
    /// Two files say different things.
    case contradiction(PublicationField, other: FilePlace)
    /// One field under two names.
    case twice(PublicationField, other: String)
    /// A row of a register that cannot be told from others.
    case rowWithoutID
    /// A register's header has none of the columns that make it one.
    case missingColumn(PublicationField)
    /// A column that says something and is no field.
    case unknownColumn(String)

    var code: String {
        switch self {
        case .contradiction: "field-contradiction"
        case .twice: "field-twice"
        case .rowWithoutID: "row-without-id"
        case .missingColumn: "missing-column"
        case .unknownColumn: "unknown-column"
        }
    }

    /// What an unknown column says goes out unsigned; whether it goes out at all the office knows.
    var level: Diagnostic.Level {
        if case .unknownColumn = self { .warning } else { .error }
    }

    var message: Localized {
        switch self {
        case .contradiction(let field, let other):
            Localized(
                zh: "“\(field.chineseNames[0])”与 \(other.path.shown) 第 \(other.position.line) 行不一致",
                en: "“\(field.rawValue)” differs from line \(other.position.line) of \(other.path.shown)")
        case .twice(let field, let other):
            Localized(
                zh: "“\(field.chineseNames[0])”已经以“\(other.shown)”写过了",
                en: "“\(field.rawValue)” was given already as “\(other.shown)”")
        case .rowWithoutID:
            Localized(zh: "这一行没有编号", en: "the row has no id")
        case .missingColumn(let field):
            Localized(zh: "缺少列“\(field.chineseNames[0])”", en: "column “\(field.rawValue)” is missing")
        case .unknownColumn(let name):
            Localized(
                zh: "不认识“\(name.shown)”这一列：里面写的不检查，改了也不用重新签", en: "column “\(name.shown)” is unknown: what it says is neither checked nor signed")
        }
    }

    var remedy: Localized? {
        switch self {
        case .contradiction, .twice:
            Localized(zh: "只在一处写，或者改成一样", en: "say it in one place, or say the same in both")
        case .rowWithoutID:
            Localized(
                zh: "给每件发布物一个不变的编号：审批记录靠它认", en: "give each publication an id that stays: its records go by it")
        case .unknownColumn:
            Localized(
                zh: "要发布的字写在“内容”里，或者在 policy.yml 这个台账的 columns 里说明这是哪一项；不发布的，列名改成“备注”",
                en: "write what is published under `text`, or name the column under `columns` of the register in policy.yml; call it 备注 if it is not published")
        case .missingColumn(let field):
            Localized(
                zh: "在表头加上“\(field.chineseNames[0])”，或者用 columns 说明是哪一列",
                en: "add “\(field.rawValue)” to the header, or name the column under `columns`")
        }
    }
}

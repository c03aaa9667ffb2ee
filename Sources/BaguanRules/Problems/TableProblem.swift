import BaguanFindings

/// Trouble with a table of entries.
enum TableProblem: Problem {
    case empty
    /// The header's names stand in one cell, with something else than commas between them.
    case foreignSeparator(String)
    case unknownColumn(String, nearest: String?, known: [String])
    case duplicateColumn(String)
    case missingColumn(String)
    case tooManyCells(count: Int, columns: Int)
    case unclosedQuote
    case textAfterQuote

    var code: String {
        switch self {
        case .empty: "empty-table"
        case .foreignSeparator: "column-separator"
        case .unknownColumn: "unknown-column"
        case .duplicateColumn: "duplicate-column"
        case .missingColumn: "missing-column"
        case .tooManyCells: "too-many-cells"
        case .unclosedQuote: "unclosed-quote"
        case .textAfterQuote: "text-after-quote"
        }
    }

    var message: Localized {
        switch self {
        case .empty:
            Localized(zh: "表格是空的", en: "the table is empty")
        case .foreignSeparator(let mark):
            Localized(zh: "表头用\(Self.shown(mark).chinese)隔开各列", en: "the columns of the header are separated by \(Self.shown(mark).english)")
        case .unknownColumn(let name, _, _):
            Localized(zh: "未知的列“\(name.shown)”", en: "unknown column “\(name.shown)”")
        case .duplicateColumn(let name):
            Localized(zh: "列“\(name.shown)”出现了两次", en: "column “\(name.shown)” appears twice")
        case .missingColumn(let name):
            Localized(zh: "缺少列“\(name.shown)”", en: "column “\(name.shown)” is missing")
        case .tooManyCells(let count, let columns):
            Localized(
                zh: "这一行有 \(count) 格，表头只有 \(columns) 列", en: "the row has \(count) cells, the header \(columns)")
        case .unclosedQuote:
            Localized(zh: "引号没有关上", en: "the quotation mark is never closed")
        case .textAfterQuote:
            Localized(zh: "后引号之后还有文字", en: "there is text behind the closing quotation mark")
        }
    }

    var remedy: Localized? {
        switch self {
        case .empty:
            Localized(zh: "第一行写列名，如 find,suggest,from,until", en: "name the columns in the first row, as find,suggest,from,until")
        case .foreignSeparator:
            Localized(
                zh: "各列之间用英文逗号“,”隔开，每一行都是", en: "separate the columns by commas, in every row")
        case .unknownColumn(_, let nearest, let known):
            Nearest.remedy(nearest, known: known)
        case .duplicateColumn:
            Localized(zh: "保留一列", en: "keep one of them")
        case .missingColumn(let name):
            Localized(zh: "在表头加上“\(name.shown)”", en: "add “\(name.shown)” to the header")
        case .tooManyCells:
            Localized(
                zh: "格里有逗号时用英文引号把整格括起来；几个词用分号隔开",
                en: "put a cell that holds a comma in double quotes; separate several words by semicolons")
        case .unclosedQuote:
            Localized(zh: "补上后引号；引号本身写成两个", en: "add the closing mark; write a quotation mark itself twice")
        case .textAfterQuote:
            Localized(zh: "把整格括起来，引号本身写成两个", en: "quote the whole cell, and write a quotation mark itself twice")
        }
    }

    private static func shown(_ separator: String) -> Localized {
        separator == "\t" ? Localized(zh: "制表符", en: "tabs") : Localized(zh: "“\(separator)”", en: "“\(separator)”")
    }
}

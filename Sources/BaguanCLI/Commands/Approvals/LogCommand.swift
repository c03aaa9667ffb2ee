import ArgumentParser
import Baguan

/// `baguan log`
struct LogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: Speech.words(
            "审批记录，一条一行，时间是北京时间；不算数的说明为什么。", "The records, one a line, in Beijing time; those that do not count say why."))

    @Argument(help: .words("只看这一件：稿件、台账.csv#编号或者记录里的名称", "only this publication: a draft, REGISTER.csv#ID, or its name in the records", value: "path"))
    var path: String?

    @OptionGroup(title: Speech.words("设置", "Settings")) var settings: SettingsOptions
    @OptionGroup(title: Speech.words("输出", "Output")) var list: ListOptions
    @OptionGroup(title: Speech.words("通用", "Common")) var common: CommonOptions

    func run() throws {
        let books = Books(try ApprovalFolder.open(common.colour))
        let setup = RunSetup(settings)
        let item = try path.map { try self.item($0, books, setup) }
        let items = item.map { [$0] } ?? books.history.items
        let index = PublicationIndex(books.folder, setup)
        let faults = items.reduce(into: [:]) { $0.merge(books.evaluator.faults(of: $1, form: index.form(of: $1))) { first, _ in first } }
        let entries = item.map(books.history.timeline) ?? History.timeline(books.ledger.entries)
        let spent = items.reduce(into: Set<RecordID>()) { $0.formUnion(books.evaluator.spentRecords(of: $1)) }
        let shown = entries.map { entry in
            var record = books.shown(entry, faults[entry.record.id])
            record.isSpent = spent.contains(entry.record.id)
            return record
        }
        try list.write { json in
            json.head()
            json.array("records") { json in
                for record in shown { json.object { record.write(&$0) } }
            }
        } text: {
            let lines = shown.map { record in
                let name = item == nil ? record.record.body.item.map { "  " + TerminalText.visible($0) } ?? "" : ""
                return record.line + name + "\n"
            }
            return lines.joined() + Speech.words("\(shown.count) 条，北京时间。\n", "\(shown.count) records, Beijing time.\n")
                + (books.remark.map { $0 + "\n" } ?? "")
        }
    }

    private func item(_ path: String, _ books: Books, _ setup: RunSetup) throws -> String {
        if books.history.items.contains(where: { $0.utf8.elementsEqual(path.utf8) }) { return path }
        return try PublicationDraft(path, in: books.folder, settings: setup.project).reviewed.id
    }
}

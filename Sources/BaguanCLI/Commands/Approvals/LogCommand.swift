import ArgumentParser
import Baguan

/// `baguan log`
struct LogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: Speech.words("审批记录，一条一行；不算数的说明为什么。", "The records, one a line; those that do not count say why."))

    @Argument(help: .words("只看这一件：稿件、台账.csv#编号或者记录里的名称", "only this publication: a draft, REGISTER.csv#ID, or its name in the records", value: "path"))
    var path: String?

    @OptionGroup(title: Speech.words("设置", "Settings")) var settings: SettingsOptions
    @OptionGroup(title: Speech.words("输出", "Output")) var list: ListOptions
    @OptionGroup(title: Speech.words("通用", "Common")) var common: CommonOptions

    func run() throws {
        let folder = try ApprovalFolder.open(common.colour)
        let (ledger, history) = folder.ledger(asOf: nil)
        let item = try path.map { try self.item($0, folder, history) }
        let shown = (item.map { history.entries(of: $0) } ?? ledger.entries)
            .sorted { ($0.record.body.at, $0.record.id) < ($1.record.body.at, $1.record.id) }
            .map { ShownRecord(record: $0.record, roster: folder.roster, doubt: $0.doubt, isRevoked: history.isRevoked($0.record.id)) }
        try list.write { json in
            json.head()
            json.array("records") { json in
                for record in shown { json.object { record.write(&$0) } }
            }
        } text: {
            shown.map { record in
                let name = item == nil ? record.record.body.item.map { "  " + TerminalText.visible($0) } ?? "" : ""
                return record.line + name + "\n"
            }.joined()
        }
    }

    private func item(_ path: String, _ folder: ApprovalFolder, _ history: History) throws -> String {
        if history.items.contains(where: { $0.utf8.elementsEqual(path.utf8) }) { return path }
        let project = ProjectSettings.load(named: settings.config, isIsolated: settings.isolated)
        return try PublicationDraft(path, in: folder, settings: project).reviewed.id
    }
}

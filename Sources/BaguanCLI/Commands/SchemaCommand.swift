import ArgumentParser
import Baguan

/// `baguan schema`
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: Speech.words("输出 JSON Schema，供编辑器补全和检查。", "Print a JSON Schema, for completion and checks in editors."))

    enum Subject: String, CaseIterable, ExpressibleByArgument {
        case rule, pack, settings, waivers, baseline, policy, roster, report
        /// One line of `--format jsonl`.
        case reportLine = "report-line"

        /// The help names them already.
        static let allValueStrings: [String] = []
        static let defaultCompletionKind = CompletionKind.list(allCases.map(\.rawValue))
    }

    @Argument(
        help: .words(
            "rule 规则文件、pack 规则包、settings 设置、waivers 例外、baseline 基线、policy 审批规定、roster 名册、report 检查结果（json）、report-line 检查结果（jsonl）",
            "rule, pack, settings, waivers, baseline, policy, roster, report (json) or report-line (jsonl)", value: "subject"))
    var subject: Subject

    @OptionGroup(title: Speech.words("通用", "Common")) var common: CommonOptions

    func run() throws {
        var schema =
            switch subject {
            case .rule: Schemas.ruleSchema(checks: CheckRegistry.schemas)
            case .pack: Schemas.packSchema()
            case .settings: Schemas.settingsSchema()
            case .waivers: Schemas.waiverSchema()
            case .baseline: Schemas.baselineSchema()
            case .policy: ApprovalSchemas.policy
            case .roster: ApprovalSchemas.roster
            case .report: ReportSchema.json
            case .reportLine: ReportSchema.jsonLine
            }
        if !schema.hasSuffix("\n") { schema += "\n" }
        try Output.write(&schema, to: Output.standard().descriptor)
    }
}

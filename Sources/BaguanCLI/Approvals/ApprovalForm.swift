import Baguan

/// 审核登记表: one page for one publication, to print and to sign by hand as well. Digest and short code tie the paper to
/// the file and to its records.
struct ApprovalForm {
    let draft: PublicationDraft
    let decision: GateDecision
    let folder: ApprovalFolder

    static func page(_ forms: [ApprovalForm]) -> String {
        PrintedPage.page("审核登记表", in: Speech.language, forms.map(\.section).joined(separator: "\n"))
    }

    private var section: String {
        let reviewed = draft.reviewed
        let fields = PublicationField.allCases.compactMap { field -> String? in
            guard field != .id, let value = reviewed.form[field] else { return nil }
            return Self.row(field.chineseNames[0], value)
        }
        let stages = decision.stages.map { standing in
            let names = standing.approvals.map { approval in
                let record = approval.record.map { "，\($0.body.at.dayInBeijing.map { "\($0)" } ?? "")，记录 \($0.id.digest.code)" } ?? ""
                return folder.roster.signature(of: approval) + record
            }
            let noes = standing.rejections.map { record in
                "退回：\(folder.roster.name(of: record.body.by))" + (record.body.note.map { "，\($0)" } ?? "")
            }
            let lines = names + noes
            return Self.row(standing.stage.id, lines.isEmpty ? "　　　　　　　　（签名）　　　　年　　月　　日" : lines.joined(separator: "；"))
        }
        return """
            <section>
            <h1>\(PrintedPage.escaped(folder.policy.organisation)) 审核登记表</h1>
            <table>
            \(Self.row("发布物", reviewed.id))
            \(Self.row("种类", reviewed.kind.map { $0.chineseNames.first ?? $0.rawValue } ?? "未写明"))
            \(fields.joined(separator: "\n"))
            \(Self.row("内容码", reviewed.subject.whole.code))
            <tr><th>内容摘要</th><td><code>\(PrintedPage.escaped(reviewed.subject.whole.description))</code></td></tr>
            \(stages.joined(separator: "\n"))
            \(Self.row("结论", verdict))
            </table>
            </section>
            """
    }

    /// 签齐 only where all have signed and nobody let anything pass.
    private var verdict: String {
        if decision.isOpen, decision.isSigned, decision.overridden.isEmpty { return "签齐" }
        let passedOver = decision.overridden.map { decision.message(of: $0)[Speech.language] }
        return ((decision.isOpen ? [] : SessionWords.reasons(decision)) + passedOver).joined(separator: "\n")
    }

    private static func row(_ name: String, _ value: String) -> String {
        "<tr><th>\(PrintedPage.escaped(name))</th><td>\(PrintedPage.escaped(value).replacing("\n", with: "<br>"))</td></tr>"
    }
}

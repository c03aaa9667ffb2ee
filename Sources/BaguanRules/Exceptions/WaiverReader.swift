public import BaguanFindings
internal import BaguanText

extension WaiverList {
    /// Reads `.baguan-waivers.yml`.
    ///
    /// - Parameters:
    ///   - path: as diagnostics name the file.
    ///   - knownRules: what a waiver may name; nil lets any name pass.
    ///   - diagnostics: receives what keeps the file from being understood. A list with an error waives nothing.
    public init(_ bytes: [UInt8], path: String, knownRules: [RuleID]? = nil, diagnostics: inout [Diagnostic]) {
        var log = ProblemLog()
        let list = WaiverReader(knownRules: knownRules).read(bytes, path: path, log: &log)
        // One in which all waivers are commented out says nothing wrong.
        diagnostics += log.sorted().filter { $0.code != YAMLProblem.empty.code }
        self = list ?? WaiverList()
    }
}

/// The fields of `.baguan-waivers.yml`: the one place where they are declared.
enum WaiverFields {
    static let root = Fields([
        Field("waivers", .growingList(.object(waiver)), required: true, help: "例外：哪句话、哪条规则、为什么、谁同意、到哪天为止")
    ])

    private static let waiver = Fields([
        Field("rule", .selector, required: true, help: "规则全名，如 institutions/renamed"),
        Field("quote", .text, help: "稿件里的原话，要包括找到的文字；个人信息照报告里打码的样子写。缺少内容的问题没有原话，可以不写"),
        Field("files", .oneOrMore(.glob), help: "只对这些稿件，写法同 .gitignore"),
        Field("reason", .text, required: true, help: "为什么可以例外"),
        Field("person", .text, required: true, help: "谁同意的"),
        Field("until", .date(isPartial: false), required: true, help: "最后一天；过了就不再起作用"),
    ])
}

private struct WaiverReader {
    let knownRules: [RuleID]?

    /// Nil when the file cannot be understood, and for an empty one.
    func read(_ bytes: [UInt8], path: String, log: inout ProblemLog) -> WaiverList? {
        guard let file = DeclaredFile(bytes, path: path, fields: WaiverFields.root, log: &log) else { return nil }
        var waivers: [Waiver] = []
        var faults: [WaiverList.Fault] = []
        for value in file.value["waivers"]?.sequence ?? [] {
            guard let waiver = waiver(value, in: file.text, log: &log) else { continue }
            if let fault = fault(of: waiver) { faults.append(fault) } else { waivers.append(waiver) }
        }
        guard log.errorCount == 0 else { return nil }
        let source = SourceFile(path: path, text: String(decoding: file.text.utf8, as: UTF8.self))
        return WaiverList(source: source, waivers: waivers, faults: faults)
    }

    private func waiver(_ value: YAMLValue, in text: InputText, log: inout ProblemLog) -> Waiver? {
        guard let rule = value["rule"], let name = rule.text, let until = value["until"]?.day else { return nil }
        guard let id = RuleID(name) else {
            log.report(FieldProblem.badSelector(name), in: text, at: rule.range)
            return nil
        }
        let shown = value["quote"] ?? rule
        return Waiver(
            rule: id, quote: value["quote"]?.text, files: (value["files"]?.texts ?? []).compactMap { GlobPattern($0) },
            reason: value["reason"]?.text ?? "", person: value["person"]?.text ?? "", until: until,
            range: Range(utf8: shown.range), position: text.position(of: value.range.lowerBound))
    }

    private func fault(of waiver: Waiver) -> WaiverList.Fault? {
        guard let knownRules, !knownRules.contains(waiver.rule) else { return nil }
        let nearest = Nearest.word(to: waiver.rule.description, among: knownRules.map(\.description))
        let problem = SettingsProblem.unknownRule(waiver.rule.description, nearest: nearest)
        return WaiverList.Fault(
            sentences: [problem.message, problem.remedy].compactMap { $0 }, match: waiver.rule.description, range: waiver.range)
    }
}

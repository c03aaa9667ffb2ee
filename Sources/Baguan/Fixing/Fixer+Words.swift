import BaguanFindings
import BaguanText

extension Diagnostic {
    var isError: Bool { level == .error }
}

// Why something was left as it is. The findings stay in the report, so these are notes.
extension Fixer {
    static func unsettled(_ path: String) -> Diagnostic {
        Diagnostic(
            code: "fix-unsettled", level: .note, filePath: path,
            message: Localized(
                zh: "改了 \(rounds) 轮还有可以自动改的地方", en: "there is still something to fix after \(rounds) rounds"),
            remedy: Localized(zh: "再运行一次；还是这样，就是有规则互相矛盾", en: "run again; if that does not end, rules contradict each other"))
    }

    static func broken(_ path: String) -> Diagnostic {
        Diagnostic(
            code: "fix-undone", level: .note, filePath: path,
            message: Localized(
                zh: "有的改法会使稿件开头的元数据读不了，没有照改", en: "some fixes would break the draft's front matter and were not made"),
            remedy: Localized(zh: "请手工修改", en: "mend it by hand"))
    }

    static func misread(_ source: SourceFile) -> Diagnostic {
        Diagnostic(
            code: "fix-undone", level: .note, filePath: source.path,
            message: Localized(
                zh: "改完以后 \(source.encoding.rawValue) 编码会被认错，没有照改",
                en: "with its fixes the draft would no longer be known as \(source.encoding.rawValue); nothing was changed"),
            remedy: Localized(zh: "先把稿件另存为 UTF-8", en: "save the draft as UTF-8 first"))
    }

    static func unencodable(_ finding: Finding, in inspection: Inspection) -> Diagnostic {
        note(
            "fix-unencodable", finding, inspection,
            Localized(
                zh: "\(inspection.source.encoding.rawValue) 编码里没有改法“\(words(of: finding))”的字，没有照改",
                en: "“\(words(of: finding))” cannot be written in \(inspection.source.encoding.rawValue); not fixed"),
            Localized(zh: "先把稿件另存为 UTF-8", en: "save the draft as UTF-8 first"))
    }

    static func endless(_ finding: Finding, in inspection: Inspection) -> Diagnostic {
        note(
            "fix-unsettled", finding, inspection,
            Localized(
                zh: "规则 \(finding.ruleID) 对自己改出的文字仍不满意，没有再改", en: "rule \(finding.ruleID) finds fault with its own fix; left as it is"),
            Localized(zh: "请修改规则的改法或例外", en: "mend the rule's suggestion or exceptions"))
    }

    private static func words(of finding: Finding) -> String {
        finding.fix?.edits.first?.text ?? ""
    }

    private static func note(
        _ code: String, _ finding: Finding, _ inspection: Inspection, _ message: Localized, _ remedy: Localized
    ) -> Diagnostic {
        Diagnostic(
            code: code, level: .note, filePath: inspection.source.path,
            position: inspection.source.lines.position(of: finding.range.lowerBound), message: message, remedy: remedy)
    }
}

public import BaguanFindings
internal import BaguanText

/// A baseline as a file: YAML with a line for each entry, sorted, so that its changes can be looked at.
public enum BaselineFile {
    /// The form of the file; a higher one is refused.
    static let version = 1

    static let fields = Fields([
        Field("version", .integer(minimum: 1), required: true, help: "文件格式的版本，目前是 1"),
        Field("files", .dictionary(key: .text, value: .list(.object(entry))), help: "各个稿件里已知的发现"),
    ])

    private static let entry = Fields([
        Field("rule", .selector, required: true, help: "规则全名"),
        Field("match", .text, required: true, help: "找到的文字；缺少内容的，写消息"),
        Field("before", .text, help: "前面的文字"),
        Field("after", .text, help: "后面的文字"),
        Field("count", .integer(minimum: 1), help: "相同的有几处，默认 1"),
    ])

    /// Reads a baseline.
    /// - Parameters:
    ///   - path: as diagnostics name the file.
    ///   - diagnostics: receives everything that is wrong.
    /// - Returns: nil when anything is: a baseline of which a part is missing would let old findings come back.
    public static func read(_ bytes: [UInt8], path: String, diagnostics: inout [Diagnostic]) -> Baseline? {
        var log = ProblemLog()
        defer { diagnostics += log.sorted() }
        guard let file = DeclaredFile(bytes, path: path, fields: fields, log: &log) else { return nil }
        if let written = file.value["version"], let version = written.integer, version > Self.version {
            log.report(BaselineProblem.newer(version), in: file.text, at: written.range)
        }
        var files: [String: [Baseline.Entry]] = [:]
        for pair in file.value["files"]?.pairs ?? [] {
            files[pair.key] = (pair.value.sequence ?? []).compactMap { value in
                guard let rule = value["rule"], let name = rule.text, let match = value["match"]?.text else { return nil }
                guard let id = RuleID(name) else {
                    log.report(FieldProblem.badSelector(name), in: file.text, at: rule.range)
                    return nil
                }
                return Baseline.Entry(
                    rule: id, match: match, before: value["before"]?.text ?? "", after: value["after"]?.text ?? "",
                    count: value["count"]?.integer ?? 1, position: file.text.position(of: value.range.lowerBound))
            }
        }
        return log.errorCount == 0 ? Baseline(files: files) : nil
    }

    /// The text of a baseline's file.
    public static func text(of baseline: Baseline) -> String {
        var text = "# 把关的基线：采用把关时已有的发现，不再计入结果。由 baguan check --write-baseline 写成；改好的，删去那一行。\nversion: \(version)\n"
        let files = baseline.files.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        if !files.isEmpty { text += "files:\n" }
        for (path, entries) in files {
            text += "  \(quoted(path)):\n"
            for entry in entries {
                var parts = ["rule: \(entry.rule)", "match: \(quoted(entry.match))"]
                if !entry.before.isEmpty { parts.append("before: \(quoted(entry.before))") }
                if !entry.after.isEmpty { parts.append("after: \(quoted(entry.after))") }
                if entry.count > 1 { parts.append("count: \(entry.count)") }
                text += "    - {\(parts.joined(separator: ", "))}\n"
            }
        }
        return text
    }

    /// A double-quoted scalar on one line (YAML 1.2, section 7.3.1), with signs for what an editor would not show.
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\" + String(scalar)
            case _ where isShown(scalar): quoted.unicodeScalars.append(scalar)
            default:
                let digits = String(scalar.value, radix: 16, uppercase: true)
                let width = scalar.value > 0xFFFF ? 8 : 4
                quoted += (width == 8 ? "\\U" : "\\u") + String(repeating: "0", count: width - digits.count) + digits
            }
        }
        return quoted + "\""
    }

    private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
        if scalar == " " { return true }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .privateUse, .unassigned, .surrogate: return false
        default: return true
        }
    }
}

/// Trouble with a baseline.
private enum BaselineProblem: Problem {
    case newer(Int)

    var code: String { "newer-baseline" }

    var message: Localized {
        switch self {
        case .newer(let version):
            Localized(zh: "基线的格式是第 \(version) 版，这个把关只认得第 \(BaselineFile.version) 版", en: "the baseline has form \(version); this baguan knows form \(BaselineFile.version)")
        }
    }

    var remedy: Localized? {
        Localized(zh: "升级把关，或者用 --write-baseline 重写", en: "use a newer baguan, or write it anew by --write-baseline")
    }
}

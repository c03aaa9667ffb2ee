import BaguanFindings
import BaguanText

@testable import BaguanRules

/// Checks as BaguanChecks would declare them.
let sampleChecks = [
    CheckSchema(
        name: "term", summary: "找出错误、过时或不宜使用的词。",
        parameters: [.init("boundary", .choice(["word", "none"]), help: "命中的两端是否必须是词的边界")],
        entries: .required),
    CheckSchema(
        name: "pattern", summary: "用正则表达式找。",
        parameters: [
            .init("pattern", .string, required: true, help: "正则表达式"),
            .init("literal", .strings, help: "预先筛选用的文字"),
        ], entries: .none),
    CheckSchema(
        name: "length", summary: "检查长度。",
        parameters: [.init("maximum", .integer(minimum: 1), required: true, help: "最多几个字"), .init("strict", .boolean, help: "严格")],
        entries: .none, takesExceptions: false, placeholders: ["limit"]),
]

/// A pack in memory; `pack.yml` is supplied when it is not given.
func pack(_ files: [String: String]) -> PackSource {
    var files = files
    if files["pack.yml"] == nil { files["pack.yml"] = "id: sample\ntitle: 样例\nversion: 1.0.0\n" }
    return PackSource(location: "sample", files: files.sorted { $0.key < $1.key }.map { ($0.key, Array($0.value.utf8)) })
}

func load(_ files: [String: String]) -> PackLoader.Outcome {
    PackLoader(checks: sampleChecks).load(pack(files))
}

/// The rule file of a test, with one of its lines put in place of another.
func rule(_ replacements: (line: String, with: String)...) -> String {
    var text = soundRule
    for (line, replacement) in replacements {
        precondition(text.contains(line + "\n"), "no line “\(line)”")
        text = text.replacing(line + "\n", with: replacement.isEmpty ? "" : replacement + "\n")
    }
    return text
}

extension String {
    func replacing(_ part: String, with other: String) -> String {
        guard let range = firstRange(of: part) else { return self }
        return String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
    }
}

let soundRule = """
    id: renamed
    check: term
    title: 机构已更名
    why: 机构改革后沿用旧名称是常见差错。
    message: "“{match}”自 {until} 起已更名为“{suggest}”"
    severity: error
    scope: [title, body]
    tags: [outdated]
    boundary: word
    entries:
      - {find: 国家卫计委, suggest: 国家卫生健康委, until: 2018-03}
      - 国家旅游局
    except:
      after: [原]
      inside: ["《》"]
      history: true
    examples:
      bad:
        - {text: "⟦国家卫计委⟧近日发布通知。", date: 2026-11-20, suggest: [国家卫生健康委]}
        - {text: "请关注⟦国家旅游局⟧官网。"}
      good:
        - {text: "国家卫计委印发方案。", date: 2016-05-04}
        - {text: "原国家卫计委印发方案。"}

    """

/// Diagnostics as a terminal shows them, in Chinese, with the English sentence behind.
func render(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map { diagnostic in
        var place = diagnostic.filePath ?? ""
        if let position = diagnostic.position { place += ":\(position.line):\(position.column)" }
        var lines = ["\(place): \(diagnostic.code): \(diagnostic.message.chinese) | \(diagnostic.message.english)"]
        if let excerpt = diagnostic.excerpt {
            lines.append("  " + excerpt.line)
            lines.append(
                "  " + String(repeating: "·", count: excerpt.marked.lowerBound)
                    + String(repeating: "^", count: excerpt.marked.count))
        }
        if let remedy = diagnostic.remedy { lines.append("  = \(remedy.chinese) | \(remedy.english)") }
        return lines.joined(separator: "\n")
    }.joined(separator: "\n")
}

/// `line:column code` of each diagnostic.
func summary(_ diagnostics: [Diagnostic]) -> [String] {
    diagnostics.map { diagnostic in
        (diagnostic.position.map { "\($0.line):\($0.column) " } ?? "") + diagnostic.code
    }
}

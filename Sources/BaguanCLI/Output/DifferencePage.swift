import Baguan

/// What `baguan rules --diff` says.
struct DifferencePage {
    struct Draft {
        var inspection: Inspection
        var difference: FindingDifference
    }

    let difference: PackDifference
    /// Those whose findings differ; nil when no folder was given.
    let drafts: [Draft]?
    let language: Language

    var text: String {
        var lines = difference.added.map { "+ \($0.id)  \(word("新规则：", "new rule: "))\($0.title)\(count($0.entries.count))" }
        lines += difference.removed.map { "- \($0.id)  \(word("删去的规则：", "rule that is gone: "))\($0.title)\(count($0.entries.count))" }
        for change in difference.changed { lines += self.lines(of: change) }
        if difference.isEmpty { lines.append(word("规则没有变化。", "The rules are the same.")) }
        for draft in drafts ?? [] {
            lines += draft.difference.vanishing.map { "- " + line(of: $0, in: draft.inspection) }
            lines += draft.difference.appearing.map { "+ " + line(of: $0, in: draft.inspection) }
        }
        return lines.map { TerminalText.visible($0) + "\n" }.joined()
    }

    var totals: String {
        var totals = Localized(
            zh: "新增规则 \(difference.added.count)，删去 \(difference.removed.count)，改动 \(difference.changed.count)。",
            en: "\(difference.added.count) rules added, \(difference.removed.count) removed, \(difference.changed.count) changed.")
        if let drafts {
            let appearing = drafts.reduce(0) { $0 + $1.difference.appearing.count }
            let vanishing = drafts.reduce(0) { $0 + $1.difference.vanishing.count }
            totals.chinese += "稿件里新出现 \(appearing) 处，不再出现 \(vanishing) 处。"
            totals.english += " In the drafts \(appearing) findings appear and \(vanishing) vanish."
        }
        return totals[language]
    }

    private func lines(of change: PackDifference.RuleChange) -> [String] {
        let (old, new) = (change.old, change.new)
        var lines = ["~ \(new.id)  \(new.title)"]
        lines += change.parts.map { part in
            switch part {
            case .severity: "    \(name(of: part))\(old.severity.rawValue) → \(new.severity.rawValue)"
            case .check: "    \(name(of: part))\(old.check) → \(new.check)"
            case .title: "    \(name(of: part))\(old.title) → \(new.title)"
            case .message: "    \(name(of: part))\(old.message) → \(new.message)"
            case .kinds, .scope, .parameters, .exceptions: "    \(name(of: part))\(word("有改动", "changed"))"
            }
        }
        lines += change.removedEntries.map { "    - \(line(of: $0))" }
        lines += change.addedEntries.map { "    + \(line(of: $0))" }
        lines += change.changedEntries.map { "    ~ \(line(of: $0.old)) ⇒ \(line(of: $0.new))" }
        return lines
    }

    private func name(of part: PackDifference.Part) -> String {
        switch part {
        case .check: word("检查：", "check: ")
        case .severity: word("级别：", "severity: ")
        case .title: word("标题：", "title: ")
        case .message: word("提示语：", "message: ")
        case .kinds: word("稿件种类：", "kinds: ")
        case .scope: word("看哪里：", "scope: ")
        case .parameters: word("参数：", "parameters: ")
        case .exceptions: word("例外：", "exceptions: ")
        }
    }

    private func line(of entry: Entry) -> String {
        var text = entry.find.joined(separator: word("、", ", "))
        if !entry.suggest.isEmpty { text += " → " + entry.suggest.joined(separator: word("、", ", ")) }
        let (from, until) = (entry.period.from.map { "\($0)" }, entry.period.until.map { "\($0)" })
        if from != nil || until != nil { text += " [\(from ?? "")…\(until ?? "")]" }
        if let severity = entry.severity { text += " \(severity.rawValue)" }
        return text
    }

    private func line(of finding: Finding, in inspection: Inspection) -> String {
        let place = inspection.source.lines.position(of: finding.range.lowerBound)
        return "\(inspection.source.path):\(place.line):\(place.column): \(finding.severity.rawValue) \(finding.ruleID) \(finding.message)"
    }

    private func count(_ entries: Int) -> String {
        entries == 0 ? "" : word("（词条 \(entries) 个）", " (\(entries) entries)")
    }

    private func word(_ chinese: String, _ english: String) -> String { Localized(zh: chinese, en: english)[language] }
}

extension DifferencePage {
    func write(to json: inout JSONWriter) {
        json.array("added") { json in for rule in difference.added { json.ruleID(rule) } }
        json.array("removed") { json in for rule in difference.removed { json.ruleID(rule) } }
        json.array("changed") { json in
            for change in difference.changed {
                json.object { json in
                    json.member("ruleId", change.new.id.description)
                    json.member("parts", change.parts.map(\.rawValue))
                    json.member("addedEntries", change.addedEntries.compactMap(\.find.first))
                    json.member("removedEntries", change.removedEntries.compactMap(\.find.first))
                    json.member("changedEntries", change.changedEntries.compactMap(\.new.find.first))
                }
            }
        }
        guard let drafts else { return }
        json.array("results") { json in
            for draft in drafts {
                json.object { json in
                    json.member("filePath", draft.inspection.source.path)
                    json.findings("appearing", draft.difference.appearing, in: draft.inspection)
                    json.findings("vanishing", draft.difference.vanishing, in: draft.inspection)
                }
            }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func ruleID(_ rule: Rule) {
        object {
            $0.member("ruleId", rule.id.description)
            $0.member("title", rule.title)
            $0.member("entries", rule.entries.count)
        }
    }

    fileprivate mutating func findings(_ key: String, _ findings: [Finding], in inspection: Inspection) {
        array(key) { json in
            for finding in findings {
                let place = inspection.source.lines.position(of: finding.range.lowerBound)
                json.object {
                    $0.member("ruleId", finding.ruleID.description)
                    $0.member("severity", finding.severity.rawValue)
                    $0.member("message", finding.message)
                    $0.member("line", place.line)
                    $0.member("column", place.column)
                    $0.member("match", finding.match)
                }
            }
        }
    }
}

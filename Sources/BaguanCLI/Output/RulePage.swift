import Baguan

/// All that is to be said about one rule.
struct RulePage {
    let rule: Rule
    let pack: RulePack?
    let severity: Severity
    let state: RuleState
    let language: Language
    /// How many entries and examples of each sort are shown.
    let limit: Int

    var text: String {
        var lines = ["\(rule.id)  \(rule.title)", facts]
        func section(_ chinese: String, _ english: String, _ body: [String]) {
            let body = body.filter { !$0.isEmpty }
            guard !body.isEmpty else { return }
            lines += ["", word(chinese, english)] + body.map { "  " + $0 }
        }
        section("为什么", "Why", [rule.why])
        section("提示语", "Message", [rule.message])
        if rule.check != SuppressionRule.pack { section("看哪里", "Scope", [scope]) }
        section("例外", "Exceptions", exceptions)
        section(
            "词条（共 \(rule.entries.count) 个）", "Entries (\(rule.entries.count))",
            rule.entries.prefix(limit).map(line) + more(rule.entries.count))
        section("不可", "Wrong", rule.examples.bad.prefix(limit).map(line) + more(rule.examples.bad.count))
        section("可以", "Right", rule.examples.good.prefix(limit).map(line) + more(rule.examples.good.count))
        section("出处", "Source", [pack.map(owner) ?? "", rule.place.path.isEmpty ? "" : "\(rule.place.path):\(rule.place.position.line)"])
        return lines.map { TerminalText.visible($0) + "\n" }.joined()
    }

    private var facts: String {
        var facts = [
            word("检查：", "check: ") + rule.check,
            word("级别：", "severity: ") + severity.rawValue,
        ]
        if state != .active { facts.append(word("状态：", "state: ") + state.word(in: language)) }
        if !rule.tags.isEmpty { facts.append(word("标签：", "tags: ") + rule.tags.joined(separator: comma)) }
        return facts.joined(separator: "  ")
    }

    private var scope: String {
        var text = rule.scope == Rule.defaultScope
            ? word("页面上的所有文字，程序代码除外", "all that is on the page, except program text")
            : BlockRole.allCases.filter(rule.scope.contains).map { $0.word(in: language) }.joined(separator: comma)
        if !rule.kinds.isEmpty {
            let kinds = rule.kinds.sorted().map { PublicationKind(rawValue: $0)?.word(in: language) ?? $0 }
            text += word("；只看", "; only ") + kinds.joined(separator: comma)
        }
        return text
    }

    private var exceptions: [String] {
        let except = rule.exceptions
        func line(_ chinese: String, _ english: String, _ texts: [String]) -> String {
            guard !texts.isEmpty else { return "" }
            let rest = texts.count > limit ? word("等 \(texts.count) 个", " and others, \(texts.count) in all") : ""
            return word(chinese, english) + texts.prefix(limit).joined(separator: comma) + rest
        }
        return [
            line("前面是：", "right after: ", except.after),
            line("后面是：", "right before: ", except.before),
            line("在这些词里：", "within: ", except.within),
            line("在这些标号里：", "inside: ", except.inside),
            except.history ? word("句子说的是它还正确的时候", "the sentence speaks of a time at which it was right") : "",
        ]
    }

    private func line(_ entry: Entry) -> String {
        var text = entry.find.joined(separator: comma)
        if !entry.suggest.isEmpty { text += " → " + entry.suggest.joined(separator: comma) }
        switch (entry.period.from, entry.period.until) {
        case (let from?, let until?): text += word("（\(from) 至 \(until) 正确）", " (right from \(from) to \(until))")
        case (let from?, nil): text += word("（\(from) 起正确）", " (right from \(from))")
        case (nil, let until?): text += word("（到 \(until) 为止正确）", " (right until \(until))")
        case (nil, nil): break
        }
        return text
    }

    private func line(_ example: Example) -> String {
        var text = [
            example.title.map { word("标题：", "title: ") + $0 }, example.author.map { word("作者：", "author: ") + $0 },
            example.digest.map { word("摘要：", "digest: ") + $0 }, example.text,
        ].compactMap { $0 }.joined(separator: word("；", "; "))
        if let date = example.date { text += word("（\(date)）", " (\(date))") }
        if !example.suggest.isEmpty { text += " → " + example.suggest.joined(separator: comma) }
        return text
    }

    private func more(_ count: Int) -> [String] {
        count > limit ? [word("… 另有 \(count - limit) 个，见 --all", "… \(count - limit) more, see --all")] : []
    }

    private func owner(_ pack: RulePack) -> String {
        "\(pack.title) \(pack.id) \(pack.version)" + (pack.owner.isEmpty ? "" : " (\(pack.owner))")
    }

    private var comma: String { word("、", ", ") }

    private func word(_ chinese: String, _ english: String) -> String {
        Localized(zh: chinese, en: english)[language]
    }
}

extension RulePage {
    func write(to json: inout JSONWriter) {
        json.head()
        json.member("ruleId", rule.id.description)
        json.member("check", rule.check)
        json.member("title", rule.title)
        json.member("why", rule.why)
        json.member("message", rule.message)
        json.member("severity", severity.rawValue)
        json.member("state", state.rawValue)
        json.member("kinds", rule.kinds.sorted())
        json.member("scope", rule.scope.map(\.rawValue).sorted())
        json.member("tags", rule.tags)
        json.array("entries") { json in
            for entry in rule.entries {
                json.object { json in
                    json.member("find", entry.find)
                    json.member("suggest", entry.suggest)
                    json.member("from", entry.period.from?.description)
                    json.member("until", entry.period.until?.description)
                    json.member("source", entry.source.isEmpty ? nil : entry.source)
                    json.member("url", entry.url.isEmpty ? nil : entry.url)
                }
            }
        }
        for (key, examples) in [("bad", rule.examples.bad), ("good", rule.examples.good)] {
            json.array(key) { json in
                for example in examples {
                    json.object { json in
                        json.member("text", example.text)
                        json.member("date", example.date?.description)
                        json.member("kind", example.kind)
                        json.member("suggest", example.suggest)
                    }
                }
            }
        }
        json.member("filePath", rule.place.path)
    }
}

extension BlockRole {
    /// As people call it.
    func word(in language: Language) -> String {
        guard language == .chinese else { return rawValue }
        return switch self {
        case .title: "标题"
        case .heading: "小标题"
        case .body: "正文"
        case .listItem: "列表"
        case .tableCell: "表格"
        case .caption: "图注"
        case .quotation: "引文"
        case .footnote: "脚注"
        case .header: "页眉"
        case .footer: "页脚"
        case .digest: "摘要"
        case .author: "作者"
        case .code: "代码"
        case .hidden: "隐藏文字"
        }
    }
}

extension PublicationKind {
    /// As people call it.
    func word(in language: Language) -> String {
        language == .chinese ? chineseNames.first ?? rawValue : rawValue
    }
}

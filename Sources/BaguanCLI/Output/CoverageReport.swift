import Baguan

/// What the rules' examples do not exercise, in words: a table of packs, then each part by itself.
struct CoverageReport {
    let rules: [RuleCoverage]
    let language: Language

    init(of rules: [Rule], asOf: CalendarDate, language: Language) {
        self.rules = rules.map { RuleCoverage(of: $0, asOf: asOf) }
        self.language = language
    }

    private struct PackTotal {
        var id: String
        var rules = 0
        var counts: [RuleCoverage.Kind: RuleCoverage.Count] = [:]
    }

    /// By pack, in the order of the rules.
    private var packs: [PackTotal] {
        var totals: [PackTotal] = []
        for rule in rules {
            if totals.last?.id != rule.rule.pack { totals.append(PackTotal(id: rule.rule.pack)) }
            totals[totals.count - 1].rules += 1
            for (kind, count) in rule.counts {
                totals[totals.count - 1].counts[kind, default: .init()].total += count.total
                totals[totals.count - 1].counts[kind, default: .init()].covered += count.covered
            }
        }
        return totals
    }

    var text: String {
        let heads = [Localized(zh: "规则包", en: "pack"), Localized(zh: "规则", en: "rules")] + RuleCoverage.Kind.allCases.map(\.word)
        var table = TextTable(heads.map { $0[language] }, rightAligned: Set(1...RuleCoverage.Kind.allCases.count + 1))
        for pack in packs {
            table.add([pack.id, String(pack.rules)] + RuleCoverage.Kind.allCases.map { kind in
                let count = pack.counts[kind] ?? .init()
                return "\(count.covered)/\(count.total)"
            })
        }
        let gaps = rules.flatMap { rule in lines(rule.gaps, of: rule.rule) }
        return table.text + (gaps.isEmpty ? "" : "\n") + gaps.joined()
    }

    /// One line for what stands in one field of one place.
    private func lines(_ gaps: [RuleCoverage.Gap], of rule: RuleID) -> [String] {
        var groups: [[RuleCoverage.Gap]] = []
        for gap in gaps {
            if let last = groups.last?.first, last.place == gap.place, last.field == gap.field {
                groups[groups.count - 1].append(gap)
            } else {
                groups.append([gap])
            }
        }
        return groups.map { group in
            let place = group[0].place
            let texts = group.map(\.text)
            let words = Localized(
                zh: "没有例句用到\(group[0].kind.word.chinese) \(group[0].field)：\(texts.joined(separator: "、"))",
                en: "no example exercises these \(group[0].kind.word.english), \(group[0].field): \(texts.joined(separator: ", "))")
            return TerminalText.visible(
                "\(place.path):\(place.position.line):\(place.position.column): \(rule) \(words[language])") + "\n"
        }
    }

    func write(to json: inout JSONWriter) {
        json.object("coverage") { json in
            json.array("packs") { json in
                for pack in packs {
                    json.object { json in
                        json.member("id", pack.id)
                        json.member("rules", pack.rules)
                        for kind in RuleCoverage.Kind.allCases {
                            json.object(kind.plural) { json in
                                json.member("total", pack.counts[kind]?.total ?? 0)
                                json.member("covered", pack.counts[kind]?.covered ?? 0)
                            }
                        }
                    }
                }
            }
            json.array("gaps") { json in
                for rule in rules {
                    for gap in rule.gaps {
                        json.object { json in
                            json.member("ruleId", rule.rule.description)
                            json.member("kind", gap.kind.rawValue)
                            json.member("field", gap.field)
                            json.member("text", gap.text)
                            json.member("filePath", gap.place.path)
                            json.member("line", gap.place.position.line)
                            json.member("column", gap.place.position.column)
                        }
                    }
                }
            }
        }
    }
}

extension RuleCoverage.Kind {
    fileprivate var word: Localized {
        switch self {
        case .entry: Localized(zh: "词条", en: "entries")
        case .exception: Localized(zh: "例外", en: "exceptions")
        case .option: Localized(zh: "选项", en: "options")
        }
    }

    fileprivate var plural: String {
        switch self {
        case .entry: "entries"
        case .exception: "exceptions"
        case .option: "options"
        }
    }
}

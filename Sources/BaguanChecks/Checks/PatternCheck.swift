internal import BaguanDocuments
internal import BaguanFindings
internal import BaguanRules
internal import BaguanText

/// What only a pattern can say: an ICU regular expression, run on one block at a time, unfolded.
///
/// ```yaml
/// id: reversed-shortening
/// check: pattern
/// title: 年份缩写
/// message: 年份不缩写:“{match}”
/// severity: warning
/// pattern: '(?<![0-9])(\d{2})年代?初'
/// anchors: [年]
/// group: 1
/// ```
///
/// With `anchors` the pattern runs only on blocks in which one of them stands, found by the common scan. A search that
/// takes too long is given up and said so; the file does not count as clean then.
struct PatternCheck: Check {
    static let schema = CheckSchema(
        name: "pattern",
        summary: "只有正则表达式才能描述的写法（ICU 语法，逐段匹配，限时）。",
        parameters: [
            .init("pattern", .string, required: true, help: "ICU 正则表达式。"),
            .init("anchors", .strings, help: "段落里至少要出现其中一个字面文字才运行正则；有它才快。"),
            .init("group", .integer(minimum: 0), help: "第几个括号组是问题所在；默认 0，即整个匹配。"),
            .init("suggest", .string, help: "改法，可用 $0、$1… 引用匹配到的内容。"),
        ],
        entries: .none
    )

    let wordings: [String]
    let looksAtEveryDocument: Bool
    private let rule: Rule
    private let pattern: Pattern?
    private let group: Int
    private let judge: ExceptionJudge

    init(rule: Rule, diagnostics: inout [Diagnostic]) {
        self.rule = rule
        wordings = rule.parameters.strings("anchors")
        looksAtEveryDocument = wordings.isEmpty
        judge = ExceptionJudge(rule.exceptions)
        let text = rule.parameters.string("pattern") ?? ""
        do throws(PatternError) {
            pattern = try Pattern(text)
        } catch {
            pattern = nil
            diagnostics.append(Self.badPattern(text, error, in: rule))
        }
        group = rule.parameters.integer("group") ?? 0
        if let pattern, group > pattern.groupCount {
            diagnostics.append(Self.badGroup(group, of: pattern.groupCount, in: rule))
        }
    }

    func findings(in context: InspectionContext, candidates: [RuleCandidate]) -> [Finding] {
        let blocks = looksAtEveryDocument ? context.blocks(in: rule.scope) : candidates.blocks
        guard let pattern else { return [] }
        var findings: [Finding] = []
        var givenUp = 0
        for block in blocks {
            let location = context.document.blocks[block].location
            guard givenUp < Self.patience else {
                context.report(Self.stopped(rule: rule, place: location))
                break
            }
            do throws(PatternError) {
                findings += try pattern.matches(in: context.utf16(of: block))
                    .compactMap { finding($0, in: block, of: context) }
            } catch {
                givenUp += 1
                context.report(Self.gaveUp(error, rule: rule, place: location))
            }
        }
        return findings
    }

    /// How many blocks may cost a whole time limit before the rest of the document is left alone: a draft of ten thousand
    /// lines would else keep a run busy for an hour.
    private static let patience = 3

    private func finding(
        _ groups: [Range<ProseOffset>?], in block: Int, of context: InspectionContext
    ) -> Finding? {
        guard group < groups.count, let range = groups[group], !range.isEmpty else { return nil }
        let match = context.document.prose[range]
        guard !judge.excuses(
            range, in: block, wording: Folding.foldWording(match), period: Period(), context: context)
        else { return nil }
        let suggestion = suggestion(groups, in: context)
        return context.finding(
            rule, at: range, in: block,
            message: MessageTemplate.fill(rule.message, ["match": match, "suggest": suggestion ?? ""]),
            suggestions: suggestion.map { [$0] } ?? [])
    }

    /// The rule's `suggest` with `$0`…`$9` replaced.
    private func suggestion(_ groups: [Range<ProseOffset>?], in context: InspectionContext) -> String? {
        guard let template = rule.parameters.string("suggest") else { return nil }
        var result = ""
        var scalars = template.unicodeScalars.makeIterator()
        while let scalar = scalars.next() {
            guard scalar == "$", let next = scalars.next() else {
                result.unicodeScalars.append(scalar)
                continue
            }
            if let index = next.properties.numericType == .decimal ? Int(String(next)) : nil, index < groups.count {
                if let range = groups[index] { result += context.document.prose[range] }
            } else {
                result.unicodeScalars.append(contentsOf: [scalar, next])
            }
        }
        return result
    }

    private static func badPattern(_ text: String, _ error: PatternError, in rule: Rule) -> Diagnostic {
        let place = rule.parameters.place("pattern") ?? rule.place
        let offset = error.offset ?? 0
        return Diagnostic(
            code: "bad-pattern", filePath: place.path, position: place.position,
            message: Localized(
                zh: "规则 \(rule.id) 的正则表达式有误：\(error.name)，在第 \(offset + 1) 个字符处",
                en: "the pattern of rule \(rule.id) is wrong (\(error.name), at character \(offset + 1))"),
            remedy: Localized(
                zh: "按 ICU 正则语法修改；括号要成对，反斜杠在 YAML 里用单引号包住。",
                en: "Mend it by ICU's syntax; close all brackets, and use single quotes in YAML around backslashes."),
            excerpt: LineExcerpt(line: text, marked: min(offset, text.unicodeScalars.count)..<min(
                offset + 1, max(offset, text.unicodeScalars.count))))
    }

    private static func badGroup(_ group: Int, of count: Int, in rule: Rule) -> Diagnostic {
        let place = rule.parameters.place("group") ?? rule.place
        return Diagnostic(
            code: "bad-group", filePath: place.path, position: place.position,
            message: Localized(
                zh: "规则 \(rule.id) 的 group 是 \(group)，但正则只有 \(count) 个括号组",
                en: "group of rule \(rule.id) is \(group), but the pattern has \(count) groups"),
            remedy: Localized(zh: "改成 0 到 \(count) 之间的数。", en: "Use a number from 0 to \(count)."))
    }

    private static func gaveUp(_ error: PatternError, rule: Rule, place: String) -> Diagnostic {
        Diagnostic(
            code: "pattern-timeout",
            message: Localized(
                zh: "规则 \(rule.id) 的正则在\(place)没有跑完（\(error.name)），这一段没有查完",
                en: "the pattern of rule \(rule.id) was given up in \(place) (\(error.name)); that block is not fully checked"),
            remedy: gaveUpRemedy)
    }

    private static let gaveUpRemedy = Localized(
        zh: "简化正则（避免嵌套的 * 和 +），或停用这条规则。",
        en: "Simplify the pattern (no nested * and +), or switch the rule off.")

    private static func stopped(rule: Rule, place: String) -> Diagnostic {
        Diagnostic(
            code: "pattern-timeout",
            message: Localized(
                zh: "规则 \(rule.id) 的正则多次没有跑完，从\(place)起不再运行",
                en: "the pattern of rule \(rule.id) was given up several times and is not run from \(place) on"),
            remedy: gaveUpRemedy)
    }
}

internal import BaguanDocuments
internal import BaguanFindings
internal import BaguanRules
internal import BaguanText

/// Words that are wrong, outdated or discouraged, each with what to write instead.
///
/// ```yaml
/// id: renamed
/// check: term
/// title: 机构已更名
/// message: "“{match}”自 {until} 起已更名为“{suggest}”"
/// severity: error
/// boundary: word
/// entries:
///   - {find: 国家卫计委, suggest: 国家卫生健康委, until: 2018-03}
/// except:
///   after: [原]
///   history: true
/// ```
///
/// An entry with a period is found when the publication's date lies outside it: *outdated* after its end, an
/// *anachronism* before its beginning. An entry without one is always wrong. Of several matches of one rule that lie
/// inside each other only the longest is judged, so that an excuse for 国家卫计委 also covers the 卫计委 in it.
struct TermCheck: Check {
    static let schema = CheckSchema(
        name: "term",
        summary: "错误、过时或不宜使用的词语，每条给出改法；有起止时间的词条按稿件日期判断。",
        parameters: [
            .init("boundary", .choice(["none", "word"]),
                help: "word：匹配的两端必须落在 ICU 分词边界上，否则降为“存疑”提示；none（默认）：不看分词，适合较长或不会误会的词。"),
            .init("blanks", .choice(["auto", "ignore", "keep"]),
                help: "汉字之间的空格：ignore 不计（立 德 树 人），keep 计入，auto（默认）在横幅、展板和标题里不计。"),
        ],
        entries: .required
    )

    private enum Blanks: String {
        case auto, ignore, keep
    }

    private struct Term {
        var text: String
        var folded: [UInt32]
        var entry: Int
    }

    private let rule: Rule
    private let terms: [Term]
    private let judges: [ExceptionJudge]
    /// A rule that says {from} has words of its own for what is not there yet.
    private let speaksOfTheStart: Bool
    private let needsWordBoundary: Bool
    private let blanks: Blanks

    init(rule: Rule, diagnostics: inout [Diagnostic]) {
        self.rule = rule
        terms = rule.entries.indices.flatMap { index in
            rule.entries[index].find.map { Term(text: $0, folded: Folding.foldWording($0), entry: index) }
        }
        judges = ExceptionJudge.entries(of: rule)
        speaksOfTheStart = rule.message.contains("{from}")
        needsWordBoundary = rule.parameters.string("boundary") == "word"
        blanks = rule.parameters.string("blanks").flatMap(Blanks.init) ?? .auto
    }

    var wordings: [String] { terms.map(\.text) }

    func findings(in context: InspectionContext, candidates: [RuleCandidate]) -> [Finding] {
        candidates
            .filter { allowsBlanks($0, in: context) }
            .outermost()
            .compactMap { judge($0, in: context) }
    }

    private func judge(_ candidate: RuleCandidate, in context: InspectionContext) -> Finding? {
        let term = terms[candidate.wording]
        let entry = rule.entries[term.entry]
        let date = context.publication.date
        guard !entry.period.contains(date) else { return nil }
        // Folding is lossy: the right form may fold like the wrong one (覆盖 and 复盖 do not, 账號 and 帐號 may).
        let match = context.document.prose[candidate.range]
        guard !entry.suggest.contains(where: { $0.unicodeScalars.elementsEqual(match.unicodeScalars) }) else { return nil }
        let isExcused = judges[term.entry].excuses(
            candidate.range, in: candidate.block, wording: term.folded, period: entry.period, context: context)
        guard !isExcused else { return nil }
        let doubt = doubt(of: candidate, entry.period, in: context)
        let isAnachronism = entry.period.isAfter(date)
        let template = isAnachronism && !speaksOfTheStart ? "“{match}”自 {from} 起才有，早于稿件日期" : rule.message
        return context.finding(
            rule, at: candidate.range, in: candidate.block,
            message: (doubt.map { "存疑（\($0)）：" } ?? "") + MessageTemplate.fill(template, of: entry, ["match": match]),
            entry: entry, suggestions: isAnachronism ? [] : entry.suggest, isUncertain: doubt != nil)
    }

    /// Why the wording may be right all the same.
    private func doubt(of candidate: RuleCandidate, _ period: Period, in context: InspectionContext) -> String? {
        if needsWordBoundary, ![candidate.range.lowerBound, candidate.range.upperBound].allSatisfy({
            context.isWordBoundary($0, in: candidate.block)
        }) { return "两端不在词的边界上" }
        guard context.publication.mayBeOlder, let until = period.until, period.isBefore(context.publication.date) else { return nil }
        return "稿件没有写明日期，写于 \(until) 及以前就不算错"
    }

    /// Whether blanks inside the match may be passed over: spread characters (立 德 树 人) on banners, boards and in titles.
    ///
    /// In a short term every gap must have its blank: 红旗小学 文化 部门 does not spell 文化部.
    private func allowsBlanks(_ candidate: RuleCandidate, in context: InspectionContext) -> Bool {
        // A wording that was itself written with blanks is met with them.
        guard candidate.skipsBlanks, !terms[candidate.wording].text.contains(where: \.isWhitespace) else { return true }
        switch blanks {
        case .keep: return false
        case .ignore: break
        case .auto:
            let role = context.document.blocks[candidate.block].role
            guard ["banner", "display-board"].contains(context.publication.kind) || role == .title || role == .heading
            else { return false }
        }
        let folded = terms[candidate.wording].folded
        guard folded.count < 4 else { return true }
        let gaps = context.document.prose[candidate.range].split { $0.isWhitespace }.count - 1
        return gaps == folded.count - 1
    }
}

extension [RuleCandidate] {
    /// The candidates that do not lie inside a longer one, in the order of the text.
    func outermost() -> [RuleCandidate] {
        let sorted = self.sorted {
            ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
        }
        var kept: [RuleCandidate] = []
        for candidate in sorted {
            if let last = kept.last, candidate.range.upperBound <= last.range.upperBound { continue }
            kept.append(candidate)
        }
        return kept
    }
}

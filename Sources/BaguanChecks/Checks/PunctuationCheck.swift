internal import BaguanFindings
internal import BaguanRules

/// The clauses of GB/T 15834—2011《标点符号用法》 that can be checked.
///
/// ```yaml
/// id: half-width
/// check: punctuation
/// title: 半角标点
/// message: 全文有 {count} 处半角标点：{note}
/// severity: warning
/// clause: half-width
/// ```
///
/// One detector per clause or small family, under `Punctuation/`. Every finding cites the clause; `{clause}` names it.
struct PunctuationCheck: Check {
    static let schema = CheckSchema(
        name: "punctuation",
        summary: "标点符号用法（GB/T 15834—2011）中机器能核对的条款，每处注明条款号。",
        parameters: [
            .init("clause", .choice(detectors.map(\.name)), required: true, help: "查哪一类，各类均为内置，一条规则查一类。"),
        ],
        entries: .none,
        placeholders: ["clause", "count"]
    )

    private static let detectors: [(name: String, make: @Sendable () -> any FaultDetector)] = [
        ("half-width", { HalfWidthDetector() }),
        ("straight-quotes", { StraightQuoteDetector() }),
        ("ellipsis", { Ellipsis.form }),
        ("ellipsis-and-etc", { Ellipsis.withEtc }),
        ("dash", { Dash.form }),
        ("marks-in-a-row", { EnumerationComma.betweenMarks }),
        ("before-conjunction", { EnumerationComma.beforeConjunction }),
        ("approximate", { EnumerationComma.inApproximation }),
        ("ordinal", { Ordinals.words }),
        ("list-number", { Ordinals.numbers }),
        ("arabic-list-number", { Ordinals.arabic }),
        ("month-and-day", { MonthAndDay.inHan }),
        ("exclamations", { Exclamations.stacked }),
        ("salutation", { SalutationDetector() }),
        ("nested-quotes", { NestedQuoteDetector() }),
        ("middle-dot", { MiddleDot.form }),
    ]

    private let report: FaultReport

    init(rule: Rule, diagnostics: inout [Diagnostic]) {
        let name = rule.parameters.string("clause")
        let detector = Self.detectors.first { $0.name == name }?.make() ?? HalfWidthDetector()
        report = FaultReport(rule: rule, detector: detector)
    }

    var wordings: [String] { report.anchors }
    var looksAtEveryDocument: Bool { report.anchors.isEmpty }

    func findings(in context: InspectionContext, candidates: [RuleCandidate]) -> [Finding] {
        report.findings(in: context, candidates: candidates)
    }
}

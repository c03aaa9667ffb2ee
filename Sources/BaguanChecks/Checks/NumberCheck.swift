internal import BaguanFindings
internal import BaguanRules

/// The clauses of GB/T 15835—2011《出版物上数字用法》 that can be checked.
///
/// ```yaml
/// id: odd-surplus
/// check: number
/// title: 零头之后又加“余”
/// message: “{match}”：“余”只接整数（{clause}）
/// severity: warning
/// clause: odd-surplus
/// ```
///
/// One detector per clause or small family, under `Numbers/`. Every finding cites the clause; `{clause}` names it.
struct NumberCheck: Check {
    static let schema = CheckSchema(
        name: "number",
        summary: "出版物上数字用法（GB/T 15835—2011）中机器能核对的条款，以及几种常见的数字语病；每处注明依据。",
        parameters: [
            .init("clause", .choice(detectors.map(\.name)), required: true, help: "查哪一类，各类均为内置，一条规则查一类。"),
        ],
        entries: .none,
        placeholders: ["clause", "count"]
    )

    private static let detectors: [(name: String, make: @Sendable () -> any FaultDetector)] = [
        ("odd-surplus", { Approximations.oddSurplus }),
        ("doubled-approximation", { Approximations.doubled }),
        ("several", { Approximations.several }),
        ("arabic-approximation", { Approximations.inArabic }),
        ("range-unit", { Ranges.unit }),
        ("range-form", { Ranges.mixedForms }),
        ("hyphen-range", { Ranges.hyphen }),
        ("mixed-date", { MixedForms.date }),
        ("mixed-number", { MixedForms.number }),
        ("zero", { ZeroForms.year }),
        ("set-expression", { SetExpressions.han }),
        ("lunar-date", { SetExpressions.lunar }),
        ("fewer-by-times", { Multiples.fewer }),
        ("short-year", { ShortYears.inDates }),
        ("same-form", { SameFormDetector() }),
    ]

    private let report: FaultReport

    init(rule: Rule, diagnostics: inout [Diagnostic]) {
        let name = rule.parameters.string("clause")
        let detector = Self.detectors.first { $0.name == name }?.make() ?? SameFormDetector()
        report = FaultReport(rule: rule, detector: detector)
    }

    var wordings: [String] { report.anchors }
    var looksAtEveryDocument: Bool { report.anchors.isEmpty }

    func findings(in context: InspectionContext, candidates: [RuleCandidate]) -> [Finding] {
        report.findings(in: context, candidates: candidates)
    }
}

internal import BaguanFindings
internal import BaguanRules

/// Characters that look right and are others: Cyrillic and Greek letters, the letter O in numbers, CJK radicals for Han.
///
/// ```yaml
/// id: letters
/// check: variant
/// title: 形似的外文字母
/// message: “{match}”里混有别的字母（{note}），应为“{suggest}”
/// severity: warning
/// find: letter
/// ```
///
/// Han characters that are mistaken for each other in known words (己/已/巳) are entries of a `term` rule.
struct VariantCheck: Check {
    static let schema = CheckSchema(
        name: "variant",
        summary: "看上去一样、其实是别的字符：形似的西里尔和希腊字母、数字里的字母 O、部首区和兼容区的汉字。",
        parameters: [
            .init("find", .choice(detectors.map(\.name)), required: true, help: "找哪一种，各种均为内置。"),
        ],
        entries: .none,
        placeholders: ["clause", "count"]
    )

    private static let detectors: [(name: String, make: @Sendable () -> any FaultDetector)] = [
        ("letter", { LetterDetector() }),
        ("letter-in-number", { LetterInNumber.detector }),
        ("radical", { RadicalDetector() }),
    ]

    private let report: FaultReport

    init(rule: Rule, diagnostics: inout [Diagnostic]) {
        let name = rule.parameters.string("find")
        report = FaultReport(rule: rule, detector: Self.detectors.first { $0.name == name }?.make() ?? RadicalDetector())
    }

    var wordings: [String] { report.anchors }
    var looksAtEveryDocument: Bool { report.anchors.isEmpty }

    func findings(in context: InspectionContext, candidates: [RuleCandidate]) -> [Finding] {
        report.findings(in: context, candidates: candidates)
    }
}

import BaguanFindings
import BaguanText

extension ReportFormat {
    /// The XML of JUnit's runners, as Jenkins describes it (junit-10.xsd of its xunit plugin).
    public static let junit = ReportFormat(
        name: "junit", summary: Localized(zh: "JUnit XML", en: "JUnit XML"), isMachine: true
    ) { _ in JUnitRenderer() }
}

/// A file is a suite, and each finding in it a test that failed; hints (`info`) are skipped tests, so that nothing turns
/// red that lets a publication pass. A file without findings is one test that passed; one that could not be read, an error.
struct JUnitRenderer: Renderer {
    private var xml = XMLWriter()
    private var language = Language.chinese

    mutating func begin(_ run: RunDescription, into output: inout String) {
        language = run.language
        xml.declaration()
        xml.begin("testsuites", ["name": "baguan"])
        xml.drain(into: &output)
    }

    mutating func inspection(_ inspection: Inspection, into output: inout String) {
        let tests = inspection.findings.map { finding in
            Test(
                name: "\(finding.ruleID) \(inspection.place(of: finding))", outcome: Outcome(finding.severity),
                type: finding.ruleID.description, lines: finding.messageLines(in: language),
                detail: [inspection.place(of: finding), inspection.placeInWords(of: finding)].compactMap { $0 })
        }
        suite(inspection.source.path, tests.isEmpty ? [Test(name: "baguan")] : tests, into: &output)
    }

    mutating func diagnostic(_ diagnostic: Diagnostic, into output: inout String) {
        let outcome: Outcome =
            switch diagnostic.level {
            case .error: .error
            case .warning: .failure
            case .note: .skipped
            }
        let test = Test(
            name: diagnostic.code, outcome: outcome, type: diagnostic.code, lines: diagnostic.messageLines(in: language))
        suite(diagnostic.filePath ?? "baguan", [test], into: &output)
    }

    mutating func end(_ summary: RunSummary, into output: inout String) {
        xml.end()
        xml.drain(into: &output)
    }

    private enum Outcome: String {
        case passed, skipped, failure, error

        init(_ severity: Severity) { self = severity == .info ? .skipped : .failure }
    }

    private struct Test {
        var name: String
        var outcome = Outcome.passed
        var type = ""
        /// What is wrong, and what to do about it.
        var lines: [String] = []
        /// Where.
        var detail: [String] = []
    }

    private mutating func suite(_ name: String, _ tests: [Test], into output: inout String) {
        func count(_ outcome: Outcome) -> String { String(tests.count { $0.outcome == outcome }) }
        xml.begin("testsuite", [
            "name": name, "tests": String(tests.count), "failures": count(.failure), "errors": count(.error),
            "skipped": count(.skipped),
        ])
        for test in tests { write(test, of: name) }
        xml.end()
        xml.drain(into: &output)
    }

    private mutating func write(_ test: Test, of suite: String) {
        guard test.outcome != .passed else {
            xml.empty("testcase", ["name": test.name, "classname": suite])
            return
        }
        xml.begin("testcase", ["name": test.name, "classname": suite])
        xml.element(
            test.outcome.rawValue, ["message": test.lines.first, "type": test.type],
            lines: test.detail + test.lines.dropFirst())
        xml.end()
    }
}

import Baguan
import Testing

/// One rule, read from its YAML as any rule is, to be tried on texts.
struct Trial {
    let rules: RuleSet
    /// What the loader and the check said of the rule.
    let diagnostics: [Diagnostic]

    /// - Parameters:
    ///   - check: the check's name.
    ///   - body: the fields that follow the head: parameters, entries, exceptions.
    init(
        _ check: String, _ body: String, message: String = "{match}→{suggest}", severity: String = "error",
        kinds: String? = nil, scope: String? = nil
    ) {
        var lines = ["id: trial", "check: \(check)", "title: 试", "message: '\(message)'", "severity: \(severity)"]
        if let kinds { lines.append("kinds: \(kinds)") }
        if let scope { lines.append("scope: \(scope)") }
        lines.append(body)
        // Marks are looked at by the loader alone; what an example says is of no matter here.
        lines.append("examples:\n  bad: [{text: ⟦一⟧}, {text: ⟦二⟧}]\n  good: [{text: 三}, {text: 四}]\n")
        let files = [
            (path: "pack.yml", bytes: Array("id: sample\ntitle: 样例\nversion: 1.0.0\n".utf8)),
            (path: "rules/trial.yml", bytes: Array(lines.joined(separator: "\n").utf8)),
        ]
        let outcome = PackLoader.standard.load(PackSource(location: "sample", files: files))
        rules = RuleSet(outcome.pack?.rules ?? [])
        diagnostics = outcome.diagnostics.filter { !["marks-not-expected"].contains($0.code) } + rules.diagnostics
        if rules.rules.isEmpty { Issue.record("The rule does not load: \(outcome.diagnostics.map(\.message.english))") }
    }

    /// Rules that are ready already.
    init(rules: RuleSet) {
        self.rules = rules
        diagnostics = rules.diagnostics
    }

    /// A draft's publication and form; everything but the text.
    struct Setting {
        var date = "2026-11-20"
        var kind: String?
        var path = "draft.txt"
        var limits: [String: Int] = [:]

        static let markdown = Setting(path: "draft.md")
        static func on(_ date: String) -> Setting { Setting(date: date) }
        static func kind(_ kind: String) -> Setting { Setting(kind: kind) }
    }

    func inspect(_ text: String, _ setting: Setting = Setting()) throws -> Inspection {
        let inspector = Inspector(
            rules: rules, asOf: try #require(CalendarDate(setting.date)), limits: setting.limits)
        // The byte order mark settles the encoding, which is not the matter of these tests.
        return try inspector.inspect([0xEF, 0xBB, 0xBF] + Array(text.utf8), path: setting.path, kind: setting.kind)
    }

    func findings(_ text: String, _ setting: Setting = Setting()) throws -> [Finding] {
        try inspect(text, setting).findings
    }

    /// The text with `⟦` and `⟧` around each finding; an empty finding is `⟦⟧`.
    func marked(_ text: String, _ setting: Setting = Setting()) throws -> String {
        let inspection = try inspect(text, setting)
        return mark(inspection.findings.map(\.range.utf8), in: inspection.source.utf8)
    }

    func messages(_ text: String, _ setting: Setting = Setting()) throws -> [String] {
        try findings(text, setting).map(\.message)
    }

    /// Expects exactly the findings that are marked in the text.
    func expect(
        _ marked: String, _ setting: Setting = Setting(), sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let found = try self.marked(unmarked(marked), setting)
        #expect(found == marked, sourceLocation: sourceLocation)
    }
}

/// The text without its marks; by scalars, since a joiner behind a mark is one character with it.
func unmarked(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "⟦" && $0 != "⟧" }))
}

/// The text with marks at the ranges, which may touch or lie inside each other.
func mark(_ ranges: [Range<Int>], in utf8: [UInt8]) -> String {
    var bytes: [UInt8] = []
    for place in 0...utf8.count {
        for range in ranges where range.upperBound == place && !range.isEmpty { bytes += Array("⟧".utf8) }
        for range in ranges where range.lowerBound == place { bytes += Array((range.isEmpty ? "⟦⟧" : "⟦").utf8) }
        if place < utf8.count { bytes.append(utf8[place]) }
    }
    return String(decoding: bytes, as: UTF8.self)
}

import BaguanFindings
import BaguanText

/// A draft of which samples are made.
struct SampleDraft {
    let source: SourceFile
    private let text: String

    init(_ path: String, _ text: String) {
        source = SourceFile(path: path, text: text)
        self.text = text
    }

    /// A finding at the first place where `match` stands, with the line around it as its excerpt.
    func finding(
        _ rule: String, _ severity: Severity, _ match: String, _ message: String, suggestions: [String] = [],
        location: String = ""
    ) -> Finding {
        let bytes = Array(match.utf8)
        let start = source.utf8.firstRange(of: bytes)?.lowerBound ?? 0
        let range = start..<start + bytes.count
        let lineStart = source.utf8[..<start].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let lineEnd = source.utf8[range.upperBound...].firstIndex(of: 0x0A) ?? source.utf8.count
        let names = rule.split(separator: "/").map(String.init)
        return Finding(
            ruleID: RuleID(pack: names[0], name: names[1]), severity: severity, message: message,
            range: Range(utf8: range), match: match, suggestions: suggestions, location: location,
            excerpt: Excerpt(
                before: source[Range(utf8: lineStart..<start)], match: match,
                after: source[Range(utf8: range.upperBound..<lineEnd)]),
            fingerprint: "\(rule):\(severity.rawValue)")
    }

    func inspection(_ findings: [Finding] = [], kind: String? = nil, suppressed: [Finding] = []) -> Inspection {
        var inspection = Inspection(
            source: source, kind: kind, date: sampleDate, findings: findings, suppressed: suppressed)
        inspection.passages = passages
        return inspection
    }

    /// Each line that is not empty, a title where a number sign says so.
    private var passages: [Passage] {
        (1...source.lines.count).compactMap { line in
            guard let range = source.lines.lineRange(line), !range.isEmpty else { return nil }
            let isTitle = source.utf8[range.lowerBound.utf8] == UInt8(ascii: "#")
            var text = MappedText()
            text.append(source.utf8[range.utf8].dropFirst(isTitle ? 2 : 0), from: SourceOffset(range.lowerBound.utf8 + (isTitle ? 2 : 0)))
            return Passage(role: isTitle ? .title : .body, location: "第\(line)行", text: text)
        }
    }
}

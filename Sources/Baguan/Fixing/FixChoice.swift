import BaguanFindings
import BaguanText

/// Which of an inspection's fixes can be made at once: those that do not get in each other's way.
///
/// The first by place wins, a safe one before an unsafe one; the others come up again in the next round, if they are
/// still called for. A fix is made whole or not at all.
struct FixChoice {
    /// In the order of the text, disjoint.
    private(set) var edits: [(edit: Fix.Edit, rules: Set<RuleID>)] = []
    /// Findings whose fix would write over what their own rule has written, and so might do it for ever. Only what
    /// grows shorter by it must come to an end (的的的的).
    private(set) var endless: [Finding] = []
    /// Findings whose fix holds a character that the draft's encoding lacks.
    private(set) var unencodable: [Finding] = []

    /// - Parameter text: the source of the inspection, with what earlier rounds wrote in it.
    init(from inspection: Inspection, within safety: Fix.Safety, text: EditedText) {
        let encoding = inspection.source.encoding
        let candidates = inspection.findings
            .filter { Self.isWanted($0, within: safety) }
            .sorted { Self.order($0) < Self.order($1) }
        guard !candidates.isEmpty else { return }
        let written = text.written
        var encodable: [String: Bool] = [:]
        var chosen: [Fix.Edit: Set<RuleID>] = [:]
        var taken = [Bool](repeating: false, count: inspection.source.utf8.count + 1)
        for finding in candidates {
            guard let fix = finding.fix else { continue }
            let holds = fix.edits.allSatisfy { edit in
                let known = encodable[edit.text] ?? (encoding.bytes(of: Array(edit.text.utf8)) != nil)
                encodable[edit.text] = known
                return known
            }
            if !holds {
                unencodable.append(finding)
                continue
            }
            let isEndless = fix.edits.contains { edit in
                edit.text.utf8.count >= edit.range.utf8.count && Self.isWritten(edit, by: finding.ruleID, in: written)
            }
            if isEndless {
                endless.append(finding)
                continue
            }
            let fresh = fix.edits.filter { chosen[$0] == nil }
            guard !fresh.contains(where: { taken[Self.claim(of: $0)].contains(true) }) else { continue }
            for edit in fix.edits {
                chosen[edit, default: []].insert(finding.ruleID)
                for place in Self.claim(of: edit) { taken[place] = true }
            }
        }
        edits = chosen.map { ($0.key, $0.value) }.sorted { $0.edit.range.lowerBound < $1.edit.range.lowerBound }
    }

    /// Whether a finding's fix may be made at all. What is in doubt is for people.
    static func isWanted(_ finding: Finding, within safety: Fix.Safety) -> Bool {
        guard let fix = finding.fix else { return false }
        return fix.safety == .safe || (safety == .unsafe && !finding.isUncertain)
    }

    private static func order(_ finding: Finding) -> (Int, Int, Int) {
        let first = finding.fix?.edits.first?.range.lowerBound.utf8 ?? 0
        return (first, finding.fix?.safety == .safe ? 0 : 1, finding.range.lowerBound.utf8)
    }

    /// The bytes that no other edit may touch. What is put in between two characters claims the one that follows.
    private static func claim(of edit: Fix.Edit) -> Range<Int> {
        let range = edit.range.utf8
        return range.isEmpty ? range.lowerBound..<range.lowerBound + 1 : range
    }

    private static func isWritten(
        _ edit: Fix.Edit, by rule: RuleID, in written: [(range: Range<Int>, rules: Set<RuleID>)]
    ) -> Bool {
        let claim = claim(of: edit)
        var index = written.partitionIndex { $0.range.upperBound > claim.lowerBound }
        while index < written.count, written[index].range.lowerBound < claim.upperBound {
            if written[index].rules.contains(rule) { return true }
            index += 1
        }
        return false
    }
}

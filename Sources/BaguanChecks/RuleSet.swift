package import BaguanDocuments
public import BaguanFindings
public import BaguanRules
package import BaguanText

/// Rules made ready to run: every check prepared, the wordings of all of them in one scanner.
///
/// Made once and used for any number of documents, from several threads at once.
public struct RuleSet: Sendable {
    private struct Prepared: Sendable {
        var rule: Rule
        var check: any Check
        var scope: RoleMask
        var looksAtEveryDocument: Bool
    }

    /// Whose wording a literal of the scanner is.
    private struct Owner: Sendable {
        var rule: Int32
        var wording: Int32
    }

    private let prepared: [Prepared]
    private let owners: [Owner]
    private let scanner: Scanner
    /// What the checks themselves found wrong with their rules.
    public let diagnostics: [Diagnostic]

    /// - Parameter knownWords: words of the organisation, in which no typing error is suspected.
    public init(_ rules: [Rule], knownWords: [String] = []) {
        var diagnostics: [Diagnostic] = []
        var prepared: [Prepared] = []
        var owners: [Owner] = []
        var wordings: [[UInt32]] = []
        for rule in rules {
            guard let type = CheckRegistry.byName[rule.check] else { continue }
            var check = type.init(rule: rule, diagnostics: &diagnostics)
            if var suspect = check as? SuspectCheck {
                suspect.know(rules, words: knownWords)
                check = suspect
            }
            for (index, wording) in check.wordings.enumerated() {
                owners.append(Owner(rule: Int32(prepared.count), wording: Int32(index)))
                wordings.append(Folding.foldWording(wording))
            }
            prepared.append(Prepared(rule: rule, check: check, scope: RoleMask(rule.scope), looksAtEveryDocument: check.looksAtEveryDocument))
        }
        self.prepared = prepared
        self.owners = owners
        self.scanner = Scanner(wordings: wordings)
        self.diagnostics = diagnostics
    }

    public var rules: [Rule] { prepared.map(\.rule) }

    /// Whether some rule asks what is usual.
    package var needsModel: Bool { prepared.contains { $0.check is SuspectCheck } }

    /// Every place where a wording of some rule may stand: one pass over the document's prose.
    package func candidates(in document: Document) -> [Candidate] {
        scanner.candidates(in: document.prose.utf8)
    }

    /// What each rule's check makes of its candidates, in the order of the text.
    package func findings(
        in context: InspectionContext, candidates: [Candidate], times: inout TimeProfile.Run
    ) -> [Finding] {
        let byRule = byRule(candidates, in: context.document.blocks)
        times.mark(.scanning)
        var findings: [Finding] = []
        // By index, since each copy of a rule would count references to all it holds.
        for index in prepared.indices {
            let isOfKind = prepared[index].rule.kinds.isEmpty
                || context.publication.kind.map(prepared[index].rule.kinds.contains) ?? false
            guard isOfKind, prepared[index].looksAtEveryDocument || !byRule[index].isEmpty else { continue }
            findings += prepared[index].check.findings(in: context, candidates: byRule[index])
            times.mark(.rule(prepared[index].rule.id))
        }
        return Self.withoutEchoes(withoutDoubtedAgain(findings.sorted {
            ($0.range.lowerBound, $0.range.upperBound, $1.severity, $0.ruleID)
                < ($1.range.lowerBound, $1.range.upperBound, $0.severity, $1.ruleID)
        }))
    }

    /// Where a rule knows what is wrong, nothing is suspected besides. What marks more than a few words says nothing of one.
    private func withoutDoubtedAgain(_ sorted: [Finding]) -> [Finding] {
        let doubting = Set(prepared.filter { $0.check is SuspectCheck }.map(\.rule.id))
        guard !doubting.isEmpty else { return sorted }
        let sure = sorted.filter { !doubting.contains($0.ruleID) && $0.range.upperBound.utf8 - $0.range.lowerBound.utf8 <= 60 }
        var reach: [SourceOffset] = []
        for finding in sure { reach.append(max(reach.last ?? finding.range.upperBound, finding.range.upperBound)) }
        return sorted.filter { finding in
            guard doubting.contains(finding.ruleID) else { return true }
            let next = sure.partitionIndex { $0.range.lowerBound >= finding.range.upperBound }
            return next == 0 || reach[next - 1] <= finding.range.lowerBound
        }
    }

    /// The candidates that lie in the scope of their rule, and in one block, by rule.
    private func byRule(_ candidates: [Candidate], in blocks: [Block]) -> [[RuleCandidate]] {
        var counts = [Int](repeating: 0, count: prepared.count)
        for candidate in candidates { counts[Int(owners[Int(candidate.literal)].rule)] += 1 }
        var byRule = counts.map { count in
            var places: [RuleCandidate] = []
            places.reserveCapacity(count)
            return places
        }
        var block = 0
        for candidate in candidates {
            // Candidates come in the order of their ends.
            while block < blocks.count, blocks[block].range.upperBound < candidate.range.upperBound { block += 1 }
            guard block < blocks.count else { break }
            let owner = owners[Int(candidate.literal)]
            guard blocks[block].range.lowerBound <= candidate.range.lowerBound,
                prepared[Int(owner.rule)].scope.contains(blocks[block].role)
            else { continue }
            byRule[Int(owner.rule)].append(RuleCandidate(
                wording: Int(owner.wording), skipsBlanks: candidate.skipsBlanks, range: candidate.range, block: block))
        }
        return byRule
    }

    /// Of two rules of one pack that mark the very same text the more severe speaks: a line copied from a web page may
    /// hold the words of several of its rules.
    private static func withoutEchoes(_ sorted: [Finding]) -> [Finding] {
        sorted.reduce(into: []) { kept, finding in
            let isEcho = !finding.range.isEmpty && kept.reversed().prefix { $0.range == finding.range }
                .contains { $0.ruleID.pack == finding.ruleID.pack }
            if !isEcho { kept.append(finding) }
        }
    }
}

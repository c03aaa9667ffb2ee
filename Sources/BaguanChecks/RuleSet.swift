package import BaguanDocuments
public import BaguanFindings
public import BaguanRules
package import BaguanText

/// Rules made ready to run: every check prepared, the wordings of all of them in one scanner.
///
/// Made once and used for any number of documents, from several threads at once.
public struct RuleSet: Sendable {
    /// Those whose checks there are.
    public let rules: [Rule]
    /// What the checks themselves found wrong with their rules.
    public let diagnostics: [Diagnostic]
    private let scopes: [RoleMask]
    /// Those that ask what is usual.
    private let doubting: Set<RuleID>
    private let checks: [Deferred<any Check>]
    private let deferredTables: Deferred<RuleTables>

    /// - Parameter knownWords: words of the organisation, in which no typing error is suspected.
    public init(_ rules: [Rule], knownWords: [String] = []) {
        var diagnostics: [Diagnostic] = []
        let checks = Self.known(rules).map { rule, type in type.init(rule: rule, diagnostics: &diagnostics) }
        let tables = RuleTables(checks, known: SuspectCheck.wordings(knownTo: rules, and: knownWords))
        self.init(rules, checks.map { check in Deferred { check } }, diagnostics, Deferred { tables })
    }

    /// Takes rules that nothing was found wrong with before; each check is made when there is something to judge.
    ///
    /// - Parameter keptTables: is asked for what ``tables`` gave then, when the first document is inspected; without it, all
    ///   is made at once.
    package init(_ rules: [Rule], knownWords: [String] = [], keptTables: @escaping @Sendable () -> RuleTables?) {
        let checks = Self.known(rules).map { rule, type in
            Deferred {
                var found: [Diagnostic] = []
                return type.init(rule: rule, diagnostics: &found)
            }
        }
        self.init(rules, checks, [], Deferred {
            keptTables() ?? RuleTables(checks.map(\.value), known: SuspectCheck.wordings(knownTo: rules, and: knownWords))
        })
    }

    private init(
        _ rules: [Rule], _ checks: [Deferred<any Check>], _ diagnostics: [Diagnostic], _ tables: Deferred<RuleTables>
    ) {
        self.rules = Self.known(rules).map(\.rule)
        scopes = self.rules.map { RoleMask($0.scope) }
        doubting = Set(rules.filter { $0.check == SuspectCheck.schema.name }.map(\.id))
        (self.checks, self.diagnostics, deferredTables) = (checks, diagnostics, tables)
    }

    private static func known(_ rules: [Rule]) -> [(rule: Rule, check: any Check.Type)] {
        rules.compactMap { rule in CheckRegistry.byName[rule.check].map { (rule, $0) } }
    }

    /// What can be kept for the next process.
    package var tables: RuleTables { deferredTables.value }

    /// Whether some rule asks what is usual.
    package var needsModel: Bool { !doubting.isEmpty }

    /// Every place where a wording of some rule may stand: one pass over the document's prose.
    package func candidates(in document: Document) -> [Candidate] {
        tables.scanner.candidates(in: document.prose.utf8)
    }

    /// What each rule's check makes of its candidates, in the order of the text.
    package func findings(
        in context: InspectionContext, candidates: [Candidate], times: inout TimeProfile.Run
    ) -> [Finding] {
        let tables = tables
        let byRule = byRule(candidates, tables.owners, in: context.document.blocks)
        times.mark(.scanning)
        var findings: [Finding] = []
        // By index, since each copy of a rule would count references to all it holds.
        for index in rules.indices {
            let isOfKind = rules[index].kinds.isEmpty || context.publication.kind.map(rules[index].kinds.contains) ?? false
            guard isOfKind, tables.looksAtEveryDocument[index] || !byRule[index].isEmpty else { continue }
            findings += checks[index].value.findings(in: context, candidates: byRule[index])
            times.mark(.rule(rules[index].id))
        }
        return Self.withoutEchoes(withoutDoubtedAgain(findings.sorted {
            ($0.range.lowerBound, $0.range.upperBound, $1.severity, $0.ruleID)
                < ($1.range.lowerBound, $1.range.upperBound, $0.severity, $1.ruleID)
        }))
    }

    /// Where a rule knows what is wrong, nothing is suspected besides. What marks more than a few words says nothing of one.
    private func withoutDoubtedAgain(_ sorted: [Finding]) -> [Finding] {
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
    private func byRule(
        _ candidates: [Candidate], _ owners: [RuleTables.Owner], in blocks: [Block]
    ) -> [[RuleCandidate]] {
        var counts = [Int](repeating: 0, count: rules.count)
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
                scopes[Int(owner.rule)].contains(blocks[block].role)
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

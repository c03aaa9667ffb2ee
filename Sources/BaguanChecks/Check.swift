package import BaguanFindings
package import BaguanRules
package import BaguanText

/// A kind of test, in code: turns one rule and one document into findings.
///
/// The contract: a check is made once per rule and used for many documents at once, so it holds no state of a document.
/// What it looks for literally it names in ``wordings``; the scanner finds those of all rules in one pass, and the check
/// judges the candidates. It never searches the prose for words by itself. It reports in any order; it never traps on any
/// text; trouble with a rule is a diagnostic from `init`, trouble with a document one from the context.
package protocol Check: Sendable {
    /// What a rule of this check may say. It is also the check's documentation.
    static var schema: CheckSchema { get }

    /// Takes a rule that fits ``schema``; what only the check can know to be wrong (a pattern) goes to `diagnostics`.
    init(rule: Rule, diagnostics: inout [Diagnostic])

    /// What the scanner must look for; candidates name an index into this list.
    var wordings: [String] { get }

    /// Whether the check has something to say about a document in which none of its wordings stands.
    var looksAtEveryDocument: Bool { get }

    /// The findings of one document.
    ///
    /// - Parameter candidates: those whose block is in the rule's scope, in the order of the text.
    func findings(in context: InspectionContext, candidates: [RuleCandidate]) -> [Finding]

    /// What the rule's entries imply by themselves; the tester tries it.
    static func impliedSentences(of rule: Rule) -> [ImpliedSentence]
}

extension Check {
    package var wordings: [String] { [] }
    package var looksAtEveryDocument: Bool { false }
    package static func impliedSentences(of rule: Rule) -> [ImpliedSentence] { [] }
}

/// A candidate as the check that asked for it sees it.
package struct RuleCandidate: Sendable {
    /// An index into the check's `wordings`.
    package var wording: Int
    /// Whether blanks between Han characters were passed over inside.
    package var skipsBlanks: Bool
    package var range: Range<ProseOffset>
    /// The index of its block in the document.
    package var block: Int
}

extension [RuleCandidate] {
    /// Those of one block; a binary search, since they are in the order of the text.
    func of(_ block: Int) -> ArraySlice<RuleCandidate> {
        self[partitionIndex { $0.block >= block }..<partitionIndex { $0.block > block }]
    }

    /// Those that begin in a stretch of the prose.
    func of(_ range: Range<ProseOffset>) -> ArraySlice<RuleCandidate> {
        self[partitionIndex { $0.range.lowerBound >= range.lowerBound }..<partitionIndex { $0.range.lowerBound >= range.upperBound }]
    }

    /// The blocks that hold one, in order.
    var blocks: [Int] {
        reduce(into: []) { blocks, candidate in
            if blocks.last != candidate.block { blocks.append(candidate.block) }
        }
    }

    /// The candidates block by block; being in the order of the text, those of one block stand together.
    func byBlock() -> [(block: Int, candidates: ArraySlice<RuleCandidate>)] {
        var groups: [(block: Int, candidates: ArraySlice<RuleCandidate>)] = []
        var start = 0
        while start < count {
            let block = self[start].block
            let end = self[start...].firstIndex { $0.block != block } ?? count
            groups.append((block, self[start..<end]))
            start = end
        }
        return groups
    }
}

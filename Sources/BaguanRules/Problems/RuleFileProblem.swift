import BaguanFindings

/// Trouble with what a pack's files say.
enum RuleFileProblem: Problem {
    /// Why an entry can never be found.
    enum Hindrance: Sendable {
        /// Nothing is left of it after folding.
        case foldsToNothing
        /// Prose is matched line by line.
        case lineBreak
        /// It is itself one of the texts within which it does not count.
        case excepted(by: String)
    }

    enum ExampleKind: String, Sendable {
        case bad, good
    }

    case missingPackFile
    case noRules
    case duplicateRuleID(String, first: FilePlace)
    case unknownPlaceholder(String, nearest: String?, known: [String])
    /// A rule whose check needs entries and that has none.
    case emptyRule(check: String)
    case missingTable(String)
    case leavesPack(String)
    case fewExamples(ExampleKind, count: Int)
    case exampleWithoutText
    case noMarks
    case unbalancedMarks
    case marksInGoodExample
    case marksInMissing
    case reversedPeriod(from: String, until: String)
    case emptyFind
    case suggestsItself(String)
    case sameAfterFolding(String, other: String, place: FilePlace)
    case neverMatches(String, Hindrance)
}

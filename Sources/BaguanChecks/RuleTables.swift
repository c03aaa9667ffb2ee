internal import BaguanRules
package import BaguanText

/// What the checks of a rule set look for, in one scanner: it can be kept in a file, so that the next process needs to make no
/// check but those that have something to judge.
package final class RuleTables: Sendable {
    /// Whose wording a literal of the scanner is.
    struct Owner: Sendable {
        var rule: Int32
        var wording: Int32
    }

    let scanner: Scanner
    /// By literal.
    let owners: [Owner]
    /// Which rules have something to say about a document in which none of their wordings stands.
    let looksAtEveryDocument: [Bool]
    private let wordingCounts: [Int32]

    /// - Parameters:
    ///   - checks: of the rules, in their order.
    ///   - known: what the rules know to be right; see ``SuspectCheck``.
    init(_ checks: [any Check], known: [String]) {
        let wordings = checks.map { $0 is SuspectCheck ? $0.wordings + known : $0.wordings }
        scanner = Scanner(wordings: wordings.flatMap { $0.map(Folding.foldWording) })
        wordingCounts = wordings.map { Int32($0.count) }
        owners = Self.owners(wordingCounts)
        looksAtEveryDocument = checks.map(\.looksAtEveryDocument)
    }

    private static func owners(_ counts: [Int32]) -> [Owner] {
        counts.indices.flatMap { rule in (0..<counts[rule]).map { Owner(rule: Int32(rule), wording: $0) } }
    }

    // MARK: - In a file

    package func write(to writer: inout RecordWriter) {
        writer.write(memoryOf: wordingCounts)
        writer.write(looksAtEveryDocument) { $0.write($1) }
        scanner.write(to: &writer)
    }

    /// Reads what ``write(to:)`` has written.
    ///
    /// - Parameter ruleCount: how many rules there must be.
    package init(from reader: inout RecordReader, ruleCount: Int) throws(RecordReader.Damaged) {
        wordingCounts = try reader.numbers()
        looksAtEveryDocument = try reader.array { (reader) throws(RecordReader.Damaged) in try reader.flag() }
        scanner = try Scanner(from: &reader)
        guard wordingCounts.count == ruleCount, looksAtEveryDocument.count == ruleCount, wordingCounts.allSatisfy({ $0 >= 0 }),
            wordingCounts.reduce(0, { $0 + Int($1) }) == scanner.wordingCount
        else { throw .init() }
        owners = Self.owners(wordingCounts)
    }
}

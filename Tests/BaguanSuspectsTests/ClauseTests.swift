import BaguanTesting
import Testing

@testable import BaguanSuspects

/// What is asked once, early or not at all must not change an answer.
@Suite struct ClauseTests {
    private func statistics(own: [String]? = nil) throws -> Statistics {
        Statistics(try Archive.model(), own: try own.map { try Archive.model(Archive.bytes($0, weights: nil)) })
    }

    /// Drafts of the archive's clauses with characters changed by chance.
    private func drafts(_ count: Int, seed: UInt64) -> [[Symbol.Value]] {
        var random = SeededGenerator(seed: seed)
        let others = Array("做作艳验津律捡检工学的1a".unicodeScalars.map { Symbol.of($0.value) })
        return (0..<count).map { _ in
            let clauses = (0...2).map { _ in Archive.clauses.randomElement(using: &random) ?? "" }
            var symbols = scalars(clauses.joined(separator: Bool.random(using: &random) ? "，" : "")).map(Symbol.of)
            for _ in 0..<3 { symbols[Int.random(in: symbols.indices, using: &random)] = others.randomElement(using: &random) ?? 0 }
            return [Symbol.boundary] + symbols + [Symbol.boundary]
        }
    }

    private func hash(_ symbols: ArraySlice<Symbol.Value>) -> SequenceHash { symbols.reduce(SequenceHash.gram) { $0.appending($1) } }

    @Test func countsAreThoseOfTheModelsWithAndWithoutSomethingElseAtAPlace() throws {
        for own in [nil, ["工做坊开课，工做坊招新，工做坊报名"]] {
            let statistics = try statistics(own: own)
            var clause = Clause(statistics)
            for symbols in drafts(40, seed: 1) {
                clause.read(symbols[...])
                for width in 1...2 {
                    let place = symbols.count / 2..<symbols.count / 2 + width
                    clause.choose(place)
                    var changed = symbols
                    for round in 0..<3 {
                        for length in 2...Clause.order {
                            for start in 0...changed.count - length {
                                #expect(clause.count(length, at: start) == statistics.count(hash(changed[start..<start + length])))
                            }
                        }
                        #expect(clause.count(2, at: -1) == 0 && clause.count(2, at: symbols.count - 1) == 0)
                        guard round < 2 else { break }
                        let meant = Meant(first: [0x4F5C, 0x9A8C][round], second: 0x5F8B)
                        if round == 1 { clause.restore() }
                        clause.put(meant)
                        changed.replaceSubrange(place, with: meant.symbols(width))
                    }
                    clause.restore()
                    #expect(clause.symbols == symbols)
                }
            }
        }
    }

    @Test func usualIsWhatStandsInASequenceThatWasSeenOften() throws {
        let statistics = try statistics()
        var clause = Clause(statistics)
        for symbols in drafts(60, seed: 2) {
            var expected = [Bool](repeating: false, count: symbols.count)
            for (length, least) in [(4, 2), (3, 8)] where symbols.count >= length {
                for start in 0...symbols.count - length where statistics.count(hash(symbols[start..<start + length])) >= least {
                    for at in start..<start + length { expected[at] = true }
                }
            }
            clause.read(symbols[...])
            var isUsual: [Bool] = []
            #expect(clause.markUsual(&isUsual) == expected.allSatisfy(\.self))
            #expect(isUsual == expected)
        }
    }

    @Test func whatIsGivenUpEarlyWouldNotHaveBeenSuspected() throws {
        let statistics = try statistics()
        for (seed, threshold) in [(3 as UInt64, -6.0), (4, -2), (5, 0), (6, 2)] {
            var weights = Weights(values: Feature.allCases.indices.map { Double(($0 * 7) % 5) / 2 - 1 }, threshold: threshold)
            weights.values[Feature.gain.rawValue] = 1
            let (all, sketched) = (PlaceFinder(statistics: statistics, weights: nil), PlaceFinder(statistics: statistics, weights: weights))
            for symbols in drafts(60, seed: seed) {
                let found = weights.chosen(from: all.places(in: symbols)), early = weights.chosen(from: sketched.places(in: symbols))
                #expect(found.map(\.range) == early.map(\.range))
                #expect(found.map(\.score) == early.map(\.score))
                #expect(found.map(\.candidate.meant) == early.map(\.candidate.meant))
            }
        }
    }
}

import BaguanTesting
import BaguanText
import Testing

/// The scanner finds what the reference does, in the same order, whatever the list and the text are like, and whether it runs
/// on vectors or without them.
@Suite struct ScannerPropertyTests {
    /// Lists and texts that are hard for one part of the scanner.
    enum Kind: CaseIterable {
        /// Every option of folding, within few characters.
        case folding
        /// Two characters: every pair has more wordings than an anchor holds.
        case crowded
        /// Wordings around the length from which the automaton looks for them, of few characters.
        case long
        /// One character over and over.
        case monotonous
        /// Wordings of one character, several times over.
        case single
        /// Letters, blanks and figures.
        case ascii

        var alphabet: String {
            switch self {
            case .folding: "国国國家卫衛的aＡb 　\t\u{200B}\u{AD}①12㈱(株)𠮷…\u{00B4}\n…ﬁ﷽⺠民\u{2F00}一\u{E0100}😀"
            case .crowded: "甲乙"
            case .long: "甲甲甲乙 \u{200B}㈱"
            case .monotonous: "甲"
            case .single: "的年月，a①　 "
            case .ascii: "ab1 \t\u{A0}é\n国"
            }
        }

        var lengths: ClosedRange<Int> {
            switch self {
            case .folding, .ascii: 1...6
            case .crowded: 2...8
            case .long: 55...75
            case .monotonous: 1...80
            case .single: 1...1
            }
        }
    }

    private func text(_ alphabet: [Unicode.Scalar], _ length: Int, _ random: inout SeededGenerator) -> String {
        String(String.UnicodeScalarView((0..<length).compactMap { _ in alphabet.randomElement(using: &random) }))
    }

    private func expectAgreement(_ wordings: [[UInt32]], _ prose: [UInt8], _ comment: String) {
        let expected = ReferenceScanner(wordings: wordings).candidates(in: prose)
        for kernel in ScanKernel.available {
            let scanner = Scanner(wordings: wordings, kernel: kernel)
            #expect(scanner.candidates(in: prose) == expected, "\(comment), \(kernel)")
            #expect(ScannerRecordTests.kept(scanner)?.candidates(in: prose) == expected, "\(comment), \(kernel)")
        }
    }

    @Test(arguments: Kind.allCases, 0..<40) func findsWhatTheReferenceFinds(kind: Kind, seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let alphabet = Array(kind.alphabet.unicodeScalars)
        let wordings = (0..<Int.random(in: 1...30, using: &random)).map { _ in
            Folding.foldWording(text(alphabet, .random(in: kind.lengths, using: &random), &random))
        }
        let prose = Array(text(alphabet, .random(in: 0...300, using: &random), &random).utf8)
        expectAgreement(wordings, prose, "\(kind), seed \(seed)")
    }

    /// Blocks end anywhere: between blanks, inside of wordings, before the folded form of one character.
    @Test(arguments: 0..<4) func losesNothingWhereBlocksMeet(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let alphabet = Array("国家卫生委员会的一二ab 　\u{200B}①㈱…，。\n𠮷".unicodeScalars)
        let wordings = (0..<25).map { _ in
            Folding.foldWording(text(alphabet, .random(in: 1...9, using: &random), &random))
        }
        let long = (0..<8).map { _ in text(Array("甲乙㈱".unicodeScalars), .random(in: 30...90, using: &random), &random) }
        let filler = String(repeating: "文", count: 2_000 + seed * 7)
        let prose = filler + text(alphabet, 300, &random) + filler + text(alphabet, 4_000, &random)
            + long.shuffled(using: &random).joined(separator: "的")
        expectAgreement(wordings + long.map(Folding.foldWording), Array(prose.utf8), "seed \(seed)")
    }

    /// More characters than there are symbols: some share one, and are told apart all the same.
    @Test func tellsApartMoreCharactersThanThereAreSymbols() {
        let han = (UInt32(0x4E00)..<0x4E00 + 12_000).compactMap { Unicode.Scalar($0) }
        var random = SeededGenerator(seed: 7)
        var wordings = (0..<4_000).map { _ in text(han, .random(in: 1...4, using: &random), &random) }
        wordings += stride(from: 0, to: han.count - 3, by: 3).map { String(String.UnicodeScalarView(han[$0..<$0 + 3])) }
        var prose = ""
        for _ in 0..<150 { prose += (wordings.randomElement(using: &random) ?? "") + text(han, 2, &random) }
        expectAgreement(wordings.map(Folding.foldWording), Array(prose.utf8), "shared symbols")
    }

    @Test func findsEachOfFiftyThousandWordings() {
        let han = (UInt32(0x4E00)..<0x4E00 + 3_000).compactMap { Unicode.Scalar($0) }
        var random = SeededGenerator(seed: 11)
        let wordings = Set((0..<50_000).map { _ in text(han, .random(in: 2...6, using: &random), &random) })
            .sorted().map(Folding.foldWording)
        let prose = wordings.flatMap { $0.compactMap { Unicode.Scalar($0) } }
        let found = Scanner(wordings: wordings).candidates(in: Array(String(String.UnicodeScalarView(prose)).utf8))
        #expect(Set(found.map(\.literal)).count == wordings.count)
        #expect(found == found.sorted())
    }

    @Test func appendsBehindWhatIsThere() {
        let scanner = Scanner(wordings: ["国家", "国"].map(Folding.foldWording))
        var found = scanner.candidates(in: Array("国家国".utf8))
        scanner.scan(Array("国家".utf8), into: &found)
        #expect(found.map(\.literal) == [1, 0, 1, 1, 0])
    }
}

import BaguanTesting
import BaguanText
import Testing

@Suite struct ProseSurveyTests {
    private func survey(_ text: String) -> ProseSurvey {
        let prose = Array(text.utf8)
        return ProseSurvey([ProseOffset(0)..<ProseOffset(prose.count)], of: prose)
    }

    @Test(arguments: [
        ("立德树人", []), ("2026年", .digit), ("２０２６年", .digit), ("a@b", [.at, .halfWidthMark]), ("甲＠乙", .at),
        ("好,坏", .halfWidthMark), ("Ａ班", []), ("ОК", .foreignLetter), ("⺠主", .compatibilityHan), ("甲\u{200B}乙", .rare), ("😀", .rare),
        ("的的", .doubledHan), ("教育局教育局", .echo), ("教育局、教育局", []),
    ] as [(String, CharacterKinds)]) func aBlockTellsWhichKindsOfCharactersItHolds(text: String, kinds: CharacterKinds) {
        #expect(survey(text).kinds(of: 0) == kinds)
    }

    @Test func marksStandWhereTheyAreWithWhatIsBefore() {
        let marks = survey("甲，乙（丙）\n。").marks(of: 0)
        #expect(marks.map { Unicode.Scalar($0.value) } == ["，", "（", "）", "\n", "。"])
        #expect(marks.map { Unicode.Scalar($0.previous) } == ["甲", "乙", "丙", "）", "\n"])
        #expect(marks.map(\.range.utf8) == [3..<6, 9..<12, 15..<18, 18..<19, 19..<22])
    }

    @Test func eachBlockHasItsOwn() {
        let prose = Array("甲，\n乙2。".utf8)
        let survey = ProseSurvey([Range(utf8: 0..<6), Range(utf8: 7..<14)], of: prose)
        #expect(survey.kinds(of: 0) == [])
        #expect(survey.kinds(of: 1) == .digit)
        #expect(survey.marks(of: 1).map(\.place.utf8) == [11])
    }

    @Test(arguments: 0..<200) func noWordThatStandsTwiceIsMissed(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let letters = "甲乙丙丁戊己庚辛壬癸子丑寅卯𠮷〇".unicodeScalars.map { String($0) }
        func word(_ length: Int) -> String { (0..<length).map { _ in letters.randomElement(using: &random)! }.joined() }
        let doubled = word(Int.random(in: 3...8, using: &random))
        let text = word(Int.random(in: 0...6, using: &random)) + doubled + doubled + word(Int.random(in: 0...6, using: &random))
        #expect(survey(text).kinds(of: 0).contains(.echo), "\(text) holds \(doubled) twice")
    }

    @Test(arguments: 0..<200) func sentencesFromMarksAreThoseAroundTheirPlaces(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let pieces = ["学校", "开会", "。", "！", "？", "”", "“", "）", "（", "，", " ", "a", "\n"]
        let text = (0..<Int.random(in: 1...30, using: &random)).map { _ in pieces.randomElement(using: &random)! }.joined()
        let prose = Array(text.utf8)
        let block = ProseOffset(0)..<ProseOffset(prose.count)
        var sentences: [Range<ProseOffset>] = []
        Sentence.forEach(in: block, marks: survey(text).marks(of: 0), of: prose) { sentences.append($0) }
        var edge = block.lowerBound
        for sentence in sentences where !sentence.isEmpty {
            #expect(sentence.lowerBound >= edge)
            edge = sentence.upperBound
            let words = String(decoding: prose[sentence.utf8], as: UTF8.self)
            // What holds words is the sentence around each of them.
            guard let place = words.firstRange(of: "学校")?.lowerBound else { continue }
            let at = ProseOffset(sentence.lowerBound.utf8 + words[..<place].utf8.count)
            #expect(Sentence.range(around: at..<at, in: block, of: prose) == sentence, "\(text.debugDescription): \(words.debugDescription)")
        }
        #expect(edge == block.upperBound || sentences.last?.upperBound == block.upperBound)
    }
}

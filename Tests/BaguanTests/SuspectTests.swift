import Baguan
import Testing

@testable import BaguanSuspects

/// The bundled model, as rules use it.
@Suite struct SuspectTests {
    private static let rule = "check: suspect\ntitle: 试\nmessage: '{match}→{suggest}，{word}（{likeness}）'\nseverity: info\n"

    private func findings(_ text: String, _ more: String = "") throws -> [Finding] {
        try Inspector(rules(["s": Self.rule + more])).findings(text)
    }

    @Test func theBundledModelIsWhole() throws {
        let model = try #require(BundledModel.model)
        #expect(model.weights != nil)
        #expect(model.bytes.buffer.count <= 8_000_000)
        #expect(Int(bitPattern: model.bytes.buffer.baseAddress) % 64 == 0)
    }

    @Test func saysWhatWasMeantAndWhyAndMendsNothing() throws {
        let found = try findings("请各科室做好准备工做，按时报送材料。")
        #expect(found.map(\.message) == ["做→作，工作（同音）"])
        #expect(found.map(\.suggestions) == [["作"]])
        #expect(found.allSatisfy { $0.fix == nil && $0.severity == .info })
    }

    @Test func isSilentInWordsThatAreKnown() throws {
        #expect(try findings("学校数智化转型稳步推进。").map(\.match) == ["智"])
        #expect(try findings("学校数智化转型稳步推进。", "entries: [数智]\n").isEmpty)
    }

    @Test func isSilentInTheOrganisationsOwnWords() throws {
        let rules = try rules(["s": Self.rule])
        func found(_ words: [String]) throws -> [String] {
            let day = try #require(CalendarDate("2026-11-20"))
            return try Inspector(rules: RuleSet(rules, knownWords: words), asOf: day).findings("学校数智化转型稳步推进，做好准备工做。").map(\.match)
        }
        #expect(try found([]) == ["智", "做"])
        #expect(try found(["数智"]) == ["做"])
        // One character is no word: everything would be silent.
        #expect(try found(["智", "做"]) == ["智", "做"])
    }

    @Test func isSilentWhereAnotherRuleKnowsWhatIsWrong() throws {
        let both = try rules(["s": Self.rule, "t": termRule("{find: 布署, suggest: 部署}")])
        #expect(try Inspector(both).findings("周密布署安全工作，做好准备工做。").map(\.match) == ["布署", "做"])
    }

    @Test func whatARuleSuggestsIsRight() throws {
        let text = "学校数智化转型稳步推进。"
        let other = try rules(["s": Self.rule, "t": termRule("{find: 数字智能, suggest: 数智}")])
        #expect(try Inspector(other).findings(text).isEmpty)
    }

    @Test func whatStandsThriceIsTheAuthorsOwnWord() throws {
        let sentence = "学校数智化转型稳步推进。"
        #expect(try findings(sentence + sentence).count == 2)
        #expect(try findings(sentence + sentence + sentence).isEmpty)
    }

    @Test func quotationsAreLeftAlone() throws {
        let except = "except: {inside: ['《》', '“”']}\n"
        #expect(try findings("读者来信“各科室做好准备工做”引起讨论。", except).isEmpty)
        #expect(try findings("各科室做好准备工做，引起“讨论”。", except).count == 1)
    }

    @Test func aRuleThatWaitsToBeAskedForIsLeftOut() throws {
        let all = BundledPacks.load(["typos"]).packs.flatMap(\.rules)
        let text = "请各科室做好准备工做，按时报送材料。"
        #expect(try Inspector(all).findings(text).isEmpty)
        #expect(try Inspector(RuleSelection().active(among: all)).findings(text).isEmpty)
        let asked = RuleSelection(added: ["typos/suspects"]).active(among: all)
        #expect(try Inspector(asked).findings(text).map(\.match) == ["做"])
    }

    @Test func aModelWithConfusionsAndWeightsTakesThePlaceOfTheBundledOne() throws {
        var counter = TextCounter()
        for index in 0..<60 { counter.add("第\(index)期读书会，读书会报名，参加读书会。".unicodeScalars.map(\.value)) }
        var builder = ModelBuilder(counter, maximalSize: 1_000_000)
        builder.confusions = try #require(ConfusionList(text: Array("收\t书\t1\t0\n做\t作\t3\t0\n".utf8)))
        builder.weights = try #require(Weights(text: "threshold 0\nbias -1\ngain 1\n"))
        let own = try SuspectModel(ModelBytes(copying: builder.bytes()))
        #expect(own.standsAlone)
        let rules = try rules(["s": Self.rule])
        let inspector = Inspector(rules: rules, asOf: try #require(CalendarDate("2026-11-20")), ownModel: own)
        #expect(try inspector.findings("参加读收会，做好准备工做。").map(\.match) == ["收"])
    }

    @Test func anOwnModelSaysWhatIsUsualHere() throws {
        var counter = TextCounter()
        for index in 0..<60 { counter.add("第\(index)期数智化转型，数智化平台，推进数智化。".unicodeScalars.map(\.value)) }
        var builder = ModelBuilder(counter, maximalSize: 1_000_000)
        let own = try SuspectModel(ModelBytes(copying: builder.bytes()))
        let rules = try rules(["s": Self.rule])
        #expect(!own.standsAlone)
        let inspector = Inspector(rules: rules, asOf: try #require(CalendarDate("2026-11-20")), ownModel: own)
        #expect(try inspector.findings("学校数智化转型稳步推进，做好准备工做。").map(\.match) == ["做"])
    }
}

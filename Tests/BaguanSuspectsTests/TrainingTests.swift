import Testing

@testable import BaguanSuspects

@Suite struct TrainingTests {
    @Test func aSentenceThatWasThereBeforeIsNotCountedAgain() {
        let counter = Archive.counter(["学校开学。", "学校开学。家长来校！", "家长来校！学校开学"])
        #expect(counter.sentences == 3)
        #expect(counter.repeated == 2)
    }

    @Test func noSequenceGoesAcrossAMark() {
        let across = Archive.counter(["甲乙，丙丁", "甲乙，丙戊", "己乙，丙庚"])
        let inside = Archive.counter(["甲乙丙丁", "甲乙丙戊", "己乙丙庚"])
        #expect(across.sequences(of: 3, limit: 100).count == 2)  // 甲乙，  ，甲乙
        #expect(inside.sequences(of: 3, limit: 100).count > 1)
    }

    @Test func whatIsSeenLeastIsLeftOutWhenThereIsTooMuch() {
        var counter = TextCounter()
        for index in 0..<60 {
            let first = UInt32(0x4E00 + index * 2)
            // The later ones are seen more often, each time in another sentence.
            for time in 0...index / 10 + 1 { counter.add([0x30, first, first + 1, 0x5000 + UInt32(time)]) }
        }
        let all = counter.sequences(of: 2, limit: 1_000)
        let some = counter.sequences(of: 2, limit: 20)
        #expect(all.count > 60 && some.count <= 40 && !some.isEmpty)
        let least = some.map(\.level).min() ?? 0
        #expect(Set(some.map(\.hash)) == Set(all.filter { $0.level >= least }.map(\.hash)))
    }

    @Test func confusionsThatAreNoneAreRefused() {
        #expect(ConfusionList(text: Array("# 说明\n做\t作\t3\t0.5\n".utf8)) != nil)
        for line in ["做 作 3 0", "做\t作\t4\t0", "做\t作\t3\t1.5", "a\t作\t3\t0", "做做\t作\t3\t0", "做\t作\t3"] {
            #expect(ConfusionList(text: Array(line.utf8)) == nil, "\(line)")
        }
    }

    @Test func weightsAreWrittenAndReadBack() {
        let weights = Weights(values: Feature.allCases.indices.map { Double($0) / 8 - 1 }, threshold: 1.25)
        #expect(Weights(text: weights.text) == weights)
        #expect(Weights(text: "gain 1\n") == nil)
        #expect(Weights(text: "threshold 1\nluck 3\n") == nil)
        #expect(Weights(text: "threshold 1\ngain nan\n") == nil)
    }

    @Test func pairsAreLinesWithATab() {
        var skipped = 0
        let pairs = WritingPair.all(
            in: Array("id\twrong\tright\n1\t工做好\t工作好\r\n工作\t工作\n长短\t不一样\n没有制表符\n".utf8), skipped: &skipped)
        #expect(pairs.map(\.isWrong) == [true, false])
        #expect(skipped == 3)
    }

    @Test func regressionTellsApartWhatCanBeTold() {
        var regression = Regression()
        for index in 0..<200 {
            var features = FeatureVector.empty
            features[.bias] = 1
            features[.gain] = Double(index) / 100
            regression.add(features, isMistake: index >= 100)
        }
        let weights = Weights(values: regression.fit(), threshold: 0)
        var low = FeatureVector.empty, high = FeatureVector.empty
        (low[.bias], high[.bias]) = (1, 1)
        (low[.gain], high[.gain]) = (0.8, 1.2)
        #expect(weights.score(low) < -0.3)
        #expect(weights.score(high) > 0.3)
    }

    @Test func learnsFromPairsAndNeverJudgesByWhatItLearnedFrom() throws {
        let model = try Archive.model(Archive.bytes(weights: nil))
        let pairs = Archive.sentences.enumerated().compactMap { index, sentence in
            let wrong = index % 2 == 0
                ? sentence : sentence.replacing("工作", with: "工做").replacing("检验", with: "检艳").replacing("法律", with: "法津")
            return WritingPair(written: wrong, right: sentence)
        }
        let trainer = WeightTrainer(model, pairs: pairs, falseRate: 0.01)
        let (weights, figures) = trainer.train()
        #expect(figures.right == pairs.count)
        #expect(Double(figures.rightFlagged) <= Double(pairs.count) * 0.01)
        #expect(Double(figures.hit) > Double(figures.wrong) * 0.8)
        #expect(figures.found <= figures.suspects && figures.corrected <= figures.found)
        #expect(trainer.train().weights == weights)
    }
}

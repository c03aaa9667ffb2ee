import Testing

@testable import BaguanSuspects

@Suite struct SuspectFinderTests {
    private func found(_ draft: String, own: [String]? = nil) throws -> [String] {
        let model = try own.map { try Archive.model(Archive.bytes($0, weights: nil)) }
        let finder = try #require(SuspectFinder(try Archive.model(), own: model))
        let values = scalars(draft)
        return finder.suspects(in: values).map { "\(text(values[$0.range]))→\(text($0.meant))" }
    }

    @Test func findsWhatOnlyTheSurroundingsShow() throws {
        #expect(try found("各科室做好准备工做。") == ["做→作"])
        #expect(try found("学校定期检艳设备，依照法津规定公示。") == ["艳→验", "津→律"])
        #expect(try found("组织监督捡查") == ["捡→检"])
    }

    @Test func passesOverWhatIsUsual() throws {
        for sentence in Archive.sentences { #expect(try found(sentence).isEmpty, "\(sentence)") }
    }

    @Test func tellsTheWordAndWhy() throws {
        let values = scalars("各科室做好准备工做。")
        let finder = try #require(SuspectFinder(try Archive.model()))
        let suspect = try #require(finder.suspects(in: values).first)
        #expect(suspect.range == 8..<9)
        #expect(suspect.usual == 7..<9)
        #expect(suspect.likeness == Likeness(sound: .sameTone, shape: 0))
    }

    @Test func whatAnOwnModelHasSeenIsUsual() throws {
        #expect(try found("认真检艳设备。") == ["艳→验"])
        let own = (0..<40).map { "第\($0)号检艳设备，检艳设备正常，用检艳设备。" }
        #expect(try found("认真检艳设备。", own: own).isEmpty)
    }

    @Test func takesAnyText() throws {
        for draft in ["", "。", "做", "工做", "😀工做\u{0}做工", "1做2", "㐀做𠀀", String(repeating: "做", count: 500)] { _ = try found(draft) }
    }

    @Test func aModelWithoutWeightsFindsNothingByItself() throws {
        #expect(SuspectFinder(try Archive.model(Archive.bytes(weights: nil))) == nil)
    }
}

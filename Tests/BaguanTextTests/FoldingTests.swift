import BaguanText
import Testing

@Suite struct FoldingTests {
    @Test(arguments: [
        ("ＷｅＣｈａｔ　２０２６", "wechat 2026"),
        ("國家衛生健康委員會", "国家卫生健康委员会"),
        ("⼈⺠⻄⻓", "人民西长"),
        ("㈱①㎡", "(株)1m2"),
        ("\u{FEFF}立\u{200B}德\u{00AD}", "立德"),
        ("é", "e\u{301}"),
        ("ｶﾞ", "カ\u{3099}"),
        ("豈更", "岂更"),
    ])
    func foldsAlike(text: String, plain: String) {
        #expect(Folding.fold(text) == plain.unicodeScalars.map(\.value))
    }

    @Test func keepsWhatAReaderWouldCallDifferent() {
        #expect(Folding.fold("覆盖") != Folding.fold("复盖"))
        #expect(Folding.fold("“”") != Folding.fold("\"\""))
        #expect(Folding.fold("。") != Folding.fold("."))
    }

    @Test func foldingTwiceChangesNothing() throws {
        for value in UInt32(0)...0x3FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let once = Folding.fold(String(scalar))
            let text = String(String.UnicodeScalarView(once.compactMap { Unicode.Scalar($0) }))
            guard Folding.fold(text) != once else { continue }
            Issue.record("U+\(String(value, radix: 16)) folds to \(text), which folds further")
        }
    }

    @Test func blanksInWordingsCountAsTheScannerSeesThem() {
        #expect(Folding.foldWording(" 立德 树人 ") == Folding.fold("立德树人"))
        #expect(Folding.foldWording("Powered   by 求") == Folding.fold("powered by 求"))
    }

    @Test func matchesForwardAndBackwardAlike() {
        let prose = Array("原 国家\u{200B}卫 计委X".utf8)
        let wording = Folding.foldWording("国家卫计委")
        let end = ProseOffset(prose.count - 1)
        let start = FoldedMatch.start(of: wording, before: end, in: prose)
        #expect(start == .init(offset: ProseOffset(4), skipsBlanks: true))
        #expect(FoldedMatch.end(of: wording, after: ProseOffset(4), in: prose) == end)
        #expect(FoldedMatch.start(of: Folding.foldWording("原"), before: ProseOffset(4), in: prose)?.offset == ProseOffset(0))
    }
}

import BaguanText
import Testing

@Suite struct ScannerTests {
    /// What a scan finds, as `literal:text`.
    private func found(_ wordings: [String], in text: String) -> [String] {
        let prose = Array(text.utf8)
        return Scanner(wordings: wordings.map(Folding.foldWording)).candidates(in: prose).map {
            "\($0.literal):" + String(decoding: prose[$0.range.utf8], as: UTF8.self) + ($0.skipsBlanks ? " (blanks)" : "")
        }
    }

    @Test func findsOverlappingWordingsLongestFirst() {
        #expect(found(["国家卫计委", "卫计委", "计委"], in: "请国家卫计委发布") == ["0:国家卫计委", "1:卫计委", "2:计委"])
    }

    @Test func findsThroughFailureLinks() {
        #expect(found(["甲乙丙丁", "乙丙戊"], in: "甲乙丙戊") == ["1:乙丙戊"])
    }

    @Test func foldsWidthCaseAndTraditional() {
        #expect(found(["powered by 民主"], in: "ＰＯＷＥＲＥＤ　ＢＹ ⺠主") == ["0:ＰＯＷＥＲＥＤ　ＢＹ ⺠主"])
        #expect(found(["国家卫计委"], in: "國家衛計委") == ["0:國家衛計委"])
    }

    @Test func passesOverInvisibleCharacters() {
        #expect(found(["立德树人"], in: "立\u{200B}德\u{FEFF}树\u{00AD}人") == ["0:立\u{200B}德\u{FEFF}树\u{00AD}人"])
    }

    @Test func passesOverBlanksBetweenHanAndSaysSo() {
        #expect(found(["立德树人"], in: "立 德　树\u{200B} 人") == ["0:立 德　树\u{200B} 人 (blanks)"])
        #expect(found(["立德 树人"], in: "立德树人") == ["0:立德树人"])
    }

    @Test func keepsBlanksThatAreNotBetweenHan() {
        #expect(found(["abc", "a b"], in: "a bc abc") == ["1:a b", "0:abc"])
        #expect(found(["a b"], in: "a   b") == ["0:a   b"])
    }

    @Test func expandsSquareAndCircledCharactersAsAWhole() {
        #expect(found(["(株)", "株"], in: "㈱") == ["0:㈱"])
        #expect(found(["第1条"], in: "第①条") == ["0:第①条"])
    }

    @Test func findsSupplementaryPlanes() {
        #expect(found(["𠮷野"], in: "𠮷野家😀") == ["0:𠮷野"])
    }

    @Test func findsSingleCharacters() {
        #expect(found(["的"], in: "我的") == ["0:的"])
    }

    @Test func neverCrossesALineBreak() {
        #expect(found(["立德树人"], in: "立德\n树人").isEmpty)
    }

    @Test func equalWordingsAreBothReported() {
        #expect(found(["國家", "国家"], in: "国家") == ["0:国家", "1:国家"])
    }
}

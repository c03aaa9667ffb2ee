import BaguanTesting
import Testing

@testable import BaguanText

@Suite struct WordBoundariesTests {
    /// The words of a text as the lazy breaker sees them, asking for every place in it.
    private func words(_ text: String) -> [String] {
        let prose = Array(text.utf8)
        let block = ProseOffset(0)..<ProseOffset(prose.count)
        let boundaries = WordBoundaries()
        var words: [String] = [""]
        var at = 0
        for scalar in text.unicodeScalars {
            if at > 0, boundaries.isBoundary(ProseOffset(at), in: block, of: prose) { words.append("") }
            words[words.count - 1].unicodeScalars.append(scalar)
            at += UTF8.width(scalar)
        }
        return words
    }

    @Test func segmentsChineseByDictionary() {
        #expect(words("统一流程。建设世界一流大学") == ["统一", "流程", "。", "建设", "世界", "一流", "大学"])
    }

    @Test func invisibleCharactersDoNotSplitWords() {
        #expect(words("统\u{200B}一流程") == ["统\u{200B}一", "流程"])
    }

    @Test func theEdgesOfABlockAreBoundaries() {
        let prose = Array("建设世界".utf8)
        let block = ProseOffset(3)..<ProseOffset(9)
        let boundaries = WordBoundaries()
        #expect(boundaries.isBoundary(ProseOffset(3), in: block, of: prose))
        #expect(boundaries.isBoundary(ProseOffset(9), in: block, of: prose))
    }

    /// Where plain Han is asked about, segmenting its run alone must give what segmenting the whole text gives.
    @Test(arguments: 0..<400) func agreesWithSegmentingTheWholeText(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let pieces = [
            "建设世界一流大学", "统一流程", "农业部门", "国家卫生健康委", "的", "了", "一", "２０２６", "2026年", "A股", "abc", "_", "，", "。", "“", "”",
            "　", " ", "\u{200B}", "カラオケ", "ひらがな", "한국", "々", "𠮷", "e\u{301}", "😀", "👨‍👩‍👧", "\u{FE0F}", "〇", "ー", "·", "《", "》", "3.14",
            "學校", "㑇仔", "䦂", "⺠主", "㈱", "①", "'", ":",
        ]
        let text = (0..<30).map { _ in pieces.randomElement(using: &random)! }.joined()
        let prose = Array(text.utf8)
        let block = ProseOffset(0)..<ProseOffset(prose.count)
        let iterator = try #require(BreakIterator(.words))
        let whole = WordBoundaries.boundaries(in: block.utf8, of: prose.span, by: iterator)
        let lazy = WordBoundaries()
        var at = 0
        for scalar in text.unicodeScalars {
            defer { at += UTF8.width(scalar) }
            // Only places that begin a visible character are places where a match can begin or end.
            guard at > 0, !Folding.fold(String(scalar)).isEmpty else { continue }
            let previous = UTF8Walk.scalar(in: prose.span, before: at).value
            guard !Folding.fold(String(Unicode.Scalar(previous)!)).isEmpty else { continue }
            #expect(lazy.isBoundary(ProseOffset(at), in: block, of: prose) == whole.contains(at), "\(text) at \(at)")
        }
    }

    /// A long block of plain Chinese, of which every run is segmented alone.
    @Test func agreesThroughoutALongText() throws {
        var random = SeededGenerator(seed: 5)
        let pieces = [
            "建设世界一流大学", "统一流程", "农业部门", "研究生命题", "发展中国家", "中小学生活动", "教育局长期规划", "和服务", "从小学起", "的", "了", "在", "不",
            "国家", "学校", "老师", "家长会", "读书节", "开学典礼", "，", "。", "、", "“", "”", "（", "）", "《", "》", "12", "a", "\u{200B}",
        ]
        let text = (0..<30_000).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
        let prose = Array(text.utf8)
        let block = ProseOffset(0)..<ProseOffset(prose.count)
        let iterator = try #require(BreakIterator(.words))
        let whole = Set(WordBoundaries.boundaries(in: block.utf8, of: prose.span, by: iterator))
        let lazy = WordBoundaries()
        var at = 0
        var (isVisible, differences) = (true, 0)
        for scalar in text.unicodeScalars {
            let wasVisible = isVisible
            isVisible = scalar != "\u{200B}"
            // Places between Han characters are those that a run alone can answer wrongly.
            if at > 0, isVisible, wasVisible, lazy.isBoundary(ProseOffset(at), in: block, of: prose) != whole.contains(at) {
                differences += 1
            }
            at += UTF8.width(scalar)
        }
        #expect(differences == 0)
    }
}

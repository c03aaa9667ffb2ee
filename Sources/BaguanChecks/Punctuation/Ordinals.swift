internal import BaguanFindings
internal import BaguanText

/// The mark after words and numbers that order (annex B.3 of the standard).
enum Ordinals {
    private static let start = #"(?:^|(?<=[。；：？！]))\s{0,4}"#

    static let words = DetectorGroup(clause: "GB/T 15834—2011 B.3", parts: [
        PatternDetector(
            clause: "GB/T 15834—2011 B.3.1", anchors: "一二三四五六七八九十".map { "第\($0)、" } + ["首先、", "其次、", "再次、", "最后、", "其一、", "其二、", "其三、"],
            start + #"(?:第[一二三四五六七八九十]{1,3}|首先|其次|再次|最后|其[一二三四五])(、)(?!第|其|再|最后|[一二三四五六七八九十])"#, searchesLines: true
        ) { _ in .replace("，") },
        PatternDetector(
            clause: "GB/T 15834—2011 B.3", anchors: ["一是", "二是", "三是", "四是", "五是"],
            start + #"[一二三四五六七八九十]{1,2}是([、，：])(?=\p{Han})(?![一二三四五六七八九十])"#, searchesLines: true
        ) { _ in .init(suggestions: [""], severity: .info) },
    ])

    static let numbers = DetectorGroup(clause: "GB/T 15834—2011 B.3", parts: [
        PatternDetector(
            clause: "GB/T 15834—2011 B.3.2", anchors: "一二三四五六七八九十".flatMap { ["\($0)，", "\($0)；", "\($0)．"] },
            #"^\s{0,4}[一二三四五六七八九十]{1,3}([，,；;.．])(?=[\p{Han}“《])(?![一二三四五六七八九十])"#, searchesLines: true
        ) { _ in .replace("、") },
        PatternDetector(
            clause: "GB/T 15834—2011 B.3.4", anchors: ["）、", "），", "）．"] + "①②③④⑤⑥⑦⑧⑨⑩".flatMap { ["\($0)、", "\($0)，", "\($0)．"] },
            #"^\s{0,4}(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|[①-⑳])([、，,.．])(?![（(①-⑳])"#, searchesLines: true
        ) { _ in .replace("") },
    ])

    /// 1、: a full stop's dot follows Arabic numbers. One finding per draft: who numbers so numbers all so.
    /// The page numbers that copying left behind look the same and are another rule's.
    static let arabic = WithoutPageNumbers(detector: PatternDetector(
        clause: "GB/T 15834—2011 B.3.3", anchors: ["0、", "1、", "2、", "3、", "4、", "5、", "6、", "7、", "8、", "9、"], characters: .digit, isCounted: true,
        #"^\s{0,4}\d{1,2}(、)(?=[\p{Han}“《])"#, searchesLines: true
    ) { _ in .replace(".") })
}

/// A detector for the beginning of a block, without the blocks that begin with the page number of a copied text.
struct WithoutPageNumbers: FaultDetector {
    let detector: PatternDetector
    var clause: String { detector.clause }
    var anchors: [String] { detector.anchors }
    var characters: CharacterKinds { detector.characters }
    var isCounted: Bool { detector.isCounted }

    func faults(in blocks: [Int], of context: InspectionContext) -> [Fault] {
        let faults = detector.faults(in: blocks, of: context)
        guard !faults.isEmpty else { return [] }
        let pages = Set(PageNumberDetector().residues(in: faults.map(\.block), of: context).map(\.block))
        return faults.filter { !pages.contains($0.block) }
    }
}

internal import BaguanText

/// Words that set a name in the past without a year: 原国家旅游局, 时任国家教委主任, 他曾在国家旅游局工作, 不再保留文化部、国家旅游局.
///
/// Read for the `history` exception of what is outdated. They are looked for in the clause of the name alone, up to the next
/// ，；or 。: what was once in one clause may be today in the next. A time at the head of the sentence (当时，) has its comma.
enum PastWords {
    /// A word with the characters that make something else of it when they stand beside it.
    private struct Cue {
        let word: [UInt32]
        let notAfter: [UInt32]
        let notBefore: [UInt32]
        /// If not empty, one of these must follow.
        let onlyBefore: [UInt32]

        init(_ word: String, notAfter: String = "", notBefore: String = "", onlyBefore: String = "") {
            (self.word, self.notAfter) = (Self.scalars(word), Self.scalars(notAfter))
            (self.notBefore, self.onlyBefore) = (Self.scalars(notBefore), Self.scalars(onlyBefore))
        }

        private static func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

        func stands(in values: ArraySlice<UInt32>) -> Bool {
            guard values.count >= word.count else { return false }
            return (values.startIndex...values.endIndex - word.count).contains { stands(at: $0, in: values) }
        }

        private func stands(at start: Int, in values: ArraySlice<UInt32>) -> Bool {
            let end = start + word.count
            guard values[start..<end].elementsEqual(word) else { return false }
            if start > values.startIndex, notAfter.contains(values[start - 1]) { return false }
            guard end < values.endIndex else { return onlyBefore.isEmpty }
            return !notBefore.contains(values[end]) && (onlyBefore.isEmpty || onlyBefore.contains(values[end]))
        }
    }

    /// Before the name: 时任 is none in 同时任命, 曾 none in 曾老师, 当时 none in 相当时间.
    private static let before = [
        Cue("时任", notAfter: "同及小准届", notBefore: "务命何意"), Cue("历任"), Cue("曾", notAfter: "未不", onlyBefore: "经任在为是由被获于与向对以受担赴到从多两三数称用"),
        Cue("旧称"), Cue("时称"), Cue("前身是"), Cue("前身为"), Cue("前身系"), Cue("不再保留"), Cue("撤销"), Cue("退休前"), Cue("生前"),
        Cue("得过"), Cue("到过"), Cue("任过"), Cue("受过"), Cue("参加过"),
    ] + times

    /// Behind it: 国家教委后来更名为教育部.
    private static let behind = [
        Cue("更名"), Cue("改名"), Cue("改组为"), Cue("并入"), Cue("不再保留"), Cue("时期"), Cue("发布的《"), Cue("印发的《"), Cue("颁布的《"), Cue("公布的《"), Cue("制定的《"), Cue("下发的《"), Cue("出台的《"),
        Cue("颁发的"), Cue("授予的"), Cue("前身"),
    ] + times

    /// On either side, and at the head of the sentence.
    private static let times = [
        Cue("当时", notAfter: "相适应恰正", notBefore: "间候机刻"), Cue("那时"), Cue("彼时"), Cue("建国初期"), Cue("新中国成立初期"), Cue("改革开放初期"),
        Cue("当年", notAfter: "布的从在", notBefore: "的度内底"), Cue("回忆", notBefore: "录"),
    ]

    /// In any clause before the name: 在《民法典》施行以前，…… What a law says of itself (本条例施行前) is no past.
    private static let untils = ["施行", "实施", "出台", "颁布", "公布", "成立", "组建", "合并", "改革", "更名"].flatMap { event in
        ["以前", "之前", "前"].map { Cue(event + $0, notBefore: "后提景期沿进往景列") }
    }

    /// Whether a word of the past goes with the name at `name`.
    ///
    /// - Parameter sentence: the sentence around it, as indices of `values`.
    static func set(_ name: Range<Int>, in sentence: Range<Int>, of values: [UInt32], isWordStart: (Int) -> Bool) -> Bool {
        let start = clauseStart(before: name.lowerBound, in: sentence, of: values)
        let end = clauseEnd(after: name.upperBound, in: sentence, of: values)
        if before.contains(where: { $0.stands(in: values[start..<name.lowerBound]) })
            || behind.contains(where: { $0.stands(in: values[name.upperBound..<end]) }) { return true }
        // 那时，国家教委……
        if start > sentence.lowerBound, start - sentence.lowerBound <= 8,
            times.contains(where: { $0.stands(in: values[sentence.lowerBound..<start]) }) { return true }
        let lead = values[sentence.lowerBound..<name.lowerBound]
        if untils.contains(where: { $0.stands(in: lead) }), !ownNames.contains(where: { $0.stands(in: lead) }) { return true }
        if goesOver(name, from: start, to: end, of: values) { return true }
        // 国家卫计委《……办法》 has the name that stands on the document; 《合同法》《建筑法》 is a list.
        if name.upperBound < sentence.upperBound, values[name.upperBound] == 0x300A, values[name.upperBound - 1] != 0x300B { return true }
        return isFormer(name.lowerBound, from: start, of: values, isWordStart: isWordStart)
    }

    private static let ownNames = [Cue("本条例"), Cue("本法"), Cue("本办法"), Cue("本规定"), Cue("本细则")]

    /// 从《合同法》到《民法典》: the way from the old to the new.
    private static func goesOver(_ name: Range<Int>, from start: Int, to end: Int, of values: [UInt32]) -> Bool {
        guard name.lowerBound > start, name.upperBound < end else { return false }
        return [0x4ECE, 0x7531].contains(values[name.lowerBound - 1]) && [0x5230, 0x81F3].contains(values[name.upperBound])
    }

    /// 原, 原来的, or 原 with a place before the name (原省, 原中山市); but not the 原 of 太原市 or 平原县.
    private static func isFormer(_ name: Int, from start: Int, of values: [UInt32], isWordStart: (Int) -> Bool) -> Bool {
        var at = name
        while at > start, values[at - 1] == 0x20 { at -= 1 }
        if at - 2 > start, values[at - 2..<at].elementsEqual([0x6765, 0x7684]) { at -= 2 }
        if at > start, values[at - 1] == 0x539F, isWordStart(at - 1) { return true }
        guard at > start, places.contains(values[at - 1]) else { return false }
        let lowest = max(start, at - longestPlace)
        return (lowest..<at).contains { values[$0] == 0x539F && isWordStart($0) && values[$0..<at].allSatisfy(Folding.isHan) }
    }

    /// 省市县区州盟旗国家, the last characters of places and of 国家.
    private static let places = Set("省市县区州盟旗家".unicodeScalars.map(\.value))
    private static let longestPlace = 8

    /// ，。；：！？ and their half-width twins.
    private static let ends: Set<UInt32> = [0xFF0C, 0x3002, 0xFF1B, 0xFF1A, 0xFF01, 0xFF1F, 0x2C, 0x3B, 0x3A]

    private static func clauseStart(before name: Int, in sentence: Range<Int>, of values: [UInt32]) -> Int {
        var at = name
        while at > sentence.lowerBound, !ends.contains(values[at - 1]) { at -= 1 }
        return at
    }

    private static func clauseEnd(after name: Int, in sentence: Range<Int>, of values: [UInt32]) -> Int {
        var at = name
        while at < sentence.upperBound, !ends.contains(values[at]) { at += 1 }
        return at
    }
}

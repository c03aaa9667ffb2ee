/// The words around a number that say how exact it is, and 第 before it.
struct NumeralSurroundings {
    var extent: Range<Int>
    var isApproximate = false
    var isOrdinal = false

    /// Longer ones first, so that 不超过 is not read as 超过.
    private static let before = [
        "不少于", "不低于", "不超过", "不高于", "不多于", "超过", "不足", "不到", "不满", "至少", "至多", "最少", "最多", "大约", "大概", "约为",
        "将近", "接近", "突破", "约", "近", "超", "逾",
    ].map(scalars)
    private static let after = ["左右", "上下", "以上", "以下", "以内", "余", "多", "来", "几"].map(scalars)
    /// What may follow the noun that is counted: 100人以上.
    private static let afterNoun = ["左右", "上下", "以上", "以下", "以内"].map(scalars)

    /// 节约100元, 附近3所: the character belongs to a word before the number.
    private static let wordsBefore: [UInt32: String] = [
        0x7EA6: "节预公条签合契违制特", 0x8FD1: "附最靠邻临远", 0x8D85: "高",
    ]
    /// 100多媒体, 30来自, 5余额: the character begins a word after the number.
    private static let wordsAfter: [UInt32: String] = [0x591A: "媒", 0x6765: "自到源校", 0x4F59: "额数"]

    private static func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

    /// Whether the character can stand between a number and what is counted.
    static func follows(_ value: UInt32) -> Bool { [0x4F59, 0x591A, 0x6765, 0x51E0].contains(value) }

    init(values: [UInt32], range: Range<Int>, startsWithUnit: Bool) {
        var lower = range.lowerBound
        if lower > 0, values[lower - 1] == 0x7B2C {
            isOrdinal = true
            lower -= 1
        } else if startsWithUnit, lower > 0, [0x4E0A, 0x6210, 0x6570].contains(values[lower - 1]) {
            // 上百, 成千.
            isApproximate = true
            lower -= 1
        } else if let word = Self.before.first(where: { Self.ends(values, lower, with: $0) }) {
            let previous = lower > word.count ? Unicode.Scalar(values[lower - word.count - 1]) : nil
            let belongsToWord = word.count == 1
                && (previous.map { Self.wordsBefore[word[0]]?.unicodeScalars.contains($0) ?? false } ?? false)
            if !belongsToWord {
                isApproximate = true
                lower -= word.count
            }
        }
        var upper = range.upperBound
        if let word = Self.after.first(where: { Self.begins(values, upper, with: $0) }) {
            let next = upper + word.count < values.count ? Unicode.Scalar(values[upper + word.count]) : nil
            let belongsToWord = word.count == 1
                && (next.map { Self.wordsAfter[word[0]]?.unicodeScalars.contains($0) ?? false } ?? false)
            if !belongsToWord {
                isApproximate = true
                upper += word.count
            }
        } else if Self.qualifiesNoun(values, after: upper) {
            isApproximate = true
        }
        extent = lower..<upper
    }

    /// 100人以上, 60平方米左右, 三年多.
    private static func qualifiesNoun(_ values: [UInt32], after end: Int) -> Bool {
        for length in 1...3 {
            guard end + length < values.count, Folding.isHan(values[end + length - 1]) else { break }
            if afterNoun.contains(where: { begins(values, end + length, with: $0) }) { return true }
        }
        guard end + 1 < values.count, [0x591A, 0x4F59].contains(values[end + 1]),
            let noun = Unicode.Scalar(values[end]), "年个天月周倍岁米元里斤吨分".unicodeScalars.contains(noun)
        else { return false }
        let next = end + 2 < values.count ? Unicode.Scalar(values[end + 2]) : nil
        return next.map { !"次种项位名所家".unicodeScalars.contains($0) } ?? true
    }

    private static func begins(_ values: [UInt32], _ index: Int, with word: [UInt32]) -> Bool {
        index + word.count <= values.count && values[index..<index + word.count].elementsEqual(word)
    }

    private static func ends(_ values: [UInt32], _ index: Int, with word: [UInt32]) -> Bool {
        index >= word.count && values[index - word.count..<index].elementsEqual(word)
    }
}

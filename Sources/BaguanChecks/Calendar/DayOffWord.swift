internal import BaguanText

/// What is said of the days before it: 放假, 正常上课.
struct DayOffWord {
    enum Kind {
        case off, work
    }

    var kind: Kind
    /// A holiday's name between the days and the word: 10月1日至7日国庆节放假.
    var name: String?

    private static let off = scalars(["放假", "休假", "休息", "不上课", "不上班"])
    private static let work = scalars(["上班", "上课", "行课"])
    /// What may stand between the days and the word.
    private static let fillers = scalars([
        "全校", "全体", "师生", "教职工", "各年级", "各班", "学生", "学校", "统一", "照常", "正常", "恢复", "全天", "调休", "假期", "均", "都", "仍", "起", "为", "是",
        "“", "”", "，", " ", "　",
    ])
    /// With these behind it the word speaks of something else: 放假期间, 放假前, 上课时间.
    private static let continuations = scalars(["期间", "前", "后", "时", "的", "以", "回", "返", "通知", "安排", "地点", "内容", "铃", "率"])
    /// What a heading is made of: 国庆节放假时间为：
    private static let headingWords = scalars([
        "节", "时间", "安排", "日期", "调休", "为", "是", "如下", "定于", "从", "自", "于", "”", "：", ":", "，", " ", "　", "（", "(",
    ])
    private static let daysOff = scalars(["假期", "放假", "休假"])
    private static let mostSteps = 6

    private static func scalars(_ words: [String]) -> [[UInt32]] { words.map { $0.unicodeScalars.map(\.value) } }

    /// - Parameter names: names of holidays, longest first.
    init?(after end: Int, in values: [UInt32], names: [[UInt32]]) {
        var at = DateSpan.pastBrackets(DateMention.forward(end, in: values), in: values)
        var name: [UInt32]?
        for _ in 0...Self.mostSteps {
            // 1月26日（周日）、2月8日（周六）上班: both days share the word.
            if at < values.count, "、和及".unicodeScalars.contains(where: { $0.value == values[at] }) {
                guard let next = Self.dateEnd(at: DateMention.forward(at + 1, in: values), in: values) else { return nil }
                at = next
                continue
            }
            if let word = Self.first(of: Self.off, at: at, in: values) {
                kind = .off
                guard Self.isWhole(at + word, in: values) else { return nil }
            } else if let word = Self.first(of: Self.work, at: at, in: values) {
                kind = .work
                guard Self.isWhole(at + word, in: values) else { return nil }
            } else if let found = names.first(where: { Self.stands($0, at: at, in: values) }) {
                name = found
                at += found.count
                continue
            } else if let filler = Self.first(of: Self.fillers, at: at, in: values) {
                at += filler
                continue
            } else {
                return nil
            }
            self.name = name.map { String(String.UnicodeScalarView($0.compactMap(Unicode.Scalar.init))) }
            return
        }
        return nil
    }

    /// Whether a text between a holiday's name and days says that these are the days off: 放假时间为：, 假期：
    static func announces(_ between: ArraySlice<UInt32>) -> Bool {
        let values = Array(between)
        var at = 0
        var saysOff = false
        while at < values.count {
            if let word = first(of: daysOff, at: at, in: values) {
                saysOff = true
                at += word
            } else if let word = first(of: headingWords, at: at, in: values) {
                at += word
            } else {
                return false
            }
        }
        return saysOff
    }

    private static func isWhole(_ end: Int, in values: [UInt32]) -> Bool {
        first(of: continuations, at: end, in: values) == nil
    }

    /// The end of a single date that begins at `index`, behind its weekday: 2月8日（周六）, or 8日 behind another date.
    private static func dateEnd(at index: Int, in values: [UInt32]) -> Int? {
        var end = DateMention.day(at: index, in: values)?.end
        if let month = values[min(index, values.count)..<min(values.count, index + 9)].firstIndex(of: 0x6708),
            let date = DateMention(month: month, in: values), date.range.lowerBound == index, date.day != nil
        {
            end = date.range.upperBound
        }
        return end.map { DateSpan.pastBrackets(DateMention.forward($0, in: values), in: values) }
    }

    private static func first(of words: [[UInt32]], at index: Int, in values: [UInt32]) -> Int? {
        words.first { stands($0, at: index, in: values) }?.count
    }

    private static func stands(_ word: [UInt32], at index: Int, in values: [UInt32]) -> Bool {
        index + word.count <= values.count && values[index..<index + word.count].elementsEqual(word)
    }
}

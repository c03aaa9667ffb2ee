internal import BaguanText

/// A number of years, times or sessions beside the name of an event: 建党105周年, 第42个教师节.
struct CountedYears {
    var number: Numeral
    /// From the name or the number to the end of both.
    var range: Range<Int>

    /// What may stand between a name and its number.
    private static let between = [
        "成立", "胜利", "爆发", "建立", "诞辰", "以来", "距今", "至今", "今年", "已经", "已有", "走过", "迎来", "即将", "整整", "已", "有", "的", "将", "整", "”", "》", "“",
    ].map { $0.unicodeScalars.map(\.value) }
    /// What may stand between a number and the name after it.
    private static let before = ["的", "全国", "中国", "国际", "世界", "全民", "“"].map { $0.unicodeScalars.map(\.value) }
    private static let mostSteps = 4

    /// Looks on both sides of a name; the number must stand in the same breath.
    init?(name: Range<Int>, units: [[UInt32]], in values: [UInt32]) {
        guard let found = Self.after(name, units, values) ?? Self.before(name, units, values) else { return nil }
        self = found
    }

    private init(number: Numeral, range: Range<Int>) {
        self.number = number
        self.range = range
    }

    private static func after(_ name: Range<Int>, _ units: [[UInt32]], _ values: [UInt32]) -> CountedYears? {
        var at = name.upperBound
        for _ in 0...mostSteps {
            while at < values.count, at - name.upperBound < 24, isBlank(values[at]) { at += 1 }
            let start = at < values.count && values[at] == ordinalMark ? at + 1 : at
            if let number = SpreadNumber.read(in: values, at: start) ?? Numeral.read(in: values, at: start) {
                let place = skipBlanks(number.extent.upperBound, values)
                guard let end = units.lazy.compactMap({ self.end(of: $0, at: place, values) }).first else { return nil }
                return CountedYears(number: number, range: name.lowerBound..<end)
            }
            guard let word = between.first(where: { begins(values, at, with: $0) }) else { return nil }
            at += word.count
        }
        return nil
    }

    private static func before(_ name: Range<Int>, _ units: [[UInt32]], _ values: [UInt32]) -> CountedYears? {
        var at = name.lowerBound
        for _ in 0...mostSteps {
            while at > 0, isBlank(values[at - 1]) { at -= 1 }
            if let unit = units.first(where: { ends(values, at, with: $0) }) {
                var end = at - unit.count
                while end > 0, isBlank(values[end - 1]) { end -= 1 }
                guard var number = SpreadNumber.read(in: values, before: end) ?? Numeral.read(in: values, before: end) else { return nil }
                number.isOrdinal = number.isOrdinal || followsOrdinal(number.range.lowerBound, values)
                guard number.isOrdinal || unit.count > 1 else { return nil }
                return CountedYears(number: number, range: start(of: number, values)..<name.upperBound)
            }
            guard let word = before.first(where: { ends(values, at, with: $0) }) else { return nil }
            at -= word.count
        }
        return nil
    }

    /// Whether 第 stands before a number, with blanks between them or none: 第 42 个.
    private static func followsOrdinal(_ start: Int, _ values: [UInt32]) -> Bool {
        var at = start
        while at > 0, start - at < 3, isBlank(values[at - 1]) { at -= 1 }
        return at > 0 && values[at - 1] == ordinalMark
    }

    /// 第
    private static let ordinalMark: UInt32 = 0x7B2C

    /// Where a number begins, with the 第 before it.
    private static func start(of number: Numeral, _ values: [UInt32]) -> Int {
        var at = number.range.lowerBound
        guard number.isOrdinal else { return at }
        while at > 0, values[at] != ordinalMark { at -= 1 }
        return at
    }

    private static func skipBlanks(_ index: Int, _ values: [UInt32]) -> Int {
        var at = index
        while at < values.count, at - index < 3, isBlank(values[at]) { at += 1 }
        return at
    }

    private static func isBlank(_ value: UInt32) -> Bool { value == 0x20 || value == 0x3000 || value == 0xA0 }

    /// The end of a word at a place, with a blank between its characters or none: 周 年.
    private static func end(of word: [UInt32], at index: Int, _ values: [UInt32]) -> Int? {
        var at = index
        for (place, value) in word.enumerated() {
            if place > 0 { at = skipBlanks(at, values) }
            guard at < values.count, values[at] == value else { return nil }
            at += 1
        }
        return at
    }

    private static func begins(_ values: [UInt32], _ index: Int, with word: [UInt32]) -> Bool {
        index + word.count <= values.count && values[index..<index + word.count].elementsEqual(word)
    }

    private static func ends(_ values: [UInt32], _ index: Int, with word: [UInt32]) -> Bool {
        index >= word.count && values[index - word.count..<index].elementsEqual(word)
    }
}

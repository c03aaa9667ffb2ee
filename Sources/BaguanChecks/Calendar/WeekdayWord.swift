internal import BaguanText

/// 星期五, 周五, 礼拜五 as it stands in a text.
struct WeekdayWord {
    /// 1 for Monday … 7 for Sunday.
    var weekday: Int
    /// 星期, 周 or 礼拜.
    var prefix: String
    var range: Range<Int>

    private static let prefixes = ["星期", "礼拜", "周"]
    private static let names: [Unicode.Scalar] = ["一", "二", "三", "四", "五", "六", "日"]

    /// The name of a weekday with the prefix that the text uses.
    func named(_ weekday: Int) -> String { prefix + String(Self.names[(weekday - 1) % 7]) }

    /// The word that begins at `index`.
    init?(at index: Int, in values: [UInt32]) {
        for prefix in Self.prefixes {
            let length = prefix.unicodeScalars.count
            guard index >= 0, index + length < values.count,
                values[index..<index + length].elementsEqual(prefix.unicodeScalars.map(\.value)),
                let name = Unicode.Scalar(values[index + length])
            else { continue }
            guard let weekday = name == "天" ? 7 : Self.names.firstIndex(of: name).map({ $0 + 1 }) else { return nil }
            self.weekday = weekday
            self.prefix = prefix
            range = index..<index + length + 1
            return
        }
        return nil
    }

    /// The word that belongs to a date: right after it, with or without brackets: 11月20日（周五）, 11月20日星期五.
    init?(after date: Range<Int>, in values: [UInt32]) {
        var at = DateMention.forward(date.upperBound, in: values)
        let isBracketed = at < values.count && [0xFF08, 0x28, 0x3014, 0x3010].contains(values[at])
        if isBracketed { at = DateMention.forward(at + 1, in: values) }
        if at < values.count, [0x672C, 0x4E0B, 0x8FD9].contains(values[at]) { at += 1 }
        guard let word = WeekdayWord(at: at, in: values) else { return nil }
        let next = word.range.upperBound < values.count ? Unicode.Scalar(values[word.range.upperBound]) : nil
        // （周五至周日） belongs to a range of dates.
        if let next, "至到、和—－-~～,，及".unicodeScalars.contains(next) {
            let after = WeekdayWord(at: word.range.upperBound + 1, in: values)
            if after != nil || isBracketed { return nil }
        }
        // 9月10日周一鸣老师: 周 is a surname too.
        if word.prefix == "周", !isBracketed, let next, Folding.isHan(next.value),
            !"上下晚早中至到前起举召开在于的全正".unicodeScalars.contains(next) { return nil }
        self = word
    }

    /// The word right before a date: 周五（11月20日）, 星期五，11月20日.
    init?(before date: Range<Int>, in values: [UInt32]) {
        var end = DateMention.back(date.lowerBound, in: values)
        if end > 0, [0xFF08, 0x28, 0xFF0C].contains(values[end - 1]) { end = DateMention.back(end - 1, in: values) }
        guard let word = WeekdayWord(at: end - 3, in: values) ?? WeekdayWord(at: end - 2, in: values),
            word.range.upperBound == end
        else { return nil }
        // 每周五 and 周三、周五 name no one day.
        let lower = word.range.lowerBound
        if lower > 0, let previous = Unicode.Scalar(values[lower - 1]), "每逢至到、和及—-~～隔".unicodeScalars.contains(previous) {
            return nil
        }
        self = word
    }
}

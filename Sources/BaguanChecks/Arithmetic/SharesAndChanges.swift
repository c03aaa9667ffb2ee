internal import BaguanFindings
internal import BaguanText

/// Shares and growth in percent.
extension ArithmeticCheck {
    /// 共有教师120人，其中女教师80人，占66.7%: every earlier figure of the unit is tried as the whole.
    func share(behind marker: Range<Int>, in sentence: FigureSentence) -> FigureFault? {
        guard let percent = sentence.quantities.first(where: { $0.range.lowerBound >= marker.upperBound }), percent.unit == "%",
            !percent.numeral.isApproximate, percent.range.lowerBound - marker.upperBound <= Self.shareReach,
            let part = sentence.quantities.last(where: { $0.range.upperBound <= marker.lowerBound }), part.unit != "%",
            marker.lowerBound - part.range.upperBound <= 2, !part.numeral.isApproximate,
            Self.refersToTotal(sentence.text(marker.upperBound..<percent.range.lowerBound))
        else { return nil }
        let wholes = sentence.quantities.filter {
            $0.range.upperBound <= part.range.lowerBound && $0.unit == part.unit && $0.value != .zero
        }
        guard let whole = wholes.first, !wholes.contains(where: \.numeral.isApproximate),
            sentence.text(whole.range.upperBound..<part.range.lowerBound).holds("其中"),
            !wholes.contains(where: { fits(percent, part, $0) })
        else { return nil }
        let right = Ratio.percent(part.value, of: whole.value, places: max(0, -percent.numeral.precision))
        return FigureFault(
            range: percent.range, note: "\(sentence.text(part.range))占\(sentence.text(whole.range))的\(right)")
    }

    private static let shareReach = 12

    /// Whether what stands between 占 and the number names no other whole: 占66%, 占比为66%, 占总数的66%, 占全校的66%.
    private static func refersToTotal(_ text: String) -> Bool {
        ["", "比", "比为", "比达", "比例为", "总数", "总数的", "总人数的", "全校的", "全体的", "总量的", "总额的", "到", "到了"].contains(text)
    }

    private func fits(_ percent: Quantity, _ part: Quantity, _ whole: Quantity) -> Bool {
        let slack = part.roundingError.adding(whole.roundingError) ?? .zero
        return Ratio.fits(percent, part: part.value, whole: whole.value, slack: slack)
    }

    /// 从100人增加到120人，增长20%; 由3所增至5所，增加2所.
    func change(behind marker: Range<Int>, in sentence: FigureSentence) -> FigureFault? {
        guard let index = sentence.quantities.firstIndex(where: { $0.range.lowerBound >= marker.upperBound }), index >= 2
        else { return nil }
        let (old, new, change) = (sentence.quantities[index - 2], sentence.quantities[index - 1], sentence.quantities[index])
        let between = sentence.text(old.range.upperBound..<new.range.lowerBound)
        let before = sentence.text(max(sentence.range.lowerBound, old.range.lowerBound - 16)..<old.range.lowerBound)
        let gap = sentence.text(marker.upperBound..<change.range.lowerBound)
        guard old.unit == new.unit, ["", "了"].contains(gap), marker.lowerBound >= new.range.upperBound,
            ["", "，", ",", "，同比", "，净", "，共", "，一共", "、"].contains(
                sentence.text(new.range.upperBound..<marker.lowerBound)),
            before.contains("从") || before.contains("由"),
            between.count <= 12, between.hasSuffix("到") || between.hasSuffix("至") || between.hasSuffix("为"),
            !between.contains(where: { "，,；、".contains($0) }),
            ![old, new, change].contains(where: \.numeral.isApproximate), old.value != .zero,
            let difference = new.value.subtracting(old.value)?.magnitude
        else { return nil }
        let slack = old.roundingError.adding(new.roundingError) ?? .zero
        switch change.unit {
        case "%":
            guard !Ratio.fits(change, part: difference, whole: old.value, slack: slack) else { return nil }
            guard old.unit != "%" else { return points(change, difference) }
            let right = Ratio.percent(difference, of: old.value, places: max(0, -change.numeral.precision))
            return FigureFault(range: change.range, note: "算下来是\(right)")
        case old.unit, old.unit == "%" ? "百分点" : old.unit:
            let limit = slack.adding(change.roundingError) ?? slack
            guard let away = difference.subtracting(change.value)?.magnitude, limit.isLess(than: away) == true else { return nil }
            return FigureFault(range: change.range, note: "算下来是\(difference)")
        default: return nil
        }
    }

    /// 从96.5%提高到98.2%，提高1.7%: the difference of two percentages is so many points.
    private func points(_ change: Quantity, _ difference: ExactDecimal) -> FigureFault? {
        guard change.value == difference else { return nil }
        return FigureFault(range: change.range, note: "两个百分数之差是\(difference)个百分点，不是\(difference)%")
    }

    /// 男生占55%，女生占48%: kinds of one family, each of the same whole, are together no more than all of it.
    func shares(in sentence: FigureSentence, words: [WordPlace]) -> FigureFault? {
        let shares = sentence.quantities.compactMap { quantity -> (quantity: Quantity, kind: Breakdown.Kind)? in
            guard quantity.unit == "%", !quantity.numeral.isApproximate, let kind = plainKind(of: quantity, in: sentence, words)
            else { return nil }
            return (quantity, kind)
        }
        guard let family = shares.first?.kind.family, shares.count >= 2, shares.allSatisfy({ $0.kind.family == family }),
            Set(shares.map(\.kind)).count == shares.count, let sum = Breakdown.sum(shares.map(\.quantity)), let last = shares.last
        else { return nil }
        // Each share may be off by half of its last place, and by all of it where people cut off.
        let places = shares.reduce(ExactDecimal.zero) { sum, share in
            sum.adding(.powerOfTen(min(share.quantity.numeral.precision, 0))) ?? sum
        }
        if let limit = ExactDecimal(200).adding(places), let double = sum.adding(sum), limit.isLess(than: double) == true {
            return FigureFault(range: last.quantity.range, note: "各项占比之和是\(sum)%，超过100%")
        }
        if shares.count == familySizes[family], let most = sum.adding(places), most.isLess(than: ExactDecimal(100)) == true {
            return FigureFault(range: last.quantity.range, note: "各项占比之和是\(sum)%，不到100%")
        }
        return nil
    }

    /// The kind of 男生占55%, and none of 高中女生占55% or 城区本科学历教师占55%, whose whole is another.
    private func plainKind(of share: Quantity, in sentence: FigureSentence, _ words: [WordPlace]) -> Breakdown.Kind? {
        // Of 高中 and 普通高中 the longer; of 男 and 教师 in 男教师 the first.
        guard let word = kindWords(in: share.label, words).min(by: {
            ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
        }) else { return nil }
        let before = sentence.text(share.label.lowerBound..<word.range.lowerBound)
        let after = sentence.text(word.range.upperBound..<share.label.upperBound)
        let isPlain = ["", "其中", "全校", "全县", "全区", "全市", "全乡"].contains(before)
            && ["", "生", "学生", "教师", "老师", "教职工", "党员", "人数", "学校"].contains { noun in
                ["占", "占比", "占比为", "占总数的", "占总人数的", "占全校的"].contains { after == noun + $0 }
            }
        return isPlain ? kind(of: word) : nil
    }
}

/// What is wrong, where, and how surely when less than the rule says.
struct FigureFault {
    var range: Range<Int>
    var note: String
    var severity: Severity?
}

/// A word of the rule, by indices of scalars.
struct WordPlace {
    var wording: Int
    var range: Range<Int>
}

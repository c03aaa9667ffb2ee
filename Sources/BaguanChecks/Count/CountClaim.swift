internal import BaguanDocuments
internal import BaguanText

/// 三个方面, 四点要求, “四个融入”: the text says how many members follow.
struct CountClaim {
    var count: Int
    /// The number and what is counted.
    var range: Range<ProseOffset>
    var block: Int
    /// The word that every member must begin with: 融入 of “四个融入”.
    var member: String?
    /// Where the clause of the claim ends, behind its 。 or ： or with its line; nil when the text goes on in another way.
    var clauseEnd: Int?
    /// Where what is counted ends.
    var end: Int

    /// 这三个方面, 上述四点: what is counted stands before.
    private static let backward = "这那述上前后他余每第另各该些".unicodeScalars
    private static let longestTail = 14

    init?(_ candidate: RuleCandidate, leads: [String], in context: InspectionContext) {
        let text = context.scalars(of: candidate.block)
        let values = text.values
        guard let noun = text.index(of: candidate.range.lowerBound), var end = text.index(of: candidate.range.upperBound),
            let number = Numeral.read(in: values, before: DateMention.back(noun, in: values)),
            !number.isApproximate, !number.isOrdinal, number.unit == .none, number.extent == number.range,
            let count = number.integer, (2...20).contains(count)
        else { return nil }
        let lower = number.range.lowerBound
        let before = String(String.UnicodeScalarView(values[max(0, lower - 3)..<lower].compactMap(Unicode.Scalar.init)))
        if let previous = before.unicodeScalars.last, Self.backward.contains(previous), !before.hasSuffix("如下") { return nil }
        if !leads.isEmpty, !leads.contains(where: before.hasSuffix) { return nil }
        self.count = count
        block = candidate.block
        if noun + 1 == end, values[noun] == 0x4E2A {
            // “四个融入”: only the quotation marks make a name of it.
            guard lower > 0, values[lower - 1] == 0x201C,
                let close = values[end..<min(values.count, end + 7)].firstIndex(of: 0x201D), close > end + 1
            else { return nil }
            member = String(String.UnicodeScalarView(values[end..<close].compactMap(Unicode.Scalar.init)))
            end = close + 1
        }
        range = text.range(lower..<end)
        self.end = end
        let line = text.indices(of: context.line(around: candidate.range.lowerBound, in: candidate.block))
        clauseEnd = Self.clauseEnd(from: end, in: values[..<max(end, line.upperBound)])
    }

    private static func clauseEnd(from end: Int, in line: ArraySlice<UInt32>) -> Int? {
        for at in end..<min(line.endIndex, end + longestTail) {
            guard let scalar = Unicode.Scalar(line[at]) else { return nil }
            if "。：:".unicodeScalars.contains(scalar) { return at + 1 }
            // 等 leaves the number open; a comma goes on with something else.
            if "等，,；、（(".unicodeScalars.contains(scalar) { return nil }
        }
        return end + longestTail >= line.endIndex ? line.endIndex : nil
    }
}

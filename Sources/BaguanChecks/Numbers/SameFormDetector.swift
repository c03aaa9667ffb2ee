internal import BaguanDocuments
internal import BaguanFindings
internal import BaguanText

/// One shortened name with Han numerals here and Arabic ones there: 五校一园 and 5校1园.
struct SameFormDetector: FaultDetector {
    let clause = "GB/T 15835—2011 4.3"
    let anchors: [String] = []

    func faults(in blocks: [Int], of context: InspectionContext) -> [Fault] {
        // Most drafts have none in Arabic numerals; then nobody needs to look for its Han twin.
        let inArabic = blocks.filter { context.kinds(of: $0).contains(.digit) }.flatMap { block in
            forms(in: context.scalars(of: block).values, digit: Self.arabicDigit).map { (block: block, form: $0) }
        }
        guard !inArabic.isEmpty else { return [] }
        let inHan = Set(blocks.flatMap { block in
            forms(in: context.scalars(of: block).values, digit: Self.hanDigit).map(\.letters)
        })
        return inArabic.filter { inHan.contains($0.form.letters) }.map { block, form in
            Fault(
                range: context.scalars(of: block).range(form.range), block: block, suggestions: [Self.hanText(form.letters)])
        }
    }

    /// Two digits, each with a word of one character behind it.
    private struct Form {
        /// The digits as numbers, the words as they are.
        var letters: [UInt32]
        var range: Range<Int>
    }

    private func forms(in values: [UInt32], digit: (UInt32) -> UInt32?) -> [Form] {
        guard values.count > 3 else { return [] }
        return (0...values.count - 4).compactMap { index in
            guard let first = digit(values[index]), let second = digit(values[index + 2]),
                Self.isWord(values[index + 1]), Self.isWord(values[index + 3]),
                index == 0 || !Self.isDigit(values[index - 1]) && values[index - 1] != 0x2E
            else { return nil }
            return Form(letters: [first, values[index + 1], second, values[index + 3]], range: index..<index + 4)
        }
    }

    private static let hanDigits = Array("〇一二三四五六七八九".unicodeScalars)

    private static func arabicDigit(_ value: UInt32) -> UInt32? { (0x31...0x39).contains(value) ? value - 0x30 : nil }

    private static func hanDigit(_ value: UInt32) -> UInt32? {
        guard Folding.isHan(value), let index = hanDigits.firstIndex(where: { $0.value == value }), index > 0 else { return nil }
        return UInt32(index)
    }

    private static func isDigit(_ value: UInt32) -> Bool { arabicDigit(value) != nil || hanDigit(value) != nil }

    /// Han that is no numeral and no unit of dates, in which 3年2月 and 三年二月 may both be right.
    private static func isWord(_ value: UInt32) -> Bool {
        Folding.isHan(value) && hanDigit(value) == nil && !"年月日时分秒十百千万亿".unicodeScalars.contains { $0.value == value }
    }

    private static func hanText(_ form: [UInt32]) -> String {
        var view = String.UnicodeScalarView()
        for (index, value) in form.enumerated() {
            if index.isMultiple(of: 2) { view.append(hanDigits[Int(value)]) } else if let scalar = Unicode.Scalar(value) { view.append(scalar) }
        }
        return String(view)
    }
}

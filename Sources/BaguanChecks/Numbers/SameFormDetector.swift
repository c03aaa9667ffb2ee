internal import BaguanDocuments
internal import BaguanFindings
internal import BaguanText

/// One shortened name with Han numerals here and Arabic ones there: 五校一园 and 5校1园.
struct SameFormDetector: FaultDetector {
    let clause = "GB/T 15835—2011 4.3"
    let anchors: [String] = []

    func faults(in blocks: [Int], of context: InspectionContext) -> [Fault] {
        var inHan: Set<[UInt32]> = []
        var inArabic: [(form: [UInt32], fault: Fault)] = []
        for block in blocks {
            let text = context.scalars(of: block)
            let values = text.values
            guard values.count > 3 else { continue }
            for index in 0...values.count - 4 {
                guard let first = Self.digit(values[index]), let second = Self.digit(values[index + 2]),
                    first.isArabic == second.isArabic, Self.isWord(values[index + 1]), Self.isWord(values[index + 3]),
                    index == 0 || Self.digit(values[index - 1]) == nil && values[index - 1] != 0x2E
                else { continue }
                let form = [first.value, values[index + 1], second.value, values[index + 3]]
                if first.isArabic {
                    inArabic.append((form, Fault(range: text.range(index..<index + 4), block: block)))
                } else {
                    inHan.insert(form)
                }
            }
        }
        return inArabic.filter { inHan.contains($0.form) }.map { form, fault in
            var fault = fault
            fault.suggestions = [Self.hanText(form)]
            return fault
        }
    }

    private static let hanDigits = Array("〇一二三四五六七八九".unicodeScalars)

    private static func digit(_ value: UInt32) -> (value: UInt32, isArabic: Bool)? {
        if (0x31...0x39).contains(value) { return (value - 0x30, true) }
        guard Folding.isHan(value), let index = hanDigits.firstIndex(where: { $0.value == value }), index > 0 else { return nil }
        return (UInt32(index), false)
    }

    /// Han that is no numeral and no unit of dates, in which 3年2月 and 三年二月 may both be right.
    private static func isWord(_ value: UInt32) -> Bool {
        Folding.isHan(value) && digit(value) == nil && !"年月日时分秒十百千万亿".unicodeScalars.contains { $0.value == value }
    }

    private static func hanText(_ form: [UInt32]) -> String {
        var view = String.UnicodeScalarView()
        for (index, value) in form.enumerated() {
            if index.isMultiple(of: 2) { view.append(hanDigits[Int(value)]) } else if let scalar = Unicode.Scalar(value) { view.append(scalar) }
        }
        return String(view)
    }
}

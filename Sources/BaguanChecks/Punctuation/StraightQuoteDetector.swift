internal import BaguanDocuments
internal import BaguanText

/// Straight quotation marks around Chinese: "立德树人". One finding per draft; which mark opens is clear only when a
/// paragraph holds an even number of them.
struct StraightQuoteDetector: FaultDetector {
    let clause = "GB/T 15834—2011 4.8.2"
    let anchors = ["\"", "'"]
    let isCounted = true

    func faults(in blocks: [Int], of context: InspectionContext) -> [Fault] {
        blocks.flatMap { block -> [Fault] in
            let text = context.scalars(of: block)
            return faults(of: 0x22, open: "“", close: "”", in: text, block) + faults(of: 0x27, open: "‘", close: "’", in: text, block)
        }
    }

    private func faults(of mark: UInt32, open: String, close: String, in text: ScalarText, _ block: Int) -> [Fault] {
        let places = text.values.indices.filter { text.values[$0] == mark && !isApostrophe($0, in: text.values) }
        let isPaired = places.count.isMultiple(of: 2)
        var faults: [Fault] = []
        for (number, place) in places.enumerated() {
            let partner = isPaired ? places[number ^ 1] : place
            guard isBesideHan(place, in: text.values) || isBesideHan(partner, in: text.values) else { continue }
            faults.append(Fault(
                range: text.range(place..<place + 1), block: block,
                suggestions: isPaired ? [number.isMultiple(of: 2) ? open : close] : []))
        }
        return faults
    }

    /// Apostrophes, and the signs of feet, minutes and inches behind a number.
    private func isApostrophe(_ index: Int, in values: [UInt32]) -> Bool {
        guard index > 0, let before = Unicode.Scalar(values[index - 1]), before.isASCII else { return false }
        let isDigit = before.properties.numericType != nil
        let after = index + 1 < values.count ? Unicode.Scalar(values[index + 1]) : nil
        return isDigit || (values[index] == 0x27 && before.properties.isAlphabetic
            && (after.map { $0.isASCII && $0.properties.isAlphabetic || $0 == " " } ?? true))
    }

    private func isBesideHan(_ index: Int, in values: [UInt32]) -> Bool {
        (index > 0 && Folding.isHan(values[index - 1])) || (index + 1 < values.count && Folding.isHan(values[index + 1]))
    }
}

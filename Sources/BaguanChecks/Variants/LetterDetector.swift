internal import BaguanDocuments
internal import BaguanFindings
internal import BaguanText

/// Cyrillic and Greek letters that look like Latin ones, in a word with Latin letters, or alone beside Han or digits in a
/// draft that holds no other letters of their script.
struct LetterDetector: FaultDetector {
    let clause = "Unicode UTS #39（形似字符）"
    let anchors: [String] = []
    let characters: CharacterKinds = .foreignLetter

    private static let latin: [UInt32: Unicode.Scalar] = {
        let cyrillic = zip("АВЕКМНОРСТХаеорсху".unicodeScalars, "ABEKMHOPCTXaeopcxy".unicodeScalars)
        let greek = zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο".unicodeScalars, "ABEZHIKMNOPTYXo".unicodeScalars)
        return Dictionary(uniqueKeysWithValues: (Array(cyrillic) + Array(greek)).map { ($0.value, $1) })
    }()

    func faults(in blocks: [Int], of context: InspectionContext) -> [Fault] {
        var faults: [Fault] = []
        var holdsForeignText = false
        for block in blocks {
            let text = context.scalars(of: block)
            var start: Int?
            for index in 0...text.values.count {
                let isLetter = index < text.values.count && Self.isLetter(text.values[index])
                if isLetter { start = start ?? index; continue }
                guard let first = start else { continue }
                start = nil
                let word = first..<index
                guard text.values[word].contains(where: Self.isForeign) else { continue }
                if let fault = fault(word, in: text, block) { faults.append(fault) } else { holdsForeignText = true }
            }
        }
        // Where Russian or Greek is really written, a word of look-alikes alone may be part of it.
        return holdsForeignText ? faults.filter { $0.severity == nil } : faults
    }

    private func fault(_ word: Range<Int>, in text: ScalarText, _ block: Int) -> Fault? {
        let values = text.values[word]
        guard values.allSatisfy({ !Self.isForeign($0) || Self.latin[$0] != nil }) else { return nil }
        let isMixed = values.contains { $0 < 0x80 }
        // Single Greek letters are symbols.
        guard isMixed || values.allSatisfy({ (0x400..<0x500).contains($0) }) else { return nil }
        var right = String.UnicodeScalarView()
        for value in values { if let scalar = Self.latin[value] ?? Unicode.Scalar(value) { right.append(scalar) } }
        let names = Set(values.filter(Self.isForeign).map { $0 < 0x400 ? "希腊字母" : "西里尔字母" }).sorted()
        return Fault(
            range: text.range(word), block: block, suggestions: [String(right)], isSafe: isMixed,
            note: names.joined(separator: "、"), severity: isMixed ? nil : .info)
    }

    private static func isForeign(_ value: UInt32) -> Bool { (0x370..<0x500).contains(value) }

    private static func isLetter(_ value: UInt32) -> Bool {
        isForeign(value) || (0x41...0x5A).contains(value) || (0x61...0x7A).contains(value)
    }
}

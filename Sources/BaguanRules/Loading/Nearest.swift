internal import BaguanFindings

/// Did you mean …?
package enum Nearest {
    /// The word that `word` begins, or the one most like it, when one is like enough: at most a third of its letters
    /// differ.
    package static func word(to word: String, among known: [String]) -> String? {
        // A word broken off, when only one word begins so.
        let begun = word.utf8.count >= 3 ? known.filter { $0.hasPrefix(word) } : []
        if begun.count == 1 { return begun[0] }
        let typed = Array(word.lowercased().unicodeScalars.prefix(64))
        let ranked = known.map { ($0, distance(typed, Array($0.lowercased().unicodeScalars.prefix(64)))) }
        guard let best = ranked.min(by: { $0.1 < $1.1 }) else { return nil }
        let longer = max(typed.count, best.0.unicodeScalars.count)
        return best.1 <= max(1, longer / 3) && best.1 < longer ? best.0 : nil
    }

    /// What to say of an unknown word: the one that was meant, or all that there are.
    static func remedy(_ nearest: String?, known: [String]) -> Localized {
        nearest.map { Localized(zh: "是不是想写“\($0)”？", en: "did you mean “\($0)”?") }
            ?? Localized(zh: "可以用的有：\(known.joined(separator: "、"))", en: "known are: \(known.joined(separator: ", "))")
    }

    /// Edit distance in which two swapped neighbours count as one edit (optimal string alignment).
    static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...b.count)
        for i in 0..<a.count {
            var row = [i + 1] + Array(repeating: 0, count: b.count)
            for j in 0..<b.count {
                row[j + 1] = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                    row[j + 1] = min(row[j + 1], beforeLast[j - 1] + 1)
                }
            }
            (beforeLast, last) = (last, row)
        }
        return last[b.count]
    }
}

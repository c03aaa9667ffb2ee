extension StringProtocol {
    /// Whether a word stands in the text, scalar by scalar.
    ///
    /// The standard library's `contains` compares by canonical equivalence and takes many times as long.
    ///
    /// ```swift
    /// "请于11月30日前报名".holds("报名")  // true
    /// ```
    package func holds(_ word: String) -> Bool {
        var (text, word) = (String(self), word)
        return text.withUTF8 { text in
            word.withUTF8 { word in
                guard let first = word.first else { return true }
                return text.indices.dropLast(word.count - 1).contains { at in
                    text[at] == first && word.indices.allSatisfy { text[at + $0] == word[$0] }
                }
            }
        }
    }
}

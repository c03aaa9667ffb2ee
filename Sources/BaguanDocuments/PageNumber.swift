/// The number of a page as it stands at the foot or the head of one: 3, — 3 —, 3/7, 第3页 共7页, Page 3 of 7.
enum PageNumber {
    /// Whether a line is nothing else. Where the line stands is for the caller to know: in the middle of a page, 3/7 is a score.
    static func isAll(of line: some Collection<UInt8>) -> Bool {
        let text = String(decoding: line, as: UTF8.self).lowercased()
            .replacing("page", with: "页").replacing("of", with: "/")
        var numbers = 0
        var digits = 0
        var saysPage = false
        for scalar in text.unicodeScalars {
            if scalar.properties.numericType == .decimal {
                digits += 1
                if digits == 1 { numbers += 1 }
                guard digits <= mostDigits, numbers <= 2 else { return false }
                continue
            }
            digits = 0
            if scalar == "页" { saysPage = true }
            guard marks.contains(scalar) || Blank.isBlank(scalar) else { return false }
        }
        // A header of a workbook is left with 第页 when its code for the number is gone.
        return numbers > 0 || saysPage
    }

    private static let mostDigits = 4
    private static let marks = Set("第共页/／-－‐–—―─·•~～|,，、（）()".unicodeScalars)
}

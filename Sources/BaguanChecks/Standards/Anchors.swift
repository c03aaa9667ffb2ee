/// Literal texts for the common scan, put together from lists of characters, one of each: `Anchors.of("一二", "年", "12")`
/// is 一年1, 一年2, 二年1, 二年2.
///
/// The scanner takes hundreds of texts as fast as one, and each place that it rules out spares a run of a pattern.
enum Anchors {
    static let arabic = "0123456789"
    static let han = "〇零一二三四五六七八九十"
    /// Numerals that end a number in Han, or the digits of one in Arabic numerals.
    static let any = arabic + "〇零一二两三四五六七八九十百千万亿"

    static func of(_ lists: String...) -> [String] {
        lists.reduce([""]) { texts, list in texts.flatMap { text in list.map { text + String($0) } } }
    }
}

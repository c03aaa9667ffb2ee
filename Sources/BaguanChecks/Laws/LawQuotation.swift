internal import BaguanText

/// The quotations of a block that give the wording of a named article: 《义务教育法》第二十六条规定：“学校实行校长负责制。”
///
/// What a law says is quoted as it stands, even where other words are prescribed today. The mark must follow a law's name
/// and the number of an article in the same sentence, with a word of quoting between, or closely enough for none to be
/// needed (依据该法第二十六条“学校实行校长负责制”的规定). A second quotation right behind one belongs to it.
enum LawQuotation {
    /// How many characters between the article's number and the mark still make a quotation of it.
    private static let longestLead = 24
    /// The same without a word of quoting.
    private static let longestBareLead = 4
    private static let verbs = ["规定", "明确", "指出", "要求", "提出", "写明", "载明", "写道", "强调"]
    /// The last characters of laws' names, and of what stands for one: 《…》, 本法, 条例, 章程, 规则, 民法典, 若干规定.
    private static let nameEnds = Set("》）)法例程则典章定".unicodeScalars.map(\.value))
    private static let marks: Set<Unicode.Scalar> = ["“", "「", "『"]

    /// - Returns: in the order of the text, with their marks.
    static func ranges(in text: ScalarText, enclosures: Enclosures) -> [Range<ProseOffset>] {
        var quotations: [Range<ProseOffset>] = []
        for enclosure in enclosures.all where marks.contains(enclosure.opening) {
            let start = text.index(at: enclosure.range.lowerBound)
            // A word of quoting may stand between two quotations: 规定：“…”，并明确“…”.
            let previous = quotations.last.map { text.index(at: $0.upperBound) }
            if let previous, previous <= start, start - previous <= 2 || followsArticle(start, in: text, from: previous) {
                quotations.append(enclosure.range)
            } else if followsArticle(start, in: text, from: 0) {
                quotations.append(enclosure.range)
            }
        }
        return quotations
    }

    /// Whether a law's name with an article's number stands before `start`, after `lowest`, and introduces what follows.
    private static func followsArticle(_ start: Int, in text: ScalarText, from lowest: Int) -> Bool {
        let values = text.values
        let edge = max(lowest, start - longestLead - 1)
        var at = start - 1
        while at >= edge, !isSentenceEnd(values[at]) {
            if values[at] == 0x6761 /* 条 */, let before = startOfArticle(endingAt: at, in: values), before > 0 {
                guard nameEnds.contains(values[before - 1]) else { return false }
                let lead = String(String.UnicodeScalarView(values[(at + 1)..<start].compactMap(Unicode.Scalar.init)))
                return start - at - 1 <= longestBareLead || verbs.contains(where: lead.contains)
            }
            at -= 1
        }
        return false
    }

    /// Where 第二十六条 begins, given the place of 条.
    private static func startOfArticle(endingAt end: Int, in values: [UInt32]) -> Int? {
        guard let number = Numeral.read(in: values, before: end), number.isOrdinal, number.range.upperBound == end
        else { return nil }
        return number.extent.lowerBound
    }

    private static func isSentenceEnd(_ value: UInt32) -> Bool { [0x3002, 0xFF01, 0xFF1F, 0x0A].contains(value) }
}

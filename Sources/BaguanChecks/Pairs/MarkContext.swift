internal import BaguanText

/// A quotation mark or bracket among the characters beside it: may it be something else, an apostrophe, a face, the bracket
/// behind a list number?
struct MarkContext {
    enum Kind {
        case mark
        /// A closing mark only if one is missing.
        case doubtful
        case noMark
    }

    /// The mark with the characters around it, as many as matter: four before, one after.
    private let scalars: [Unicode.Scalar]
    /// Where in ``scalars`` the mark is.
    private let index: Int
    /// Whether the first of ``scalars`` is the block's first.
    private let reachesStart: Bool

    init(_ text: ScalarText, _ offset: ProseOffset) {
        let (values, place) = (text.values, text.index(at: offset))
        let start = max(0, place - 4)
        scalars = values[start..<min(values.count, place + 2)].map { Unicode.Scalar($0) ?? "\u{FFFD}" }
        index = place - start
        reachesStart = start == 0
    }

    /// Whether a mark may be something else at all: an apostrophe behind a letter, a bracket behind a colon or a number or
    /// near the beginning of its block. Nearly all marks of Chinese text are decided here.
    static func needsLook(_ mark: ProseSurvey.Mark, blockStart: ProseOffset) -> Bool {
        switch mark.value {
        case 0x2018, 0x2019: return !Folding.isHan(mark.previous)
        case 0x28, 0xFF08: return Unicode.Scalar(mark.previous).map(colons.contains) ?? false
        case 0x29, 0xFF09: return !Folding.isHan(mark.previous) || mark.place.utf8 - blockStart.utf8 <= 12
        default: return false
        }
    }

    private var before: Unicode.Scalar? { index > 0 ? scalars[index - 1] : nil }
    private var after: Unicode.Scalar? { index + 1 < scalars.count ? scalars[index + 1] : nil }

    func kind(opens: Bool) -> Kind {
        switch scalars[index] {
        case "‘", "’":
            guard let before, Self.isLetter(before) else { return .mark }
            if let after, Self.isLetter(after) { return .noMark }
            return opens ? .mark : .doubtful
        case "(", "（": return isSadFace ? .noMark : .mark
        case ")", "）": return opensBlockAsNumber || followsColon || followsListNumber ? .doubtful : .mark
        default: return .mark
        }
    }

    /// A letter of an alphabet, as apostrophes stand between: no ideograph.
    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic && !scalar.properties.isIdeographic
    }

    private static let colons: Set<Unicode.Scalar> = [":", ";", "：", "；"]
    private static let pauses = Set("，。！？、；,.!?;".unicodeScalars)

    /// The faces `:)` and `;)`.
    private var followsColon: Bool { before.map(Self.colons.contains) ?? false }

    /// The face `:(`, behind which no remark begins.
    private var isSadFace: Bool {
        guard followsColon else { return false }
        return after.map { $0.properties.isWhitespace || Self.pauses.contains($0) } ?? true
    }

    private static let hanNumerals = Set("〇零一二三四五六七八九十百".unicodeScalars)
    private static let romanNumerals = Set("ivxIVX".unicodeScalars)

    /// `1)`, `12）`, `a)`, `iv)`, `一）` at the beginning of a block.
    private var opensBlockAsNumber: Bool {
        guard reachesStart, (1...3).contains(index) else { return false }
        let number = scalars[..<index]
        return number.allSatisfy { $0.properties.numericType != nil || Self.hanNumerals.contains($0) }
            || number.allSatisfy(Self.romanNumerals.contains)
            || index == 1 && Self.isLetter(scalars[0])
    }

    private static let separators = Set("；;。，,、：: 　）)”》！？".unicodeScalars)

    /// 1)……2)…… within a line: a number right before, and a mark or blank before that.
    private var followsListNumber: Bool {
        let digits = scalars[..<index].suffix(3).reversed().prefix { $0.properties.numericType == .decimal }.count
        guard (1...2).contains(digits), index > digits else { return false }
        return Self.separators.contains(scalars[index - digits - 1])
    }
}

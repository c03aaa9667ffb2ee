internal import BaguanText

/// 98年5月3日: a year has four digits. Only in full dates, where it cannot be a length of time.
enum ShortYears {
    static let inDates = PatternDetector(
        clause: "GB/T 15835—2011 5.1.4", anchors: Anchors.of(Anchors.arabic, "年", Anchors.arabic), characters: .digit,
        #"(?<![\d.,、A-Za-z党国校团军第近前共~～—\-])([’'‘]?\d{2}年)(?=(?:1[0-2]|[1-9])月(?:[12]\d|3[01]|[1-9])日)"#
    ) { _ in .init() }
}

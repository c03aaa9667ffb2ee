internal import BaguanDocuments
internal import BaguanText

/// 一是…三是…: a member is missing. 一是…二是…二是…: one is there twice.
enum NumberingGaps {
    struct Gap {
        var marker: ListMarker
        /// The number that was expected.
        var expected: Int
    }

    /// The marks whose numbers never jump in a text that is right.
    static let styles: [ListMarker.Style] = [.says, .demands, .ordinal]

    static func all(_ markers: [ListMarker], in context: InspectionContext) -> [Gap] {
        styles.flatMap { style in
            gaps(markers.filter { $0.style == style }, in: context)
        }
    }

    /// Lists stand inside each other: each 1 opens one, and a marker that continues an outer one closes the inner.
    private static func gaps(_ markers: [ListMarker], in context: InspectionContext) -> [Gap] {
        var open: [ListMarker] = []
        var gaps: [Gap] = []
        for marker in markers {
            if marker.value == 1 {
                if open.count > 8 { open.removeFirst() }
                open.append(marker)
                continue
            }
            if let index = open.lastIndex(where: { $0.value == marker.value - 1 }) {
                open.removeSubrange((index + 1)...)
                open[index] = marker
                continue
            }
            // Without a list that it could belong to, the marker is no one's: the first member is written otherwise.
            guard let last = open.last, marker.block - last.block <= 2, marker.value > last.value else {
                open = [marker]
                continue
            }
            if !isWrittenOtherwise(last.value + 1, between: last, and: marker, context) {
                gaps.append(Gap(marker: marker, expected: last.value + 1))
            }
            open[open.count - 1] = marker
        }
        return gaps
    }

    /// 二要…, 二抓…, 第二类…: the missing member begins with its number and another word.
    private static func isWrittenOtherwise(
        _ value: Int, between first: ListMarker, and second: ListMarker, _ context: InspectionContext
    ) -> Bool {
        let text = context.document.prose[first.range.upperBound..<second.range.lowerBound]
        return text.contains(HanNumber.write(value))
    }
}

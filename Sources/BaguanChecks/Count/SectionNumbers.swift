internal import BaguanDocuments
internal import BaguanText

/// 一、二、四、: a section was taken out, or its number was never changed. 一、二、二、: one was put in.
///
/// Numbers stand in the order that official papers write them in, each inside the one before: 一、 （一） 1. （1）
/// (GB/T 9704—2012, 7.3.3). A heading of one order ends the lists of all lower ones.
struct SectionNumbers {
    struct Fault {
        var marker: ListMarker
        /// The number in its place, as the marker writes it: 三、.
        var expected: String
    }

    /// From the outermost to the innermost.
    private static let orders: [ListMarker.Style] = [.comma, .bracketed, .arabic, .bracketedArabic]

    static func isOrder(_ style: ListMarker.Style) -> Bool { orders.contains(style) }

    /// The last marker of each order whose list is open.
    private var open: [ListMarker?] = Array(repeating: nil, count: orders.count)
    private var faults: [Fault] = []
    private let context: InspectionContext

    private init(_ context: InspectionContext) { self.context = context }

    /// - Parameter markers: of these styles, in order.
    static func faults(_ markers: [ListMarker], in context: InspectionContext) -> [Fault] {
        var sections = SectionNumbers(context)
        for marker in markers where !sections.isReference(marker) { sections.add(marker) }
        return sections.faults
    }

    /// （一）至（三）项所列人员: the marker speaks of a member and is none. （一）与…联系的 is one.
    private func isReference(_ marker: ListMarker) -> Bool {
        if context.document.blocks[marker.block].role == .tableCell { return true }
        let end = marker.range.upperBound
        guard let next = context.scalar(after: end, in: marker.block) else { return false }
        if "项款".unicodeScalars.contains(next) { return true }
        let behind = context.scalar(after: ProseOffset(end.utf8 + UTF8.width(next)), in: marker.block)
        return Self.joints.contains(next) && behind.map("（(".unicodeScalars.contains) ?? false
    }

    private static let joints = Set("至到和与或及、，～—-".unicodeScalars)

    private mutating func add(_ marker: ListMarker) {
        guard let order = Self.orders.firstIndex(of: marker.style) else { return }
        let line = context.line(around: marker.range.lowerBound, in: marker.block)
        guard line.lowerBound == marker.range.lowerBound else {
            // Inside a line it goes on with a list, or is no one's.
            if let last = open[order], marker.value == last.value + 1 { open[order] = marker }
            return
        }
        for lower in open.indices where lower > order { open[lower] = nil }
        // A list whose beginning is written otherwise may go on in any way, and a 1 opens another.
        if let last = open[order], marker.value > 1, marker.value >= last.value, marker.value != last.value + 1,
            !isWrittenOtherwise(between: last, and: marker) {
            faults.append(Fault(marker: marker, expected: Self.written(last.value + 1, marker.style)))
        }
        open[order] = open[order] != nil || marker.value == 1 ? marker : nil
    }

    /// Whether a line between the two opens with a number that stands between theirs: 二．, 第二，, 2、.
    private func isWrittenOtherwise(between first: ListMarker, and second: ListMarker) -> Bool {
        let numbers = (first.value...second.value).flatMap { [HanNumber.write($0), "\($0)"] }
        return (first.block...second.block).contains { block in
            context.document.lines(of: block).contains { line in
                guard line.lowerBound > first.range.lowerBound, line.lowerBound < second.range.lowerBound else { return false }
                let head = context.document.prose[line].unicodeScalars.prefix(Self.headLength)
                return numbers.contains { number in String(head).contains(number) }
            }
        }
    }

    /// In scalars: 第十二.
    private static let headLength = 3

    private static func written(_ value: Int, _ style: ListMarker.Style) -> String {
        switch style {
        case .comma: HanNumber.write(value) + "、"
        case .bracketed: "（" + HanNumber.write(value) + "）"
        case .arabic: "\(value)."
        default: "（\(value)）"
        }
    }
}

internal import BaguanDocuments
internal import BaguanText

/// “…“…”…”: a quotation inside another takes single marks.
///
/// Only where every mark of the paragraph has its partner: otherwise one was lost, and the check of pairs says so.
struct NestedQuoteDetector: FaultDetector {
    let clause = "GB/T 15834—2011 4.8.3.4"
    let anchors = ["“"]

    func faults(in blocks: [Int], of context: InspectionContext) -> [Fault] {
        blocks.flatMap { block -> [Fault] in
            let text = context.scalars(of: block)
            var open: [Int] = []
            var inner: [Range<Int>] = []
            for index in text.values.indices {
                if text.values[index] == 0x201C {
                    open.append(index)
                } else if text.values[index] == 0x201D {
                    guard let start = open.popLast() else { return [] }
                    if open.count == 1 { inner.append(start..<index + 1) }
                }
            }
            guard open.isEmpty else { return [] }
            return inner.map { range in
                let content = context.document.prose[text.range(range.lowerBound + 1..<range.upperBound - 1)]
                return Fault(range: text.range(range), block: block, suggestions: ["‘\(content)’"])
            }
        }
    }
}

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
            var open: [ProseSurvey.Mark] = []
            var inner: [(opening: ProseSurvey.Mark, closing: ProseSurvey.Mark)] = []
            for mark in context.marks(of: block) {
                if mark.value == 0x201C {
                    open.append(mark)
                } else if mark.value == 0x201D {
                    guard let opening = open.popLast() else { return [] }
                    if open.count == 1 { inner.append((opening, mark)) }
                }
            }
            guard open.isEmpty else { return [] }
            return inner.map { opening, closing in
                let content = context.document.prose[opening.range.upperBound..<closing.place]
                return Fault(
                    range: opening.place..<closing.range.upperBound, block: block, suggestions: ["‘\(content)’"])
            }
        }
    }
}

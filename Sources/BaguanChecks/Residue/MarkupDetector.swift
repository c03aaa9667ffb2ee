internal import BaguanDocuments
internal import BaguanText

/// Style sheets, tags and character references that came along with a copied page and now stand in the prose.
struct MarkupDetector: ResidueDetector {
    private static let patterns: [Pattern] = [
        // .b1{white-space-collapsing:preserve;}
        #"[.#@]?[A-Za-z][\w.#-]{0,40}\s*\{\s*[a-z-]{2,40}\s*:[^{}\n]{0,400}\}"#,
        #"</?(?:span|p|div|br|font|strong|section|img|table|td|tr|a|o:p)(?:\s[^<>\n]{0,400})?/?>"#,
        #"&(?:nbsp|ldquo|rdquo|lt|gt|amp|quot|hellip|mdash|middot|#\d{2,6});"#,
        #"mso-[a-z-]{3,40}:[^;\n]{1,80};"#,
    ].compactMap { try? Pattern($0) }

    let anchors = ["{", "</", "/>", "<p", "<div", "<br", "<span", "<font", "<strong", "<section", "<img", "<t", "<a", "<o", "&", "mso-"]

    func residues(in blocks: [Int], of context: InspectionContext) -> [Residue] {
        blocks.flatMap { block in
            merged(Self.patterns.flatMap { context.matches(of: $0, in: block) }).map { Residue(range: $0, block: block) }
        }
    }

    /// Ranges that touch are one piece of residue: a style sheet is reported once, not once a rule.
    private func merged(_ ranges: [Range<ProseOffset>]) -> [Range<ProseOffset>] {
        ranges.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { merged, range in
            if let last = merged.last, range.lowerBound.utf8 <= last.upperBound.utf8 + 1 {
                merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
    }
}

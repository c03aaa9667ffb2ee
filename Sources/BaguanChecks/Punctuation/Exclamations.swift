internal import BaguanFindings

/// ！？ in the wrong order, and more than three in a row.
enum Exclamations {
    static let stacked = DetectorGroup(clause: "GB/T 15834—2011 4.3.3", parts: [
        PatternDetector(
            clause: "GB/T 15834—2011 4.3.3", anchors: ["！？"], #"(?<![！？!?])([！!][？?])(?![！？!?])"#
        ) { _ in .replace("？！") },
        PatternDetector(
            clause: "GB/T 15834—2011 4.2.3、4.3.3", anchors: ["！！！！", "？？？？"], #"(！{4,}|？{4,}|!{4,}|\?{4,})"#
        ) { match in
            .replace(match[1].hasPrefix("！") || match[1].hasPrefix("!") ? "！！！" : "？？？")
        },
    ])
}

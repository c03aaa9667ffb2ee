/// The dash that takes the room of two characters: ——.
///
/// A single — between places, dates and numbers is a connection mark and right.
enum Dash {
    static let form = PatternDetector(
        clause: "GB/T 15834—2011 4.10.2", anchors: ["--", "—", "──", "－－"],
        #"(?<=[\p{Han}”》）])(-{2,4}|－{2,4}|─{1,4}|—{3}|(?<!—)—(?=(?:即|就是|也就是|这是|这就是)\p{Han}))(?=[\p{Han}“《（])"#
    ) { _ in .replace("——", isSafe: true) }
}

/// Look-alikes of the middle dot between Han characters: 卡尔•马克思.
enum MiddleDot {
    static let form = PatternDetector(
        clause: "GB/T 15834—2011 4.14.2", anchors: ["•", "・", "‧", "･", "∙", "⋅", "●"],
        #"(?<=\p{Han})([•・‧･∙⋅])(?=\p{Han})"#
    ) { _ in .replace("·", isSafe: true) }
}

/// Title marks put together from other marks: <<教育法>>, 《教育法>, ≪教育法≫, 〈教育法〉 with no 《 around.
enum TitleMarkForm {
    static let detector = PatternDetector(
        clause: "GB/T 15834—2011 4.15.2", anchors: ["<", ">", "≪", "≫", "«", "»", "〈", "〉"],
        #"(?:<<|＜＜|≪|«)([\p{Han}\p{Nd}·：、“”（）()—]{2,40})(?:>>|＞＞|≫|»)|《([\p{Han}\p{Nd}·：、“”（）()—]{2,40})[>＞〉≫]{1,2}(?!》)|[<＜≪]([\p{Han}\p{Nd}·：、“”（）()—]{2,40})》|〈([\p{Han}\p{Nd}·：、“”（）()—]{2,40})〉"#,
        marksWholeMatch: true
    ) { match in
        guard !match.encloses(in: ["《"]) else { return nil }
        // Where 《 stands in another line, or was lost, 〈 is not known to be outermost.
        if match[0].hasPrefix("〈"), match.blockText.contains(where: { "《》".contains($0) }) || match.isWholeBlock { return nil }
        let name = [1, 2, 3, 4].lazy.map { match[$0] }.first { !$0.isEmpty } ?? ""
        // 〈 is a mark of its own and may be meant; the others only stand in for 《.
        return .replace("《\(name)》", isSafe: match[4].isEmpty)
    }
}

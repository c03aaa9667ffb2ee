/// What people call the marks of a pair: 前引号, 左括号.
enum MarkNames {
    private static let names: [(marks: String, name: String)] = [
        ("“”「」『』", "引号"), ("‘’", "单引号"), ("《》", "书名号"), ("〈〉", "单书名号"), ("（）", "括号"), ("【】", "方头括号"), ("〔〕", "六角括号"),
        ("[]［］", "方括号"), ("{}", "花括号"),
    ]

    /// - Parameter opening: the pair's opening mark.
    static func names(ofPair opening: Unicode.Scalar) -> (opening: String, closing: String) {
        let name = names.first { $0.marks.unicodeScalars.contains(opening) }?.name ?? "标号"
        return name.hasSuffix("括号") ? ("左" + name, "右" + name) : ("前" + name, "后" + name)
    }
}

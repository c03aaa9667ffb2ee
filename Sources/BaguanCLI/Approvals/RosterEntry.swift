import Baguan

/// What goes into the roster for a new key: a whole entry, or the key alone for somebody who is there.
struct RosterEntry {
    private let person: String
    private let name: String
    private let roles: [String]
    /// The person in the roster.
    private let known: Person?
    /// The roles that the policy knows, with what people call them.
    private let choices: [(role: String, title: String)]

    /// - Parameter folder: nil where there is no roster yet.
    /// - Throws: ``UsageError`` when nobody says what the person is called, or for a role that the policy does not know.
    init(_ person: String, name: String?, roles: [String], in folder: ApprovalFolder?) throws(UsageError) {
        known = folder?.roster[person]
        guard let name = name ?? known?.name else {
            throw UsageError(
                Localized(zh: "不知道“\(person)”的姓名", en: "nothing says what “\(person)” is called"),
                hint: Localized(
                    zh: "写上姓名和角色：baguan key new \(person) --name 姓名 --role editor", en: "say it: baguan key new \(person) --name NAME --role editor"))
        }
        choices = folder?.policy.roles.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } ?? []
        if let folder, let unknown = roles.first(where: { folder.policy.roles[$0] == nil }) {
            let words = choices.map { "\($0.role)（\($0.title)）" }.joined(separator: "、")
            throw UsageError(
                Localized(zh: "规定里没有角色“\(unknown)”", en: "the policy knows no role “\(unknown)”"),
                hint: Localized(zh: "有：\(words)", en: "there are \(choices.map(\.role).joined(separator: ", "))"))
        }
        (self.person, self.name, self.roles) = (person, name, roles)
    }

    /// Where the lines go.
    var advice: Localized {
        if let known, known.keys.isEmpty {
            return Localized(
                zh: "\(name)已经在名册里：把下面几行原样加在 .baguan/roster.yml 里这个人的条目末尾：",
                en: "\(name) is in the roster: add these lines as they are at the end of the entry in .baguan/roster.yml:")
        }
        guard known == nil else {
            return Localized(
                zh: "\(name)已经在名册里：把下面几行原样加在 .baguan/roster.yml 里这个人的 keys 末尾：",
                en: "\(name) is in the roster: add these lines as they are at the end of `keys` of the entry in .baguan/roster.yml:")
        }
        guard roles.isEmpty else {
            return Localized(
                zh: "把下面几行原样加到 .baguan/roster.yml 的 people 下面：", en: "Add these lines as they are under `people` in .baguan/roster.yml:")
        }
        let words = choices.map { "\($0.role) \($0.title)" }.joined(separator: "、")
        return Localized(
            zh: "把下面几行加到 .baguan/roster.yml 的 people 下面。没有角色的人只能送审：要签批，在 roles 里写角色\(words.isEmpty ? "" : "（\(words)）")：",
            en: "Add these lines under `people` in .baguan/roster.yml. Without a role one can only hand in; to sign, enter one under `roles`\(choices.isEmpty ? "" : " (\(choices.map(\.role).joined(separator: ", ")))"):")
    }

    func lines(for key: String, from day: CalendarDate) -> String {
        let keyLines = "      - key: \(key)\n        from: \(day)\n"
        guard let known else {
            return "  \(person):\n    name: \(quoted)\n    roles: [\(roles.joined(separator: ", "))]\n    keys:\n" + keyLines
        }
        return (known.keys.isEmpty ? "    keys:\n" : "") + keyLines
    }

    /// The name as YAML takes it.
    private var quoted: String {
        let isPlain = name.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0 == "·" }
        guard !isPlain else { return name }
        return "\"" + TerminalText.visible(name).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}

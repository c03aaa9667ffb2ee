internal import BaguanFindings
internal import BaguanRules

extension TermCheck {
    /// Each wording on a day on which it is wrong and on one on which it is right; each exception around one.
    static func impliedSentences(of rule: Rule) -> [ImpliedSentence] {
        let wordings = rule.entries.enumerated().flatMap { index, entry in
            entry.find.flatMap { wording -> [ImpliedSentence] in
                let found = ImpliedSentence(wording, .isFound, on: entry.period.wrongDay, entry: index)
                guard let right = entry.period.rightDay else { return [found] }
                return [found, ImpliedSentence(wording, .isSilent, on: right, entry: index)]
            }
        }
        guard !rule.entries.isEmpty else { return [] }
        return wordings + excused(by: rule.exceptions, rule.entries[0], 0)
            + rule.entries.enumerated().flatMap { index, entry in excused(by: entry.exceptions, entry, index) }
    }

    private static func excused(by exceptions: Exceptions, _ entry: Entry, _ index: Int) -> [ImpliedSentence] {
        (exceptions.around(entry.find.first ?? "") + exceptions.within).map {
            ImpliedSentence($0, .isSilent, on: entry.period.wrongDay, entry: index)
        }
    }
}

extension Exceptions {
    /// A wording with each text before or after it that excuses it: 原国家卫计委, 农业部门.
    fileprivate func around(_ wording: String) -> [String] { after.map { $0 + wording } + before.map { wording + $0 } }
}

extension CanonicalCheck {
    /// The wording and its variants are right; the wording with one character changed is not.
    static func impliedSentences(of rule: Rule) -> [ImpliedSentence] {
        rule.entries.enumerated().flatMap { index, entry in
            let day = entry.period.rightDay
            return (entry.find + entry.list("variants")).map { ImpliedSentence($0, .isSilent, on: day, entry: index) }
                + entry.find.map { ImpliedSentence($0.withMiddleChanged, .hasFinding, on: day, entry: index) }
        }
    }
}

extension EnumerationCheck {
    /// Behind each name the members in their order are right; two swapped or the last left out are not.
    static func impliedSentences(of rule: Rule) -> [ImpliedSentence] {
        rule.entries.enumerated().flatMap { index, entry -> [ImpliedSentence] in
            let members = entry.list("members").compactMap { $0.split(separator: "|").first.map(String.init) }
            guard members.count >= 3 else { return [] }
            let day = entry.period.rightDay
            let swapped = [members[1], members[0]] + members.dropFirst(2)
            return entry.find.flatMap { name in
                [
                    ImpliedSentence("\(name)：\(members.joined(separator: "、"))。", .isSilent, on: day, entry: index),
                    ImpliedSentence("\(name)：\(swapped.joined(separator: "、"))。", .hasFinding, on: day, entry: index),
                    ImpliedSentence("\(name)：\(members.dropLast().joined(separator: "、"))。", .hasFinding, on: day, entry: index),
                ]
            }
        }
    }
}

extension ClusterCheck {
    /// Each wording makes up the number with the first wordings of the entries after it.
    static func impliedSentences(of rule: Rule) -> [ImpliedSentence] {
        let minimum = rule.parameters.integer("min-distinct") ?? defaultMinimum
        guard rule.entries.count >= minimum else { return [] }
        return rule.entries.enumerated().flatMap { index, entry -> [ImpliedSentence] in
            let others = others(of: index, minimum, rule)
            return entry.find.map { ImpliedSentence(([$0] + others).joined(separator: "。\n"), .hasFinding, entry: index) }
                + entry.exceptions.around(entry.find.first ?? "").map { ImpliedSentence(([$0] + others).joined(separator: "。\n"), .isSilent, entry: index) }
        }
    }

    private static func others(of index: Int, _ minimum: Int, _ rule: Rule) -> [String] {
        (1..<minimum).compactMap { rule.entries[(index + $0) % rule.entries.count].find.first }
    }
}

extension ConsistencyCheck {
    /// Each form beside the one to keep, or beside the first.
    static func impliedSentences(of rule: Rule) -> [ImpliedSentence] {
        rule.entries.enumerated().flatMap { index, entry -> [ImpliedSentence] in
            guard let kept = entry.suggest.first ?? entry.find.first else { return [] }
            return entry.find.filter { $0 != kept }.map { ImpliedSentence("\(kept)。\n\($0)。", .hasFinding, entry: index) }
        }
    }
}

extension ResidueCheck {
    static func impliedSentences(of rule: Rule) -> [ImpliedSentence] {
        rule.entries.enumerated().flatMap { index, entry in entry.find.map { ImpliedSentence($0, .hasFinding, entry: index) } }
    }
}

extension TitleMarksCheck {
    /// A document's name behind a leading word without and with 《》; a name that is no work between 《》.
    static func impliedSentences(of rule: Rule) -> [ImpliedSentence] {
        let lead = rule.parameters.strings("leads").first ?? ""
        let find = rule.parameters.string("find")
        return rule.entries.enumerated().flatMap { index, entry in
            entry.find.flatMap { name -> [ImpliedSentence] in
                guard find == "missing" || find == "misused" else { return [] }
                let (wrong, right) = find == "missing"
                    ? ("\(lead)\(name)。", "\(lead)《\(name)》。") : ("《春风\(name)》。", "“春风\(name)”。")
                return [
                    ImpliedSentence(wrong, .hasFinding, entry: index), ImpliedSentence(right, .isSilent, entry: index),
                ]
            }
        }
    }
}

extension PersonalDataCheck {
    /// A public number; a list of three pupils with the entry beside each, or over each where it names a column (家长姓名).
    static func impliedSentences(of rule: Rule) -> [ImpliedSentence] {
        guard rule.parameters.string("find") == "pupil-list" else {
            return rule.entries.enumerated().flatMap { index, entry in
                entry.find.map { ImpliedSentence("王老师：\($0)。", .isSilent, entry: index) }
            }
        }
        guard let heading = rule.parameters.strings("headings").first else { return [] }
        return rule.entries.enumerated().flatMap { index, entry in
            entry.find.map { word in
                let isColumn = word.hasSuffix("姓名")
                let rows = ["张小明", "李小红", "王小刚"].map { "\($0) \(isColumn ? "王大明" : word)" }
                let lines = [isColumn ? "姓名 \(word)" : heading] + rows
                return ImpliedSentence(lines.joined(separator: "\n"), .hasFinding, entry: index)
            }
        }
    }
}

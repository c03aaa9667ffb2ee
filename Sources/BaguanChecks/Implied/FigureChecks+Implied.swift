internal import BaguanFindings
internal import BaguanRules
internal import BaguanText

extension LawCheck {
    /// The last article and the one after it; the day of effect and the day after it.
    static func impliedSentences(of rule: Rule) -> [ImpliedSentence] {
        let findsArticles = rule.parameters.string("find") == "article"
        return rule.entries.enumerated().flatMap { index, entry -> [ImpliedSentence] in
            let day = entry.period.rightDay
            return entry.find.flatMap { law -> [ImpliedSentence] in
                if findsArticles, let count = entry.fields["articles"].flatMap({ Int($0) }) {
                    return [(count, ImpliedSentence.Expectation.isSilent), (count + 1, .hasFinding)].map { number, expectation in
                        ImpliedSentence("《\(law)》第\(HanNumber.write(number))条规定。", expectation, on: day, entry: index)
                    }
                }
                if !findsArticles, let effective = entry.fields["effective"].flatMap({ CalendarDate($0) }) {
                    return [(effective, ImpliedSentence.Expectation.isSilent), (effective.next, .hasFinding)].map { date, expectation in
                        // The first of January is another year when it is a day late; such a law is shown a day early.
                        let shown = date.year == effective.year ? date : effective.previous
                        let text = "《\(law)》自\(shown.year)年\(shown.month)月\(shown.day)日起施行。"
                        return ImpliedSentence(text, expectation, on: day, entry: index)
                    }
                }
                return []
            }
        }
    }
}

extension AnniversaryCheck {
    /// The number that is right at the end of a year some rounds after the first, and one that is too high by three.
    static func impliedSentences(of rule: Rule) -> [ImpliedSentence] {
        rule.entries.enumerated().flatMap { index, entry -> [ImpliedSentence] in
            guard let epoch = Epoch(entry), let date = CalendarDate(year: epoch.start.year + epoch.interval * 6, month: 12, day: 31)
            else { return [] }
            let number = epoch.number(in: date.year)
            let units = entry.list("unit").isEmpty ? ["周年"] : entry.list("unit")
            return entry.find.flatMap { name in
                units.flatMap { unit in
                    [(number, ImpliedSentence.Expectation.isSilent), (number + 3, .hasFinding)].map { number, expectation in
                        let text = unit == "周年" ? "\(name)\(number)\(unit)。" : "第\(number)\(unit)\(name)。"
                        return ImpliedSentence(text, expectation, on: date, entry: index)
                    }
                }
            }
        }
    }
}

extension CountCheck {
    /// Three announced, two listed.
    static func impliedSentences(of rule: Rule) -> [ImpliedSentence] {
        guard rule.parameters.string("find") == "announced" else { return [] }
        return rule.entries.enumerated().flatMap { index, entry -> [ImpliedSentence] in
            let lead = entry.list("lead").first ?? ""
            return entry.find.flatMap { counted in
                [("二", ImpliedSentence.Expectation.isSilent), ("三", .hasFinding)].map { number, expectation in
                    let shown = number == "二" ? "两" : number
                    // “三个融入” names its members; other measure words stand before a noun of their own.
                    let text = counted == "个"
                        ? "“\(shown)个融入”：一是融入课堂，二是融入活动。" : "\(lead)\(shown)\(counted)：一是学习，二是工作。"
                    return ImpliedSentence(text, expectation, entry: index)
                }
            }
        }
    }
}

extension ArithmeticCheck {
    /// Two kinds of one family that are more than their whole, and two that are not.
    static func impliedSentences(of rule: Rule) -> [ImpliedSentence] {
        guard let marker = rule.parameters.strings("markers").first, let find = rule.parameters.string("find"),
            let unit = rule.parameters.strings("units").first?.split(separator: "、").first
        else { return [] }
        return rule.entries.enumerated().flatMap { index, entry -> [ImpliedSentence] in
            zip(entry.find, entry.find.dropFirst()).flatMap { first, second in
                [(40, ImpliedSentence.Expectation.isSilent), (50, .hasFinding)].map { number, expectation in
                    let text = find == "shares"
                        ? "\(first)\(marker)60%，\(second)\(marker)\(number)%。"
                        : "共有100\(unit)，\(marker)\(first)60\(unit)、\(second)\(number)\(unit)。"
                    return ImpliedSentence(text, expectation, entry: index)
                }
            }
        }
    }
}

extension DateCheck {
    static func impliedSentences(of rule: Rule) -> [ImpliedSentence] {
        rule.entries.enumerated().flatMap { index, entry -> [ImpliedSentence] in
            switch rule.parameters.string("find") {
            case "deadline": deadline(entry, index)
            case "holiday": holiday(entry, index)
            case "named-day": namedDay(entry, index)
            default: []
            }
        }
    }

    private static func deadline(_ entry: Entry, _ index: Int) -> [ImpliedSentence] {
        let date = CalendarDate(year: 2026, month: 5, day: 20)
        return entry.find.flatMap { word in
            [(25, ImpliedSentence.Expectation.isSilent), (10, .hasFinding)].map { day, expectation in
                ImpliedSentence("关于报名的通知\n\n\(word)2026年5月\(day)日前报送。", expectation, on: date, entry: index)
            }
        }
    }

    private static func holiday(_ entry: Entry, _ index: Int) -> [ImpliedSentence] {
        guard let first = entry.fields["start"].flatMap({ CalendarDate($0) }),
            let last = CalendarDate(entry.fields["end"] ?? first.description)
        else { return [] }
        return entry.find.flatMap { name in
            [(last, ImpliedSentence.Expectation.isSilent), (last.next.next.next, .hasFinding)].map { end, expectation in
                ImpliedSentence("\(name)：\(written(first))至\(written(end))放假。", expectation, on: first, entry: index)
            }
        }
    }

    private static func namedDay(_ entry: Entry, _ index: Int) -> [ImpliedSentence] {
        guard let day = entry.fields["day"].flatMap(NamedDays.Rule.init), let date = day.date(in: 2026) else { return [] }
        return entry.find.flatMap { name in
            [
                ImpliedSentence("\(written(date))是\(name)。", .isSilent, on: date, entry: index),
                ImpliedSentence("\(written(date.next))是\(name)。", .hasFinding, on: date, entry: index),
            ]
        }
    }

    private static func written(_ date: CalendarDate) -> String { "\(date.year)年\(date.month)月\(date.day)日" }
}

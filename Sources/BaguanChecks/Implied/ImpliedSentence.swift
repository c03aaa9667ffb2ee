public import BaguanFindings
public import BaguanRules

/// A text that follows from an entry alone, with what its rule must make of it.
///
/// Every entry of a table says what is wrong or right without anybody writing a sentence: the wording 布署 is wrong, the
/// motto is right and wrong with one character changed. `baguan test` tries them all, so that a row that can never match
/// is found although no example names it.
public struct ImpliedSentence: Sendable {
    public enum Expectation: Sendable {
        /// One finding that is the whole text.
        case isFound
        /// A finding somewhere in it.
        case hasFinding
        /// No finding by this entry.
        case isSilent
    }

    public var text: String
    public var expectation: Expectation
    /// The publication's date; nil is the tester's.
    public var date: CalendarDate?
    /// The index of the entry in its rule.
    public var entry: Int

    package init(_ text: String, _ expectation: Expectation, on date: CalendarDate? = nil, entry: Int) {
        self.text = text
        self.expectation = expectation
        self.date = date
        self.entry = entry
    }
}

extension CheckRegistry {
    /// What the entries of a rule imply; empty for checks whose entries prove nothing by themselves.
    public static func impliedSentences(of rule: Rule) -> [ImpliedSentence] {
        byName[rule.check]?.impliedSentences(of: rule) ?? []
    }
}

extension Period {
    /// A day on which the wording is wrong: the first after the period, else the last before it, else any.
    package var wrongDay: CalendarDate? { until?.lastDay.next ?? from?.firstDay.previous }
    /// A day of the period; nil for wordings that were never right.
    var rightDay: CalendarDate? { until?.lastDay ?? from?.firstDay }
}

extension String {
    /// The text with its middle Han character changed to another, so that it is a near miss.
    var withMiddleChanged: String {
        var scalars = Array(unicodeScalars)
        let han = scalars.indices.filter { ("\u{4E00}"..."\u{9FFF}").contains(scalars[$0]) }
        guard !han.isEmpty else { return self }
        let index = han[han.count / 2]
        scalars[index] = scalars[index] == "某" ? "甲" : "某"
        return String(String.UnicodeScalarView(scalars))
    }
}

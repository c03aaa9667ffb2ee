import BaguanText

/// A comment in a draft that excepts something from the rules:
///
///     <!-- baguan-disable-next-line institutions/renamed -- 引用当年的文件名 until=2026-12-31 -->
///
/// `-disable-line` excepts its own line, `-disable-next-line` the next one that is not blank, `-disable` all from there to
/// `-enable`. Rules are named by their whole ids; behind `--` (or ——) stands the reason, which `-enable` alone does without.
/// `until` is the last day on which it holds.
package struct Directive: Sendable {
    package enum Verb: String, CaseIterable, Sendable {
        case disable, enable
        case disableLine = "disable-line"
        case disableNextLine = "disable-next-line"
    }

    /// Why a comment that was meant for baguan says nothing.
    package enum Fault: Error, Hashable, Sendable {
        case unknownVerb(String)
        case noRules
        case notARule(String)
        case noReason
        case badUntil(String)
    }

    package var verb: Verb
    package var rules: [RuleID]
    package var reason: String
    package var until: CalendarDate?

    /// Reads a comment; nil when it is not meant for baguan.
    /// - Parameter comment: with its signs `<!--` and `-->`, or without.
    package init?(comment: String) throws(Fault) {
        guard let text = Self.directiveText(of: comment) else { return nil }
        let word = text.prefix { !$0.isWhitespace }
        guard let verb = Verb(rawValue: String(word.dropFirst(Self.sign.count))), word.hasPrefix(Self.sign) else {
            throw .unknownVerb(String(word))
        }
        var (names, reason) = Self.parts(of: text.dropFirst(word.count))
        until = try Self.takeUntil(from: &names)
        if until == nil { until = try Self.takeUntil(from: &reason) }
        self.verb = verb
        self.reason = reason.joined(separator: " ")
        rules = try names.map(Self.ruleID)
        if rules.isEmpty { throw .noRules }
        if self.reason.isEmpty, verb != .enable { throw .noReason }
    }

    /// What a finding about the comment repeats of it: everything but the reason.
    package static func head(of comment: String) -> String {
        guard let text = directiveText(of: comment) else { return "" }
        let word = text.prefix { !$0.isWhitespace }
        return ([String(word)] + parts(of: text.dropFirst(word.count)).names).joined(separator: " ")
    }

    private static let sign = "baguan-"

    /// In bytes; no longer comment is meant for baguan.
    package static let lengthLimit = 4000

    /// What stands in the comment, if it speaks to baguan. A verb may be mistyped or in capitals, and then it still does.
    private static func directiveText(of comment: String) -> Substring? {
        var text = comment[...]
        if text.hasPrefix("<!--") { text = text.dropFirst(4) }
        if text.hasSuffix("-->") { text = text.dropLast(3) }
        text = text.trimmed
        if text.hasPrefix(sign) { return text }
        let word = text.prefix(24).lowercased()
        guard word.hasPrefix("baguan") else { return nil }
        let rest = word.dropFirst(6).drop { " -:：_\t".contains($0) }
        return rest.hasPrefix("disable") || rest.hasPrefix("enable") ? text : nil
    }

    /// The words before the reason and those of the reason.
    private static func parts(of text: Substring) -> (names: [String], reason: [String]) {
        let marks = ["--", "——"].compactMap { text.firstRange(of: $0) }
        let mark = marks.min { $0.lowerBound < $1.lowerBound }
        let names = text[..<(mark?.lowerBound ?? text.endIndex)]
            .split { $0.isWhitespace || ",，、".contains($0) }.map(String.init)
        let reason = mark.map { text[$0.upperBound...].split(whereSeparator: \.isWhitespace).map(String.init) }
        return (names, reason ?? [])
    }

    private static func takeUntil(from words: inout [String]) throws(Fault) -> CalendarDate? {
        guard let index = words.firstIndex(where: { $0.hasPrefix("until") }) else { return nil }
        let word = words.remove(at: index)
        guard word.hasPrefix("until="), let day = CalendarDate(word.dropFirst(6)) else { throw .badUntil(word) }
        return day
    }

    private static func ruleID(_ name: String) throws(Fault) -> RuleID {
        guard let id = RuleID(name) else { throw .notARule(name) }
        return id
    }
}

extension RuleID {
    /// Reads `pack/rule`.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(Self.mayHold) }) else { return nil }
        self.init(pack: parts[0], name: parts[1])
    }

    private static func mayHold(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
    }
}

extension Substring {
    /// Without blanks at its ends.
    fileprivate var trimmed: Substring {
        var text = drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}

extension Directive.Fault {
    package var message: Localized {
        switch self {
        case .unknownVerb(let word):
            Localized(zh: "看不懂的例外“\(word)”，不起作用", en: "“\(word)” is no exception that baguan knows; it has no effect")
        case .noRules: Localized(zh: "例外没有写明是哪条规则，不起作用", en: "the exception names no rule and has no effect")
        case .notARule(let name):
            Localized(zh: "例外里的“\(name)”不是规则的全名，例外不起作用", en: "“\(name)” is no rule's whole id; the exception has no effect")
        case .noReason: Localized(zh: "例外没有写明理由，不起作用", en: "the exception gives no reason and has no effect")
        case .badUntil(let word):
            Localized(zh: "例外的期限“\(word)”不是日期，例外不起作用", en: "“\(word)” gives no day; the exception has no effect")
        }
    }

    package var remedy: Localized {
        switch self {
        case .unknownVerb:
            Localized(
                zh: "写 baguan-disable-line、baguan-disable-next-line，或者成对写 baguan-disable 和 baguan-enable",
                en: "write baguan-disable-line, baguan-disable-next-line, or both baguan-disable and baguan-enable")
        case .noRules, .notARule:
            Localized(zh: "写规则全名，如 institutions/renamed", en: "write a whole id, such as institutions/renamed")
        case .noReason: Localized(zh: "在规则名后面写“-- 理由”", en: "write `-- reason` behind the rule")
        case .badUntil: Localized(zh: "写成 until=2026-12-31", en: "write until=2026-12-31")
        }
    }
}

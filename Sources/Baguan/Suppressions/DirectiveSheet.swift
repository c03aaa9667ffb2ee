import BaguanDocuments
import BaguanFindings
import BaguanRules
import BaguanText

/// What the comments of one draft except, and what is wrong with them.
struct DirectiveSheet {
    /// One rule that one comment excepts somewhere.
    private struct Scope {
        var rule: RuleID
        /// All from one place to another, and what is missing in the draft altogether; empty when lines are excepted.
        var stretch: Range<SourceOffset>
        var suppression: Suppression
        var comment: Range<SourceOffset>
        var isOver: Bool
        var isUsed = false
    }

    private let source: SourceFile
    private let asOf: CalendarDate
    private let language: Language
    private var scopes: [Scope] = []
    /// Where among ``scopes`` a rule and a line find theirs.
    private var byLine: [RuleID: [Int: [Int]]] = [:]
    /// The same for stretches, in order; those of one rule are disjoint.
    private var stretches: [RuleID: [Int]] = [:]
    /// About the comments.
    private var faults: [Finding] = []

    /// - Parameters:
    ///   - asOf: the day of the run.
    ///   - knownRules: what a comment may name; nil lets any name pass.
    ///   - language: in which to speak of the comments.
    init(_ document: Document, asOf: CalendarDate, knownRules: [RuleID]?, language: Language) {
        source = document.source
        self.asOf = asOf
        self.language = language
        guard let comments = document.comments else {
            if let stray = Self.strayDirective(in: source) { report(.malformed, stray, Self.noComments) }
            return
        }
        var read: [(directive: Directive, range: Range<SourceOffset>)] = []
        for range in comments where range.utf8.count <= Directive.lengthLimit {
            do throws(Directive.Fault) {
                if let directive = try Directive(comment: source[range]) { read.append((directive, range)) }
            } catch {
                report(.malformed, range, [error.message, error.remedy])
            }
        }
        let next = read.contains { $0.directive.verb == .disableNextLine } ? nextLines(passing: read.map(\.range)) : []
        var open: [RuleID: Int] = [:]
        for (directive, range) in read {
            for rule in directive.rules {
                if let knownRules, !knownRules.contains(rule) {
                    report(.malformed, range, Self.unknown(rule, among: knownRules))
                    continue
                }
                take(directive, rule, at: range, next: next, open: &open)
            }
        }
        for index in open.values.sorted() {
            report(.unclosed, scopes[index].comment, [Localized(
                zh: "没有对应的 baguan-enable，\(scopes[index].rule) 的例外一直管到文末",
                en: "no baguan-enable: \(scopes[index].rule) is excepted down to the end")])
        }
    }

    /// Sets aside what the comments except, and adds what is to be said of the comments.
    /// - Parameter activeRules: the rules that were looked for; only of them can be said that they found nothing.
    mutating func apply(to inspection: inout Inspection, activeRules: Set<RuleID>) {
        guard !scopes.isEmpty || !faults.isEmpty else { return }
        var kept: [Finding] = []
        for var finding in inspection.findings {
            guard let suppression = suppression(of: finding) else {
                kept.append(finding)
                continue
            }
            finding.suppression = suppression
            inspection.suppressed.append(finding)
        }
        for scope in scopes {
            if scope.isOver, let until = scope.suppression.until {
                report(.expired, scope.comment, [
                    Localized(zh: "\(scope.rule) 的例外到 \(until) 为止，已经过期，不再起作用", en: "the exception of \(scope.rule) ended on \(until) and has no effect"),
                    Localized(zh: "改好稿件，或者重新说明理由和期限", en: "mend the draft, or give a new reason and day"),
                ])
            } else if !scope.isUsed, activeRules.contains(scope.rule) {
                report(.unused, scope.comment, [
                    Localized(zh: "这里没有 \(scope.rule) 要免除的问题", en: "\(scope.rule) finds nothing here that could be excepted"),
                    Localized(zh: "删去这个例外", en: "drop the exception"),
                ])
            }
        }
        inspection.findings = (kept + faults).sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private mutating func suppression(of finding: Finding) -> Suppression? {
        let place = finding.range.lowerBound
        var reaching: [Int] = []
        let stretches = stretches[finding.ruleID] ?? []
        if finding.range.isEmpty {
            reaching = stretches
        } else {
            let next = stretches.partitionIndex { scopes[$0].stretch.lowerBound > place }
            if next > 0, scopes[stretches[next - 1]].stretch.contains(place) { reaching.append(stretches[next - 1]) }
            reaching += byLine[finding.ruleID]?[source.lines.line(of: place)] ?? []
        }
        reaching.removeAll { scopes[$0].isOver }
        for index in reaching { scopes[index].isUsed = true }
        return reaching.first.map { scopes[$0].suppression }
    }

    // MARK: - Reading

    private mutating func take(
        _ directive: Directive, _ rule: RuleID, at range: Range<SourceOffset>, next: [Int?], open: inout [RuleID: Int]
    ) {
        let suppression = Suppression(
            kind: .inline, reason: directive.reason, until: directive.until, position: source.lines.position(of: range.lowerBound))
        var scope = Scope(
            rule: rule, stretch: range.upperBound..<range.upperBound, suppression: suppression, comment: range,
            isOver: directive.until.map { $0 < asOf } ?? false)
        switch directive.verb {
        case .disableLine:
            for line in lines(of: range) { byLine[rule, default: [:]][line, default: []].append(scopes.count) }
        case .disableNextLine:
            if let line = next[lines(of: range).upperBound] { byLine[rule, default: [:]][line, default: []].append(scopes.count) }
        case .disable:
            guard open[rule] == nil else {
                report(.unused, range, [Localized(zh: "前面的 baguan-disable 已经免除 \(rule)", en: "\(rule) is excepted here already")])
                return
            }
            scope.stretch = range.upperBound..<max(range.upperBound, SourceOffset(source.utf8.count))
            open[rule] = scopes.count
            stretches[rule, default: []].append(scopes.count)
        case .enable:
            guard let closed = open.removeValue(forKey: rule) else {
                report(.unused, range, [Localized(zh: "前面没有对 \(rule) 的 baguan-disable", en: "no baguan-disable of \(rule) stands before")])
                return
            }
            scopes[closed].stretch = scopes[closed].stretch.lowerBound..<range.lowerBound
            return
        }
        scopes.append(scope)
    }

    private func lines(of range: Range<SourceOffset>) -> ClosedRange<Int> {
        let first = source.lines.line(of: range.lowerBound)
        return first...max(first, source.lines.line(of: range.upperBound))
    }

    /// Whether nothing else is on the comment's lines.
    private func standsAlone(_ range: Range<SourceOffset>) -> Bool {
        let lines = lines(of: range)
        guard let first = source.lines.lineRange(lines.lowerBound)?.utf8, let last = source.lines.lineRange(lines.upperBound)?.utf8
        else { return false }
        let around = [source.utf8[first.lowerBound..<range.lowerBound.utf8], source.utf8[range.upperBound.utf8..<max(range.upperBound.utf8, last.upperBound)]]
        return around.allSatisfy { $0.allSatisfy(Self.isBlank) }
    }

    /// For each line (from 1) the first one behind it on which anything stands but comments of ours.
    private func nextLines(passing comments: [Range<SourceOffset>]) -> [Int?] {
        let ownLines = Set(comments.filter(standsAlone).flatMap(lines))
        var next: [Int?] = Array(repeating: nil, count: source.lines.count + 1)
        var found: Int?
        for line in stride(from: source.lines.count, through: 1, by: -1) {
            next[line] = found
            guard !ownLines.contains(line), let range = source.lines.lineRange(line)?.utf8 else { continue }
            if !source.utf8[range].allSatisfy(Self.isBlank) { found = line }
        }
        return next
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    /// What would be a comment for baguan if the format had comments; the first.
    private static func strayDirective(in source: SourceFile) -> Range<SourceOffset>? {
        let utf8 = source.utf8
        var index = 0
        while let open = utf8[index...].firstIndex(of: UInt8(ascii: "<")) {
            index = open + 1
            let head = utf8[open...].prefix(24)
            guard head.starts(with: "<!--".utf8) else { continue }
            // In capitals it is meant for baguan as well.
            let word = head.dropFirst(4).drop { $0 == 0x20 }.prefix(7)
            guard String(decoding: word, as: UTF8.self).lowercased() == "baguan-" else { continue }
            let end = utf8[open...].firstIndex { $0 == 0x0A || $0 == 0x0D || $0 == UInt8(ascii: ">") } ?? utf8.count
            return Range(utf8: open..<min(utf8.count, end + (end < utf8.count && utf8[end] == UInt8(ascii: ">") ? 1 : 0)))
        }
        return nil
    }

    // MARK: - Words

    private static let noComments = [
        Localized(zh: "这种格式没有注释，写在文中的例外不起作用，还会被读者看到", en: "this format has no comments: the exception has no effect, and readers see it"),
        Localized(zh: "写进 .baguan-waivers.yml", en: "write it into .baguan-waivers.yml"),
    ]

    private static func unknown(_ rule: RuleID, among known: [RuleID]) -> [Localized] {
        let nearest = Nearest.word(to: rule.description, among: known.map(\.description))
        return [
            Localized(zh: "没有规则叫“\(rule)”，例外不起作用", en: "no rule is called “\(rule)”; the exception has no effect"),
            nearest.map { Localized(zh: "是不是想写“\($0)”？", en: "did you mean “\($0)”?") }
                ?? Localized(zh: "用 baguan rules 查看所有规则", en: "`baguan rules` lists them all"),
        ]
    }

    private mutating func report(_ rule: SuppressionRule, _ range: Range<SourceOffset>, _ sentences: [Localized]) {
        faults.append(rule.finding(sentences, in: language, match: Directive.head(of: source[range]), at: range))
    }
}

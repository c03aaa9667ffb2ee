public import BaguanFindings
public import BaguanRules
internal import BaguanText

/// What a new version of a pack would change: its rules and their entries.
public struct PackDifference: Sendable {
    /// A part of a rule that both versions say, and say differently.
    public enum Part: String, CaseIterable, Sendable {
        case check, severity, title, message, kinds, scope, parameters, exceptions
    }

    public struct RuleChange: Sendable {
        public var old: Rule
        public var new: Rule
        public var parts: [Part]
        /// An entry is known again by any of its wordings.
        public var addedEntries: [Entry] = []
        public var removedEntries: [Entry] = []
        public var changedEntries: [(old: Entry, new: Entry)] = []
    }

    /// In the order of the new pack.
    public private(set) var added: [Rule] = []
    /// In the order of the old one.
    public private(set) var removed: [Rule] = []
    /// In the order of the new one.
    public private(set) var changed: [RuleChange] = []

    /// - Parameters:
    ///   - old: the rules of the version in use.
    ///   - new: those of the other version. Rules are known again by their ids.
    public init(from old: [Rule], to new: [Rule]) {
        let before = Dictionary(old.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let after = Set(new.map(\.id))
        removed = old.filter { !after.contains($0.id) }
        for rule in new {
            guard let former = before[rule.id] else {
                added.append(rule)
                continue
            }
            let change = RuleChange(from: former, to: rule)
            if !change.isEmpty { changed.append(change) }
        }
    }

    public var isEmpty: Bool { added.isEmpty && removed.isEmpty && changed.isEmpty }
}

extension PackDifference.RuleChange {
    init(from old: Rule, to new: Rule) {
        self.init(old: old, new: new, parts: PackDifference.Part.allCases.filter { !$0.isSame(old, new) })
        var byWording: [String: Int] = [:]
        for (index, entry) in old.entries.enumerated() {
            for wording in entry.find where byWording[wording] == nil { byWording[wording] = index }
        }
        var met: Set<Int> = []
        for entry in new.entries {
            guard let index = entry.find.lazy.compactMap({ byWording[$0] }).first(where: { !met.contains($0) }) else {
                addedEntries.append(entry)
                continue
            }
            met.insert(index)
            if !Self.isSame(old.entries[index], entry) { changedEntries.append((old.entries[index], entry)) }
        }
        removedEntries = old.entries.indices.filter { !met.contains($0) }.map { old.entries[$0] }
    }

    var isEmpty: Bool { parts.isEmpty && addedEntries.isEmpty && removedEntries.isEmpty && changedEntries.isEmpty }

    /// Where an entry stands changes nothing.
    private static func isSame(_ a: Entry, _ b: Entry) -> Bool {
        var a = a
        a.place = b.place
        return a == b
    }
}

extension PackDifference.Part {
    fileprivate func isSame(_ a: Rule, _ b: Rule) -> Bool {
        switch self {
        case .check: a.check == b.check
        case .severity: a.severity == b.severity
        case .title: a.title == b.title
        case .message: a.message == b.message
        case .kinds: a.kinds == b.kinds
        case .scope: a.scope == b.scope
        case .parameters: a.parameters.byName.mapValues(\.value) == b.parameters.byName.mapValues(\.value)
        case .exceptions: a.exceptions == b.exceptions
        }
    }
}

/// What a new version of a pack finds in a draft and the old one does not, and the other way round.
public struct FindingDifference: Sendable {
    public private(set) var appearing: [Finding] = []
    public private(set) var vanishing: [Finding] = []

    /// - Parameters:
    ///   - old: an inspection by the old rules.
    ///   - new: one of the same draft by the new rules.
    public init(from old: Inspection, to new: Inspection) {
        appearing = Self.rest(of: new.findings, without: old.findings)
        vanishing = Self.rest(of: old.findings, without: new.findings)
    }

    public var isEmpty: Bool { appearing.isEmpty && vanishing.isEmpty }

    private struct Key: Hashable {
        var rule: RuleID
        var range: Range<Int>
        var severity: Severity
        var message: String

        init(_ finding: Finding) {
            (rule, range, severity, message) = (finding.ruleID, finding.range.utf8, finding.severity, finding.message)
        }
    }

    private static func rest(of findings: [Finding], without others: [Finding]) -> [Finding] {
        var counts: [Key: Int] = [:]
        for finding in others { counts[Key(finding), default: 0] += 1 }
        return findings.filter { finding in
            let key = Key(finding)
            guard let count = counts[key], count > 0 else { return true }
            counts[key] = count - 1
            return false
        }
    }
}

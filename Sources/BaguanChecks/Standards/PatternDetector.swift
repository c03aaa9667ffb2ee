internal import BaguanDocuments
internal import BaguanFindings
internal import BaguanText

/// A detector whose faults have a shape that a pattern describes; a closure judges each match.
struct PatternDetector: FaultDetector {
    /// What the judge says of a match that is a fault.
    struct Verdict {
        var suggestions: [String] = []
        var isSafe = false
        var note = ""
        var severity: Severity?

        static func replace(_ text: String, isSafe: Bool = false, severity: Severity? = nil) -> Verdict {
            Verdict(suggestions: [text], isSafe: isSafe, severity: severity)
        }
    }

    typealias Judge = @Sendable (Match) -> Verdict?

    let clause: String
    let anchors: [String]
    let characters: CharacterKinds
    let isCounted: Bool
    private let pattern: DeferredPattern
    private let marksWholeMatch: Bool
    private let searchesLines: Bool
    private let judge: Judge

    /// - Parameters:
    ///   - pattern: the fault is the first of its groups that took part, or the whole match when it has none.
    ///   - marksWholeMatch: the fault is the whole match; the groups are for the judge.
    ///   - searchesLines: each line of a block is searched by itself, so that `^` is where a line begins.
    init(
        clause: String, anchors: [String], characters: CharacterKinds = [], isCounted: Bool = false, _ pattern: String,
        marksWholeMatch: Bool = false, searchesLines: Bool = false,
        judge: @escaping Judge
    ) {
        self.clause = clause
        self.anchors = anchors
        self.characters = characters
        self.isCounted = isCounted
        self.pattern = DeferredPattern(pattern)
        self.marksWholeMatch = marksWholeMatch
        self.searchesLines = searchesLines
        self.judge = judge
    }

    func faults(in blocks: [Int], of context: InspectionContext) -> [Fault] {
        guard !blocks.isEmpty, let pattern = pattern.pattern else { return [] }
        return blocks.flatMap { block -> [Fault] in
            matches(of: pattern, in: block, of: context).compactMap { groups in
                let match = Match(groups: groups, block: block, context: context)
                guard let range = marked(groups), let verdict = judge(match) else { return nil }
                return Fault(
                    range: range, block: block, suggestions: verdict.suggestions, isSafe: verdict.isSafe,
                    note: verdict.note, severity: verdict.severity)
            }
        }
    }

    private func matches(of pattern: Pattern, in block: Int, of context: InspectionContext) -> [[Range<ProseOffset>?]] {
        guard searchesLines else { return context.groups(of: pattern, in: context.utf16(of: block), block) }
        return context.lines(of: block).flatMap { context.groups(of: pattern, in: context.utf16(of: $0, in: block), block) }
    }

    private func marked(_ groups: [Range<ProseOffset>?]) -> Range<ProseOffset>? {
        marksWholeMatch ? groups[0] : groups.dropFirst().lazy.compactMap { $0 }.first ?? groups[0]
    }

    /// A match as its judge sees it.
    struct Match {
        fileprivate let groups: [Range<ProseOffset>?]
        let block: Int
        let context: InspectionContext

        /// The text of a group; empty when the group took no part.
        subscript(group: Int) -> String {
            guard group < groups.count, let range = groups[group] else { return "" }
            return context.document.prose[range]
        }

        var blockText: String { context.document.prose[context.document.blocks[block].range] }
        var isWholeBlock: Bool { groups[0] == context.document.blocks[block].range }

        func encloses(in openings: Set<Unicode.Scalar>) -> Bool {
            groups[0].map { context.enclosures(in: block).encloses($0, in: openings) } ?? false
        }
    }
}

/// Several detectors that together see to one clause.
struct DetectorGroup: FaultDetector {
    let clause: String
    let parts: [any FaultDetector]
    var anchors: [String] { parts.contains { $0.anchors.isEmpty } ? [] : parts.flatMap(\.anchors) }
    var characters: CharacterKinds { parts.dropFirst().reduce(parts.first?.characters ?? []) { $0.intersection($1.characters) } }

    func faults(in blocks: [Int], of context: InspectionContext) -> [Fault] {
        distinct(parts.map { part in
            cited(part.faults(in: context.blocks(blocks, holding: part.characters), of: context), of: part)
        })
    }

    func faults(at anchors: [RuleCandidate], of context: InspectionContext) -> [Fault] {
        var next = 0
        return distinct(parts.map { part in
            let own = next..<next + part.anchors.count
            next = own.upperBound
            return cited(part.faults(at: anchors.filter { own.contains($0.wording) }, of: context), of: part)
        })
    }

    private func cited(_ faults: [Fault], of part: any FaultDetector) -> [Fault] {
        faults.map { fault in
            var fault = fault
            fault.clause = fault.clause ?? part.clause
            return fault
        }
    }

    /// One fault for one place: the first part that sees it speaks.
    private func distinct(_ faults: [[Fault]]) -> [Fault] {
        var seen: Set<Range<ProseOffset>> = []
        return faults.joined().filter { seen.insert($0.range).inserted }
    }
}

internal import BaguanFindings
internal import BaguanText

/// Finds the breaches of one clause of a standard; what `punctuation`, `number` and `variant` are made of, one file each.
///
/// The contract: it holds no state of a document, looks only at the blocks it is given, and takes linear time.
protocol FaultDetector: Sendable {
    /// One of these stands in every block that can hold a fault; the common scan finds them. Empty: look at every block.
    var anchors: [String] { get }
    /// Every block that can hold a fault has characters of all these kinds.
    var characters: CharacterKinds { get }
    /// The clause that the finding cites when a fault names none.
    var clause: String { get }
    /// Whether one finding, at the first place, speaks for all of a draft: who types half-width commas types nothing else.
    var isCounted: Bool { get }

    func faults(in blocks: [Int], of context: InspectionContext) -> [Fault]

    /// The same for one who knows at which places the anchors stand; a candidate's wording is the index of its anchor.
    func faults(at anchors: [RuleCandidate], of context: InspectionContext) -> [Fault]
}

extension FaultDetector {
    var characters: CharacterKinds { [] }
    var isCounted: Bool { false }

    func faults(at anchors: [RuleCandidate], of context: InspectionContext) -> [Fault] {
        let blocks = context.blocks(anchors.blocks, holding: characters)
        return blocks.isEmpty ? [] : faults(in: blocks, of: context)
    }
}

/// One place where a clause is broken.
struct Fault {
    var range: Range<ProseOffset>
    var block: Int
    /// What to write instead, best first.
    var suggestions: [String] = []
    /// Whether the suggestion makes a safe fix; see `Fix.Safety`.
    var isSafe = false
    /// For `{note}` in the rule's message.
    var note = ""
    /// Instead of the rule's, where less is certain.
    var severity: Severity?
    /// Instead of the detector's.
    var clause: String?
}

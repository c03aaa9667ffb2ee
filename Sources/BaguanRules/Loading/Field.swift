/// One key of a mapping in one of our files, with what may stand behind it.
///
/// The decoder's checks, the order of fields and the JSON Schemas are all derived from lists of fields.
package struct Field: Sendable {
    package var name: String
    package var shape: Shape
    package var isRequired: Bool
    /// What it says, in one sentence, in Chinese: editors show it to rule writers.
    package var help: String

    package init(_ name: String, _ shape: Shape, required: Bool = false, help: String) {
        self.name = name
        self.shape = shape
        self.isRequired = required
        self.help = help
    }
}

/// What a value must look like.
package indirect enum Shape: Sendable {
    /// Text that is not empty.
    case text
    /// Lower-case letters, digits and single hyphens between them.
    case identifier
    /// Names some rules: an id, a pack, or a prefix of one.
    case selector
    /// Identifiers with dots between them.
    case dottedName
    /// An address that begins with `http://` or `https://`.
    case address
    case boolean
    case integer(minimum: Int)
    /// One of some words.
    case word(Vocabulary, [String])
    /// A day, or a month or a year when `isPartial`.
    case date(isPartial: Bool)
    /// A pair of marks such as `《》`.
    case markPair
    /// A glob pattern as in `.gitignore`.
    case glob
    case list(Shape)
    /// A list in which there may be nothing yet.
    case growingList(Shape)
    /// A list, or a lone value as a list of one.
    case oneOrMore(Shape)
    case object(Fields)
    /// A text, or a mapping with these fields.
    case textOrObject(Fields)
    /// Names that the writer chooses.
    case dictionary(key: Shape, value: Shape)
}

/// The fields that one mapping may have.
package struct Fields: Sendable {
    package var fields: [Field]
    /// Whether they must stand in this order.
    var isOrdered: Bool
    /// Names of fields between which the order is free, since they form one group.
    var freeGroup: Set<String>
    /// Names that another check would take, and the check that does not: a better message than “unknown”.
    var foreign: (names: Set<String>, check: String) = ([], "")

    package init(_ fields: [Field], ordered: Bool = false, freeGroup: Set<String> = []) {
        self.fields = fields
        self.isOrdered = ordered
        self.freeGroup = freeGroup
    }

    /// The place of a field in the order; equal for the members of the free group, nil for an unknown field.
    func rank(of name: String) -> Int? {
        if freeGroup.contains(name) { return fields.firstIndex { freeGroup.contains($0.name) } }
        return fields.firstIndex { $0.name == name }
    }
}

/// A closed list of words.
package enum Vocabulary: Sendable {
    case check, severity, role, kind, level, language, expectation, limit
    /// The words of a check's parameter.
    case parameter(String)
}

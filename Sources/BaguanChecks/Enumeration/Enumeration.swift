internal import BaguanRules
internal import BaguanText

/// A numbered formulation, ready for comparing: its members in order, each in the forms in which it may be written.
struct Enumeration: Sendable {
    /// The first form of each member, as the rule writes it.
    let members: [String]
    /// Which member a folded form is.
    private let memberByForm: [[UInt32]: Int]
    private let lengths: [Int]

    /// `members` separates members by `;` and the forms of one by `|`.
    init(_ entry: Entry) {
        let forms = entry.list("members").map { $0.split(separator: "|").map(String.init) }
        members = forms.map { $0.first ?? "" }
        var memberByForm: [[UInt32]: Int] = [:]
        for (index, forms) in forms.enumerated() {
            for form in forms { memberByForm[Folding.foldWording(form)] = index }
        }
        self.memberByForm = memberByForm
        lengths = Set(memberByForm.keys.map(\.count)).sorted(by: >)
    }

    func member(_ folded: [UInt32]) -> Int? { memberByForm[folded] }

    /// The member with which a text begins, and its length.
    func memberBeginning(_ folded: [UInt32]) -> (member: Int, length: Int)? {
        for length in lengths where length < folded.count {
            if let member = memberByForm[Array(folded[..<length])] { return (member, length) }
        }
        return nil
    }

    func memberEnd(_ folded: [UInt32]) -> (member: Int, length: Int)? {
        for length in lengths where length < folded.count {
            if let member = memberByForm[Array(folded[(folded.count - length)...])] { return (member, length) }
        }
        return nil
    }

    /// All forms of all members, for the scanner.
    var forms: [[UInt32]] { memberByForm.keys.sorted { $0.lexicographicallyPrecedes($1) } }

    func sharesCharacter(_ folded: [UInt32], with member: Int) -> Bool {
        let own = Set(Folding.foldWording(members[member]))
        return folded.contains(where: own.contains)
    }
}

/// What is wrong with a list that claims to be an enumeration.
enum EnumerationFault {
    /// Another text stands in the place of a member.
    case wrong(item: Int, member: Int)
    case missing([Int])
    case added(item: Int)
    case order
    case doubled(Int)

    /// - Parameter isNamed: whether the enumeration's name stands before the list, so that it surely claims to be complete.
    static func find(in list: ItemList, of enumeration: Enumeration, isNamed: Bool) -> EnumerationFault? {
        let count = enumeration.members.count
        let found = list.items.compactMap(\.member)
        let foreign = list.items.indices.filter { list.items[$0].member == nil }
        let missing = Set(0..<count).subtracting(found).sorted()
        guard foreign.count <= 1, missing.count <= (isNamed ? count / 2 : 1), found.count >= 2 else { return nil }
        let isOrdered = zip(found, found.dropFirst()).allSatisfy { $0 < $1 }
        if let item = foreign.first, missing.count == 1, isOrdered, let member = missing.first,
            list.items.count == count, item == member {
            let isAlike = enumeration.sharesCharacter(list.items[item].folded, with: member)
            return isNamed || (count >= 4 && isAlike) ? .wrong(item: item, member: member) : nil
        }
        if let item = foreign.first {
            let isInside = item > 0 && item < list.items.count - 1
            return isNamed && missing.isEmpty && isOrdered && isInside ? .added(item: item) : nil
        }
        if !isNamed, count < (missing.isEmpty ? 4 : 6) { return nil }
        if let double = Dictionary(grouping: found, by: { $0 }).filter({ $1.count > 1 }).keys.min() {
            return isNamed ? .doubled(double) : nil
        }
        if !missing.isEmpty { return isOrdered ? .missing(missing) : nil }
        return isOrdered ? nil : .order
    }
}

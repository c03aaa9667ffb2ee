internal import BaguanText

/// The items of a list as they stand in a block: 政治意识、大局意识和看齐意识.
struct ItemList {
    struct Element {
        /// Indices into the block's scalars, without quotation marks and blanks at the ends.
        var range: Range<Int>
        /// The folded form of what stands there.
        var folded: [UInt32]
        /// Which member of the enumeration it is; nil for another text.
        var member: Int?
        /// Whether a 、 or 和 stands before it, so that it surely goes on with the list.
        var isJoined: Bool
    }

    var items: [Element] = []
    /// Whether 等 or an ellipsis leaves the list open.
    var isOpen = false

    /// Reads items from `start` until the sentence or its bracket ends, or the list surely does.
    init(in text: ScalarText, from start: Int, of enumeration: Enumeration, limit: Int) {
        var at = start
        var isJoined = false
        while items.count < limit, at < text.values.count, !Self.isEnd(text.values[at]) {
            var end = at
            while end < text.values.count, !Self.isEnd(text.values[end]), !Self.isComma(text.values[end]) { end += 1 }
            append(at..<end, in: text, of: enumeration, isJoined: isJoined)
            if isOpen { return }
            guard end < text.values.count, !Self.isEnd(text.values[end]) else { return }
            isJoined = text.values[end] == 0x3001
            at = end + 1
        }
    }

    /// Adds what stands between two marks: one item, or two that 和 joins.
    private mutating func append(
        _ range: Range<Int>, in text: ScalarText, of enumeration: Enumeration, isJoined: Bool
    ) {
        let range = Self.trimmed(range, of: text)
        guard !range.isEmpty else { return }
        let folded = Self.folded(range, of: text)
        if let member = enumeration.member(folded) {
            items.append(Element(range: range, folded: folded, member: member, isJoined: isJoined))
            return
        }
        for at in range.dropFirst() where Self.conjunctions.contains(text.values[at]) {
            let left = Self.trimmed(range.lowerBound..<at, of: text)
            let right = Self.trimmed(at + 1..<range.upperBound, of: text)
            let (before, after) = (Self.folded(left, of: text), Self.folded(right, of: text))
            let isAfter = enumeration.member(after) != nil || enumeration.memberBeginning(after) != nil
            guard enumeration.member(before) != nil || isAfter, !left.isEmpty, !right.isEmpty else { continue }
            append(left, in: text, of: enumeration, isJoined: isJoined)
            append(right, in: text, of: enumeration, isJoined: true)
            return
        }
        appendPart(range, folded, of: enumeration, isJoined: isJoined)
    }

    /// Adds an item with other words around the member: 增强政治意识, 看齐意识的要求.
    private mutating func appendPart(
        _ range: Range<Int>, _ folded: [UInt32], of enumeration: Enumeration, isJoined: Bool
    ) {
        var item = Element(range: range, folded: folded, member: nil, isJoined: isJoined)
        if let (member, length) = enumeration.memberBeginning(folded), range.count == folded.count {
            item.member = member
            item.range = range.lowerBound..<range.lowerBound + length
            item.folded = Array(folded[..<length])
            isOpen = Self.leavesOpen(Array(folded[length...]))
        } else if items.isEmpty, let (member, length) = enumeration.memberEnd(folded), range.count == folded.count {
            item.member = member
            item.range = range.upperBound - length..<range.upperBound
            item.folded = Array(folded[(folded.count - length)...])
        } else if Self.leavesOpen(folded) || folded.last.map(Self.open.contains) ?? false {
            isOpen = true
            return
        }
        items.append(item)
    }

    private static func leavesOpen(_ rest: [UInt32]) -> Bool { rest.first.map(open.contains) ?? false }

    private static let open = Set("等…".unicodeScalars.map(\.value))
    private static let conjunctions = Set("和与及".unicodeScalars.map(\.value))

    static func folded(_ range: Range<Int>, of text: ScalarText) -> [UInt32] {
        var string = ""
        string.unicodeScalars.append(contentsOf: text.values[range].compactMap(Unicode.Scalar.init))
        return Folding.foldWording(string)
    }

    private static func trimmed(_ range: Range<Int>, of text: ScalarText) -> Range<Int> {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high, Skeleton.isSeparator(text.values[low]) { low += 1 }
        while low < high, Skeleton.isSeparator(text.values[high - 1]) { high -= 1 }
        return low..<high
    }

    /// What stands between items. Blanks too: on banners nothing else does.
    static func isComma(_ value: UInt32) -> Bool {
        switch value {
        case 0x3001, 0xFF0C, 0x2C, 0xFF1B, 0x3B, 0x20, 0x3000, 0xB7, 0x30FB, 0x2022: true
        default: false
        }
    }

    /// What no list goes on over.
    static func isEnd(_ value: UInt32) -> Bool {
        switch value {
        case 0x3002, 0xFF01, 0x21, 0xFF1F, 0x3F, 0x0A, 0x28, 0x29, 0xFF08, 0xFF09, 0xFF1A, 0x3A, 0x2014, 0x7C: true
        default: false
        }
    }
}

extension ItemList {
    /// The items that belong to the list: up to the last member, and the one behind it when it stands for a member.
    ///
    /// A list often goes on into the sentence: 政治意识、大局意识、核心意识、看齐意识，努力工作。
    func core(of enumeration: Enumeration) -> ItemList {
        var core = self
        guard let first = items.firstIndex(where: { $0.member != nil }),
            let last = items.lastIndex(where: { $0.member != nil })
        else {
            core.items = []
            return core
        }
        let count = enumeration.members.count
        var (low, high) = (first, last + 1)
        if high < items.count, high - low < count, stands(items[high], for: count - 1, of: enumeration) { high += 1 }
        // Only the first member's place can be taken by what stands before a second one.
        if low > 0, items[low].member == 1, items[low].isJoined, stands(items[low - 1], for: 0, of: enumeration) {
            low -= 1
        }
        core.items = Array(items[low..<high])
        return core
    }

    private func stands(_ item: Element, for member: Int, of enumeration: Enumeration) -> Bool {
        item.folded.count <= enumeration.members[member].unicodeScalars.count + 1
            && (item.isJoined || enumeration.sharesCharacter(item.folded, with: member))
            && !items.contains { $0.member == member }
    }
}

/// What stands between the name of an enumeration and a list that claims to be all of it.
enum Introducer {
    private static let closings = Set("”’』」》\"'".unicodeScalars.map(\.value))
    private static let words = [
        "的基本内容", "的主要内容", "的具体内容", "基本内容", "的内容", "总要求", "具体", "主要", "分别", "就", "也",
    ].map(scalars)
    private static let verbs = [
        "：", ":", "——", "—", "（", "(", "，即", "即", "是指", "指的是", "是", "为", "指", "包括", "包含",
    ].map(scalars)

    /// Where the list begins behind a name that ends at `place`, or nil when none is introduced there.
    static func end(after place: Int, in text: ScalarText) -> Int? {
        var at = place
        if at < text.values.count, closings.contains(text.values[at]) { at += 1 }
        for word in words where stands(word, at: at, in: text) {
            at += word.count
            break
        }
        guard let verb = verbs.first(where: { stands($0, at: at, in: text) }) else { return nil }
        at += verb.count
        // 即：, 包括：, （即
        for _ in 0..<2 {
            if let more = verbs.first(where: { stands($0, at: at, in: text) }) { at += more.count }
        }
        return at
    }

    private static func stands(_ word: [UInt32], at place: Int, in text: ScalarText) -> Bool {
        place + word.count <= text.values.count && text.values[place..<place + word.count].elementsEqual(word)
    }

    private static func scalars(_ word: String) -> [UInt32] { word.unicodeScalars.map(\.value) }
}

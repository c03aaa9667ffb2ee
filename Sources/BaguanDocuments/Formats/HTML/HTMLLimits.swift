/// What a page may have at most, told by a look at its tags alone, in linear time, before a tree is made of them.
///
/// A tree costs the square of its nesting, and each tag behind which formatting stays open makes that anew. Two counts
/// are kept. One takes every end tag at its word; it is what a person would call the nesting. Hostile pages close what is
/// not closed (`<span><div></span></div>` leaves the first open), so the other believes only what cannot be otherwise,
/// and may go much higher: sloppy pages do, too.
struct HTMLLimits {
    static let depth = 512
    static let attributes = 1_000
    /// Of the second count.
    private static let unclosed = 10_000
    /// Tags, with the formatting that each may have to make anew.
    private static let elements = 2_000_000

    /// What of a page goes beyond, if anything does.
    static func fault(in utf8: [UInt8]) -> MarkupLimit? {
        var limits = HTMLLimits()
        var scan = HTMLTagScan(utf8)
        while let tag = scan.next() {
            if let fault = limits.take(tag) { return fault }
        }
        return nil
    }

    private var counts: [ArraySlice<UInt8>: Int] = [:]
    private var depth = 0
    private var open: [ArraySlice<UInt8>] = []
    private var formatting: [ArraySlice<UInt8>: Int] = [:]
    /// No more than three of the same stay open (HTML Standard, section 13.2.4.3).
    private var openFormatting = 0
    /// Beside ``open``: the whole start tag of formatting, else nothing.
    private var openTags: [ArraySlice<UInt8>] = []
    private var cost = 0

    private mutating func take(_ tag: HTMLTagScan.Tag) -> MarkupLimit? {
        if tag.attributes > Self.attributes { return .attributes(limit: Self.attributes) }
        cost += 1 + openFormatting
        if cost > Self.elements { return .elements(limit: Self.elements) }
        let name = Self.folded(tag.name)
        let isSingle = Self.single.contains(String(decoding: name, as: UTF8.self))
        if tag.isEnd {
            if !tag.isHidden { close(name) }
            return nil
        }
        if isSingle { return nil }
        open.append(name)
        if !tag.isHidden {
            counts[name, default: 0] += 1
            depth += 1
        }
        if Self.formattingNames.contains(String(decoding: name, as: UTF8.self)) {
            let count = formatting[tag.whole, default: 0]
            formatting[tag.whole] = count + 1
            if count < 3 { openFormatting += 1 }
            openTags.append(tag.whole)
        } else {
            openTags.append([])
        }
        return depth > Self.depth || open.count > Self.unclosed ? .depth(limit: Self.depth) : nil
    }

    private mutating func close(_ name: ArraySlice<UInt8>) {
        if let count = counts[name], count > 0 {
            counts[name] = count - 1
            depth -= 1
        }
        guard let last = open.last, last.elementsEqual(name) else { return }
        open.removeLast()
        guard let tag = openTags.popLast(), let count = formatting[tag] else { return }
        formatting[tag] = count > 1 ? count - 1 : nil
        if count <= 3 { openFormatting -= 1 }
    }

    private static func folded(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        ArraySlice(name.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 })
    }

    /// Elements that hold nothing, and those that the next of their kind closes: they nest only with others in between.
    private static let single: Set<String> = [
        "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "image", "img", "input", "keygen", "link",
        "meta", "param", "source", "track", "wbr",
        "p", "li", "dd", "dt", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "option", "html", "head", "body",
    ]

    /// Elements that go on in the next paragraph (HTML Standard, section 13.2.4.3).
    private static let formattingNames: Set<String> = [
        "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
    ]
}

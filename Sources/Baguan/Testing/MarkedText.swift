/// A text in which `⟦` and `⟧` enclose each place where a finding is expected.
///
/// ```swift
/// MarkedText("⟦国家卫计委⟧发布通知")  // plain: 国家卫计委发布通知, marks: [0..<5]
/// ```
public struct MarkedText: Hashable, Sendable {
    /// Of the text without the marks.
    public var scalars: [Unicode.Scalar]
    /// The enclosed stretches, as indices into ``scalars``, in the order of their openings.
    public var marks: [Range<Int>]

    /// Marks that are not balanced are left out; the pack loader reports them.
    public init(_ text: String) {
        scalars = []
        marks = []
        var open: [Int] = []
        for scalar in text.unicodeScalars {
            switch scalar {
            case "⟦": open.append(scalars.count)
            case "⟧":
                if let start = open.popLast() { marks.append(start..<scalars.count) }
            default: scalars.append(scalar)
            }
        }
        marks.sort { $0.lowerBound < $1.lowerBound }
    }

    /// The text without the marks.
    public var plain: String { String(String.UnicodeScalarView(scalars)) }

    /// The text with its marks.
    public var marked: String {
        var view = String.UnicodeScalarView()
        for index in 0...scalars.count {
            for mark in marks where mark.upperBound == index && !mark.isEmpty { view.append("⟧") }
            for mark in marks where mark.lowerBound == index { view.append("⟦") }
            if index < scalars.count { view.append(scalars[index]) }
        }
        return String(view)
    }

    /// Rewrites the text scalar by scalar; what a mark enclosed it encloses after.
    func mapped(_ replacement: (_ index: Int, _ scalar: Unicode.Scalar) -> String) -> MarkedText {
        var result = MarkedText("")
        var starts: [Int] = []
        for (index, scalar) in scalars.enumerated() {
            starts.append(result.scalars.count)
            result.scalars += replacement(index, scalar).unicodeScalars
        }
        starts.append(result.scalars.count)
        result.marks = marks.map { starts[$0.lowerBound]..<starts[$0.upperBound] }
        return result
    }

    /// The text with `prefix` before it.
    func prefixed(by prefix: String) -> MarkedText {
        var result = self
        let added = Array(prefix.unicodeScalars)
        result.scalars = added + scalars
        result.marks = marks.map { $0.lowerBound + added.count..<$0.upperBound + added.count }
        return result
    }

    var utf8: [UInt8] { Array(plain.utf8) }

    /// The marks as byte offsets into the UTF-8 of the text.
    var sourceRanges: [Range<SourceOffset>] {
        var offsets = [0]
        for scalar in scalars { offsets.append(offsets[offsets.count - 1] + UTF8.width(scalar)) }
        return marks.map { Range(utf8: offsets[$0.lowerBound]..<offsets[$0.upperBound]) }
    }
}

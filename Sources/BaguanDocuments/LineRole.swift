internal import BaguanText

/// What a line without markup is, by its look: the first one is the title when it is short and no sentence; a short line
/// that opens with a number as official papers write it (一、 or （一） or 第一章) is a heading; everything else is body.
enum LineRole {
    /// Scalars. A title of official papers runs to some thirty; a sentence without a final mark may be longer.
    private static let longestHeading = 50

    static func of(_ line: Range<Int>, in utf8: [UInt8], isFirst: Bool) -> BlockRole {
        // Most lines are ruled out by their length (no scalar takes more than four bytes) or their first character.
        guard line.count <= longestHeading * 4, let first = utf8.scalar(at: line.lowerBound),
            isFirst || openers.contains(first) || numerals.contains(first)
        else { return .body }
        let scalars = Array(String(decoding: utf8[line], as: UTF8.self).unicodeScalars)
        guard scalars.count <= longestHeading, let last = scalars.last, !marksThatGoOn.contains(last) else {
            return .body
        }
        if isFirst { return .title }
        return opensWithNumber(scalars) ? .heading : .body
    }

    /// Marks that end a sentence or promise more of it; a title or heading ends with none.
    private static let marksThatGoOn = Array("。！？；：，、…—!?;:,.".unicodeScalars)
    private static let openers = Array("（(第".unicodeScalars)
    private static let numerals = Array("〇零一二三四五六七八九十百".unicodeScalars)
    private static let divisions = Array("章节節编編篇".unicodeScalars)

    /// 一、  （一）  (一)  第一章
    private static func opensWithNumber(_ line: [Unicode.Scalar]) -> Bool {
        let opener = openers.contains(line[0]) ? line[0] : nil
        let rest = line.dropFirst(opener == nil ? 0 : 1)
        let numeral = rest.prefix { numerals.contains($0) }
        guard !numeral.isEmpty, let next = rest.dropFirst(numeral.count).first else { return false }
        return switch opener {
        case nil: next == "、"
        case "第": divisions.contains(next)
        default: next == "）" || next == ")"
        }
    }
}

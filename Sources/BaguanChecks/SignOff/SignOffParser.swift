package import BaguanDocuments
internal import BaguanText

/// Reads the credit lines at the head and at the end of a document in the forms that posts really have.
///
/// A line counts when it begins with a role and a separator (编辑：, 文 |, 【图：), when a bracket holds one (（通讯员 张三）),
/// or when names stand before the role (张三 文 李四 摄). Sentences that merely speak of editing or reviewing do not.
package struct SignOffParser: Sendable {
    let roles: RoleWords

    package init(roles: RoleWords = RoleWords()) { self.roles = roles }

    /// How many blocks from each edge may hold credits.
    private static let headBlocks = 6
    private static let endBlocks = 14
    /// A longer line is text; a line of credits for a whole crew is not.
    private static let longestLine = 160

    /// The credits of a document, in the order of the text.
    package func signOff(of document: Document) -> SignOff {
        signOff(of: document.blocks) { block in
            (ScalarText(document.blocks[block].range, of: document.prose.utf8), document.lines(of: block))
        }
    }

    /// The same for one who has looked at the blocks already.
    func signOff(of blocks: [Block], text: (Int) -> (ScalarText, lines: [Range<ProseOffset>])) -> SignOff {
        var credits: [SignOff.Credit] = []
        let end = Self.end(of: blocks)
        for block in blocks.indices where block < Self.headBlocks || block >= end && Self.mayEnd(block, of: blocks) {
            guard ![.code, .hidden, .author, .digest].contains(blocks[block].role) else { continue }
            let (text, lines) = text(block)
            credits += lines.flatMap { self.credits(in: text.indices(of: $0), of: text, block: block) }
        }
        return SignOff(credits: credits)
    }

    /// Where the end of a document begins. A table or a list of names behind the credits does not push them out of it: only
    /// what is neither counts.
    private static func end(of blocks: [Block]) -> Int {
        var counted = 0
        return blocks.indices.reversed().first { block in
            if !appended.contains(blocks[block].role) { counted += 1 }
            return counted == endBlocks
        } ?? 0
    }

    /// In what is appended itself, credits stand at its very end or nowhere.
    private static func mayEnd(_ block: Int, of blocks: [Block]) -> Bool {
        block >= blocks.count - endBlocks || !appended.contains(blocks[block].role)
    }

    private static let appended: Set<BlockRole> = [.tableCell, .listItem, .caption, .header, .footer, .footnote, .hidden]

    /// The credits of a line, which neither begins nor ends with a blank.
    private func credits(in values: Range<Int>, of text: ScalarText, block: Int) -> [SignOff.Credit] {
        if values.count <= Self.longestLine {
            let inner = unwrapped(values, of: text)
            let isBracketed = inner != values
            let found = CreditLine(text: text, block: block, roles: roles, isBracketed: isBracketed).credits(in: inner)
            if !found.isEmpty { return found }
        }
        // A line may end with its credits in brackets.
        guard let bracket = lastBracket(in: values, of: text) else { return [] }
        return CreditLine(text: text, block: block, roles: roles, isBracketed: true).credits(in: bracket)
    }

    private static let closings: [UInt32: UInt32] = [0xFF08: 0xFF09, 0x28: 0x29, 0x3010: 0x3011, 0x5B: 0x5D]

    private func unwrapped(_ range: Range<Int>, of text: ScalarText) -> Range<Int> {
        guard range.count > 2, let closing = Self.closings[text.values[range.lowerBound]],
            text.values[range.upperBound - 1] == closing
        else { return range }
        return range.lowerBound + 1..<range.upperBound - 1
    }

    private func lastBracket(in range: Range<Int>, of text: ScalarText) -> Range<Int>? {
        guard let last = range.last, Self.closings.values.contains(text.values[last]) else { return nil }
        let lowest = max(range.lowerBound, last - Self.longestLine)
        for at in stride(from: last - 1, through: lowest, by: -1) {
            if Self.closings[text.values[at]] == text.values[last] { return at + 1..<last }
            if text.values[at] == text.values[last] { return nil }
        }
        return nil
    }
}

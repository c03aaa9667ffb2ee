/// How a text differs from a wording, character by character: optimal string alignment with its way back.
struct Alignment: Sendable {
    enum Change: Sendable { case substituted, missing, added, swapped }

    /// One edit: what stands in the wording and what in the text, one of the two empty for a missing or added character.
    struct Edit: Sendable {
        var change: Change
        var wording: Range<Int>
        var text: Range<Int>
    }

    /// In the order of the text.
    let edits: [Edit]
    /// Edits before the first character that both have.
    let editsAtStart: Int
    /// Edits behind the last character that both have.
    let editsAtEnd: Int
    /// Whether an edit leaves at most one character between itself and the beginning, or the end.
    let changesStart: Bool
    let changesEnd: Bool

    /// Wording and text are short: the table is theirs multiplied.
    init(wording: [UInt32], text: ArraySlice<UInt32>) {
        let text = Array(text)
        let table = Self.table(wording, text)
        var edits: [Edit] = []
        var matches: [Int] = []
        var (row, column) = (wording.count, text.count)
        while row > 0 || column > 0 {
            let cost = table[row][column]
            if row > 0, column > 0, wording[row - 1] == text[column - 1], table[row - 1][column - 1] == cost {
                (row, column) = (row - 1, column - 1)
                matches.append(edits.count)
                continue
            }
            let change: Change
            if Self.isSwap(wording, text, row, column), table[row - 2][column - 2] + 1 == cost {
                change = .swapped
            } else if row > 0, column > 0, table[row - 1][column - 1] + 1 == cost {
                change = .substituted
            } else {
                change = row > 0 && table[row - 1][column] + 1 == cost ? .missing : .added
            }
            let rows = change == .added ? 0 : change == .swapped ? 2 : 1
            let columns = change == .missing ? 0 : change == .swapped ? 2 : 1
            edits.append(Edit(change: change, wording: row - rows..<row, text: column - columns..<column))
            (row, column) = (row - rows, column - columns)
        }
        self.edits = edits.reversed()
        changesStart = (edits.last?.wording.lowerBound ?? 2) < 2
        changesEnd = (edits.first?.wording.upperBound ?? 0) > wording.count - 2
        editsAtEnd = matches.first ?? edits.count
        editsAtStart = edits.count - (matches.last ?? 0)
    }

    private static func table(_ wording: [UInt32], _ text: [UInt32]) -> [[Int]] {
        var table = [[Int]](repeating: Array(0...text.count), count: wording.count + 1)
        for row in 0...wording.count {
            table[row][0] = row
            guard row > 0, !text.isEmpty else { continue }
            for column in 1...text.count {
                var cost = min(table[row - 1][column] + 1, table[row][column - 1] + 1)
                cost = min(cost, table[row - 1][column - 1] + (wording[row - 1] == text[column - 1] ? 0 : 1))
                if isSwap(wording, text, row, column) { cost = min(cost, table[row - 2][column - 2] + 1) }
                table[row][column] = cost
            }
        }
        return table
    }

    private static func isSwap(_ wording: [UInt32], _ text: [UInt32], _ row: Int, _ column: Int) -> Bool {
        row > 1 && column > 1 && wording[row - 1] == text[column - 2] && wording[row - 2] == text[column - 1]
            && wording[row - 1] != wording[row - 2]
    }
}

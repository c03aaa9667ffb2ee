public import BaguanText

/// What ``Scanner`` must find, told the slow and obvious way: fold the whole prose into a row of symbols, each with the
/// character that it comes from, and lay every wording beside every place of it.
///
/// It shares no code with the scanner, nor with `FoldedMatch`, but the folding of a single character.
public struct ReferenceScanner {
    private let wordings: [[UInt32]]

    public init(wordings: [[UInt32]]) { self.wordings = wordings }

    private struct Symbol {
        var form: UInt32
        /// The bytes of the character that it comes from.
        var range: Range<Int>
        var beginsCharacter: Bool
        var endsCharacter: Bool
        /// Whether blanks were left out before it.
        var followsBlanks: Bool
    }

    /// All candidates, in the order of ``Scanner/candidates(in:)``.
    public func candidates(in prose: [UInt8]) -> [Candidate] {
        let symbols = Self.symbols(of: prose)
        var found: [Candidate] = []
        for (literal, wording) in wordings.enumerated() where !wording.isEmpty && wording.count <= symbols.count {
            for first in 0...symbols.count - wording.count where symbols[first].form == wording[0] {
                let place = symbols[first..<first + wording.count]
                guard place.map(\.form) == wording, let begin = place.first, let end = place.last,
                    begin.beginsCharacter, end.endsCharacter
                else { continue }
                found.append(Candidate(
                    literal: Int32(literal), skipsBlanks: place.dropFirst().contains(where: \.followsBlanks),
                    range: ProseOffset(begin.range.lowerBound)..<ProseOffset(end.range.upperBound)))
            }
        }
        return found.sorted()
    }

    private static func symbols(of prose: [UInt8]) -> [Symbol] {
        var symbols: [Symbol] = []
        // The blanks and invisible characters since the last symbol, and whether there was a blank among them.
        var (isBlank, gap) = (false, 0..<0)
        var at = 0
        for scalar in String(decoding: prose, as: UTF8.self).unicodeScalars {
            let range = at..<at + UTF8.width(scalar)
            at = range.upperBound
            let forms = Folding.fold(String(scalar))
            if forms.isEmpty || forms == [0x20] || forms == [0x09] {
                isBlank = isBlank || !forms.isEmpty
                gap = (gap.isEmpty ? range.lowerBound : gap.lowerBound)..<range.upperBound
                continue
            }
            let vanishes = symbols.last.map { Folding.isHan($0.form) } ?? false && Folding.isHan(forms[0])
            if isBlank, !vanishes {
                symbols.append(Symbol(
                    form: 0x20, range: gap, beginsCharacter: true, endsCharacter: true, followsBlanks: false))
            }
            for (index, form) in forms.enumerated() {
                symbols.append(Symbol(
                    form: form, range: range, beginsCharacter: index == 0, endsCharacter: index == forms.count - 1,
                    followsBlanks: index == 0 && isBlank && vanishes))
            }
            (isBlank, gap) = (false, 0..<0)
        }
        return symbols
    }
}

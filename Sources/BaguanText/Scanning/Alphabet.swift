/// The symbols that a scanner compares instead of characters, and which one each character of a text has.
///
/// A symbol is the number of a folded scalar that occurs in some wording (1…); symbol 0 stands for all others. A code is a
/// symbol together with the row of the bigram array in which the symbols after it are looked up, so that a text is read
/// through one table: bits 0–12 the symbol, 13–30 the row's base, 31 a mark (see ``SymbolBlock``).
struct Alphabet: Sendable {
    /// In a code: what only the slow path can answer. In a block: blanks were passed over before this symbol.
    static let mark: UInt32 = 1 << 31
    static let symbolMask: UInt32 = 0x1FFF
    static let baseShift: UInt32 = 13
    /// More different characters than this share symbols.
    static let maximumSymbols = 0x1FFF
    static let maximumBase = 0x3FFFF

    /// The code of each scalar of the Basic Multilingual Plane.
    let codes: [UInt32]
    /// The codes of folded scalars that occur in wordings.
    private let codeByForm: [UInt32: UInt32]
    /// The code of a blank.
    let blank: UInt32
    /// Whether ASCII and blanks occur in no wording: a run of ASCII is then one symbol 0.
    let skipsASCII: Bool

    /// The symbol of the folded scalar with a number: from 1 on, and from 1 on again when there are too many.
    static func symbol(ofForm index: Int) -> UInt16 { UInt16(index % maximumSymbols + 1) }

    /// How many symbols so many folded scalars have.
    static func symbolCount(ofForms count: Int) -> Int { min(count, maximumSymbols) }

    /// - Parameters:
    ///   - forms: the folded scalars that occur in wordings, in the order of their symbols.
    ///   - bases: of the bigram rows, by symbol.
    init(forms: [UInt32], bases: [UInt32]) {
        var codeByForm: [UInt32: UInt32] = [:]
        codeByForm.reserveCapacity(forms.count)
        for (index, form) in forms.enumerated() {
            let symbol = Self.symbol(ofForm: index)
            codeByForm[form] = UInt32(symbol) | bases[Int(symbol)] << Self.baseShift
        }
        self.codeByForm = codeByForm
        blank = codeByForm[0x20] ?? 0
        skipsASCII = !forms.contains { $0 < 0x80 }
        let table = FoldingTable.shared
        var codeOfForm = [UInt32](repeating: 0, count: 0x10000)
        for (form, code) in codeByForm where form < 0x10000 { codeOfForm[Int(form)] = code }
        let forms = table.plane0
        codes = forms.indices.map { scalar in
            let form = forms[scalar]
            return form == FoldingTable.special || Folding.isBlank(UInt32(form)) ? Self.mark : codeOfForm[Int(form)]
        }
    }

    /// Where in the bigram array a pair of symbols is looked up.
    @inline(__always)
    static func slot(_ first: UInt32, _ second: UInt32) -> Int {
        Int(first >> baseShift & UInt32(maximumBase)) &+ Int(second & symbolMask)
    }

    /// The code of a folded scalar.
    func code(of form: UInt32) -> UInt32 { codeByForm[form] ?? 0 }
}

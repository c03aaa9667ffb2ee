/// A number or address in a text by which a person can be reached or known.
struct PersonalDatum: Hashable {
    enum Kind: String, CaseIterable {
        case residentID = "resident-id"
        case oldResidentID = "old-resident-id"
        case mobile, landline
        case bankCard = "bank-card"
        case passport, email
    }

    var kind: Kind
    /// Where it stands, as indices of scalars.
    var range: Range<Int>
    /// The scalars that are not to be repeated, in order; the others show what kind of number it is.
    var hidden: [Int]
    /// The digits without what parts them, for comparing with numbers that may stand; an address as it is.
    var plain: String
    /// Whether its form alone shows what it is: a check digit that fits.
    var isSure: Bool
    /// Whether it stands inside an address of the web, where long numbers are mostly others.
    var isInAddress = false
}

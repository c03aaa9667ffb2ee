/// A place where something else was probably meant.
package struct Suspect: Sendable {
    /// Indices of the scalars that were looked at.
    package var range: Range<Int>
    /// What was probably meant, of the same length.
    package var meant: [UInt32]
    package var likeness: Likeness
    /// The logarithm of how much more likely than not a mistake is; the threshold was taken from it.
    package var score: Double
    /// The stretch, around the place, that is usual with what was meant: 检验.
    package var usual: Range<Int>
}

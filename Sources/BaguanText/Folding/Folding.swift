internal import CICU

/// The form in which rule wordings and prose are compared.
///
/// Folding takes away what a careful reader would not call a difference: full and half width, case, Traditional and
/// Simplified characters, compatibility, Kangxi and radical-supplement ideographs, and invisible characters. It is
/// lossy (著 and 着 fold alike), so it is for finding only: what is reported is always the prose itself.
///
/// ```swift
/// Folding.fold("ＷｅＣｈａｔ　⺠主") == Folding.fold("wechat 民主")
/// ```
public enum Folding {
    /// The folded form of a text, scalar by scalar.
    public static func fold(_ text: String) -> [UInt32] {
        let table = FoldingTable.shared
        var folded: [UInt32] = []
        folded.reserveCapacity(text.utf8.count / 2)
        for scalar in text.unicodeScalars {
            table.forEachFolded(scalar.value) { folded.append($0) }
        }
        return folded
    }

    /// What a scalar is only another code for (NFKC, without regard to case): 馬 of the Kangxi radical ⾺. The scalar itself
    /// when it is no such thing; nil when it stands for several or none.
    public static func compatibilityForm(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 32) { form in
            let count = cicu_compatibility_fold(scalar.value, form.baseAddress, 32)
            return count == 1 ? Unicode.Scalar(form[0]) : nil
        }
    }

    /// The folded form of a wording that is looked for: as ``fold(_:)``, with blanks as the scanner sees them: none at
    /// the ends and between Han characters, one for each other run. So `立德 树人` and `立德树人` are one wording.
    public static func foldWording(_ text: String) -> [UInt32] {
        var wording: [UInt32] = []
        var blankIsPending = false
        for scalar in fold(text) {
            if isBlank(scalar) {
                blankIsPending = !wording.isEmpty
                continue
            }
            if blankIsPending, let last = wording.last, !(isHan(last) && isHan(scalar)) { wording.append(0x20) }
            blankIsPending = false
            wording.append(scalar)
        }
        return wording
    }

    /// A number that two stretches of prose share if they fold alike, blanks aside, and hardly ever otherwise.
    ///
    /// - Parameter length: how many folded scalars are looked at: those that begin alike then share the number.
    public static func digest(_ range: Range<ProseOffset>, of prose: [UInt8], first length: Int = .max) -> UInt64 {
        let table = FoldingTable.shared
        var digest: UInt64 = 0xCBF2_9CE4_8422_2325
        var left = length
        prose.withUnsafeBytes { bytes in
            var at = range.lowerBound.utf8
            while left > 0, at < range.upperBound.utf8 {
                let (value, length) = UTF8Walk.scalar(in: bytes, at: at)
                at += length
                table.forEachFolded(value) { form in
                    guard left > 0, !isBlank(form) else { return }
                    digest = (digest ^ UInt64(form)) &* 0x100_0000_01B3
                    left -= 1
                }
            }
        }
        return digest
    }

    /// Whether a folded scalar is a blank that people put between characters to spread them: space or tab.
    @inline(__always)
    static func isBlank(_ scalar: UInt32) -> Bool { scalar == 0x20 || scalar == 0x09 }

    /// Whether a folded scalar is a Han ideograph.
    @inline(__always)
    @inlinable public static func isHan(_ scalar: UInt32) -> Bool {
        (0x4E00...0x9FFF).contains(scalar) || (0x3400...0x4DBF).contains(scalar)
            || (0x20000...0x3FFFF).contains(scalar) || scalar == 0x3007
    }
}

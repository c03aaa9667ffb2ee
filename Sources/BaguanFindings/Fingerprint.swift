/// A finding's identity from one run to the next: rule, match and the text right around it, without line numbers.
///
/// Editing elsewhere in the paragraph does not change it. It is no protection against forgery: FNV-1a, 64 bits, in hex.
public enum Fingerprint {
    public static func of(rule: RuleID, match: String, before: String, after: String) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for part in [rule.description, match, before, after] {
            for byte in part.utf8 {
                hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
            }
            // A byte that UTF-8 never has keeps the parts apart.
            hash = (hash ^ 0xFF) &* 0x100_0000_01B3
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

/// Single scalars out of well-formed UTF-8, without making a string of them.
extension [UInt8] {
    /// The scalar that begins at `index`; nil at the end.
    func scalar(at index: Int) -> Unicode.Scalar? {
        guard index < count else { return nil }
        let lead = self[index]
        let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard index + length <= count else { return nil }
        // The lead of a sequence of n bytes has 7 - n bits of its own.
        var value = length == 1 ? UInt32(lead) : UInt32(lead) & (0x7F >> UInt32(length))
        for offset in 1..<4 where offset < length { value = value << 6 | UInt32(self[index + offset] & 0x3F) }
        return Unicode.Scalar(value)
    }

    /// The scalar that ends at `index`; nil at the start.
    func scalar(before index: Int) -> Unicode.Scalar? {
        var start = index - 1
        while start > 0 && self[start] & 0xC0 == 0x80 { start -= 1 }
        return start >= 0 ? scalar(at: start) : nil
    }
}

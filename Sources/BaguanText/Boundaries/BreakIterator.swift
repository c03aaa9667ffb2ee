internal import CICU

/// An ICU break iterator for Chinese. One thread at a time may use it.
final class BreakIterator {
    enum Kind: Int32 {
        case words, sentences
    }

    private let handle: OpaquePointer

    /// Nil when the system's ICU lacks its data files.
    init?(_ kind: Kind) {
        var status: Int32 = 0
        guard let handle = cicu_breaker_open(kind.rawValue, &status) else { return nil }
        self.handle = handle
    }

    deinit { cicu_breaker_close(handle) }

    /// All boundaries of the text, 0 and its length included, in UTF-16 units.
    func boundaries(of text: [UInt16]) -> [Int32] {
        [Int32](unsafeUninitializedCapacity: text.count + 1) { buffer, count in
            var status: Int32 = 0
            let written = cicu_breaker_boundaries(handle, text, Int32(text.count), buffer.baseAddress, &status)
            count = max(0, Int(written))
        }
    }
}

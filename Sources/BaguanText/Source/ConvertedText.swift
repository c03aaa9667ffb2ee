import CICU

/// Bytes read strictly in one encoding by ICU, as far as they go.
package struct ConvertedText {
    package enum Ending: Equatable {
        case complete
        /// The sequence that begins at this byte means nothing in the encoding.
        case illegal(at: Int)
        /// The bytes end inside the character that begins at this byte.
        case truncated(at: Int)
    }

    package let encoding: TextEncoding
    /// Well-formed UTF-8: all that could be decoded before the ending.
    package let utf8: [UInt8]
    package let ending: Ending

    /// Nil when this machine's ICU lacks the converter.
    package init?(_ bytes: ArraySlice<UInt8>, encoding: TextEncoding) {
        // Two bytes that give three are the most a table makes of a draft; a byte that gives three is the most there is.
        let guess = bytes.count / 2 * 3 + 16
        guard let result = Self.run(bytes, encoding, capacity: guess)
            ?? Self.run(bytes, encoding, capacity: bytes.count * 3 + 16)
        else { return nil }
        self.encoding = encoding
        (utf8, ending) = result
    }

    /// Nil when the output does not fit or there is no converter.
    private static func run(
        _ bytes: ArraySlice<UInt8>, _ encoding: TextEncoding, capacity: Int
    ) -> ([UInt8], Ending)? {
        var outcome = CICU_UNAVAILABLE
        var place = 0
        let utf8 = [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
            bytes.withUnsafeBufferPointer { input in
                outcome = cicu_decode(
                    encoding.rawValue, input.baseAddress, input.count, output.baseAddress, output.count, &count, &place)
            }
        }
        return switch outcome {
        case CICU_DECODED: (utf8, .complete)
        case CICU_ILLEGAL: (utf8, .illegal(at: bytes.startIndex + place))
        case CICU_TRUNCATED: (utf8, .truncated(at: bytes.startIndex + place))
        default: nil
        }
    }
}

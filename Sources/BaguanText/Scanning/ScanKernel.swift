internal import CScan

/// What the scanner's two inner loops run on: Swift alone, or the processor's vectors.
///
/// Which it is changes nothing but the time: the tests hold both equal to the reference scanner.
package enum ScanKernel: Sendable {
    case portable
    /// AVX2, eight characters at a time.
    case vectors

    /// The faster one of those that this processor has.
    package static let fastest = available.last ?? .portable

    package static let available: [ScanKernel] = cscan_is_supported() == 0 ? [.portable] : [.portable, .vectors]

    /// How many elements behind the last that is meant a loop may write or look at.
    static let overrun = Int(CSCAN_OVERRUN)

    /// Reads on with vectors, as ``SymbolBlock`` does without them.
    static func read(
        _ bytes: RawSpan, _ table: Span<UInt32>, _ limit: Int, _ codes: inout [UInt32], _ starts: inout [Int],
        _ count: inout Int, _ next: inout Int
    ) {
        bytes.withUnsafeBytes { bytes in
            table.withUnsafeBufferPointer { table in
                guard let first = bytes.bindMemory(to: UInt8.self).baseAddress, let table = table.baseAddress else { return }
                cscan_read(first, bytes.count, table, limit, &codes, &starts, &count, &next)
            }
        }
    }

    /// Collects with vectors, as ``AnchorIndex`` does without them.
    static func collect(
        _ codes: Span<UInt32>, _ range: Range<Int>, _ checks: Span<UInt16>, singles: UInt32, into places: inout [Int32]
    ) -> Int {
        codes.withUnsafeBufferPointer { codes in
            checks.withUnsafeBufferPointer { checks in
                guard let codes = codes.baseAddress, let checks = checks.baseAddress else { return 0 }
                return cscan_collect(codes, range.lowerBound, range.upperBound, checks, singles, &places)
            }
        }
    }
}

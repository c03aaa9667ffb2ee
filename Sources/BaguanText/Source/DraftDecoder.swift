/// The steps from bytes to text: byte order mark, known signatures, strict UTF-8, then the encoding that fits best.
struct DraftDecoder {
    let utf8: [UInt8]
    let encoding: TextEncoding
    let hasByteOrderMark: Bool

    /// - Parameter declared: what the text itself says.
    init(path: String, bytes: [UInt8], declared: TextEncoding? = nil) throws(DecodingError) {
        if let (marked, length) = Self.byteOrderMark(of: bytes) {
            utf8 = try marked == .utf8
                ? Self.utf8(bytes, from: length, path: path) : Self.decode(bytes, from: length, as: marked, path: path)
            encoding = marked
            hasByteOrderMark = true
            return
        }
        if let signature = FileSignature(bytes: bytes) {
            throw DecodingError(path: path, cause: .binary(.signature(signature)))
        }
        let scan = UTF8Scan(bytes)
        encoding = try Self.decide(bytes, scan, declared: declared, path: path)
        hasByteOrderMark = false
        utf8 = encoding == .utf8 ? bytes : try Self.decode(bytes, from: 0, as: encoding, path: path)
    }

    /// Decodes what follows in a text that was begun.
    ///
    /// - Parameter encoding: of the text before; nil when that tells nothing, since it is all ASCII.
    init(path: String, continuing encoding: TextEncoding?, bytes: [UInt8]) throws(DecodingError) {
        if let encoding {
            self.encoding = encoding
        } else {
            self.encoding = try Self.decide(bytes, UTF8Scan(bytes), declared: nil, path: path)
        }
        hasByteOrderMark = false
        utf8 = try self.encoding == .utf8
            ? Self.utf8(bytes, from: 0, path: path) : Self.decode(bytes, from: 0, as: self.encoding, path: path)
    }

    private static func byteOrderMark(of bytes: [UInt8]) -> (encoding: TextEncoding, length: Int)? {
        for encoding in TextEncoding.allCases {
            if let mark = encoding.byteOrderMark, bytes.starts(with: mark) { return (encoding, mark.count) }
        }
        return nil
    }

    /// The encoding of bytes that do not name it themselves.
    private static func decide(
        _ bytes: [UInt8], _ scan: UTF8Scan, declared: TextEncoding?, path: String
    ) throws(DecodingError) -> TextEncoding {
        let isUTF8 = scan.validCount == bytes.count
        let isClean = scan.firstNUL == nil && scan.controlCount == 0
        if isUTF8 && isClean && (declared == .utf8 || !mayBeChance(bytes)) { return .utf8 }
        if let declared, declared != .utf8, isClean, EncodingGuess(bytes, among: [declared]).decision != nil { return declared }

        // UTF-16 is full of what would be controls in UTF-8; the others keep ASCII as it is.
        let guess = EncodingGuess(
            bytes, among: TextEncoding.allCases.filter { isUTF8 && !isClean ? $0.isUTF16 : $0 != .utf8 })
        if let decision = guess.decision, !(isUTF8 && isClean) { return decision }
        if let evidence = scan.evidenceOfBinary(in: bytes) {
            throw DecodingError(path: path, cause: .binary(evidence))
        }
        // A stray control or two in a text is a matter for the checks, unless it might well be another encoding.
        if isUTF8 && guess.plausible.isEmpty { return .utf8 }
        let cause = isUTF8 ? nil : scan.fault(in: bytes) ?? guess.fault
        throw DecodingError(path: path, cause: cause ?? .undecidable((isUTF8 ? [.utf8] : []) + guess.plausible))
    }

    /// Whether bytes that are well-formed UTF-8 may be so by chance: a few GBK characters can look like Latin letters
    /// with accents (知识 is D6 AA CA B6, which is also "֪ʶ"). In a longer text that does not happen.
    private static func mayBeChance(_ bytes: [UInt8]) -> Bool {
        guard bytes.count <= 64, bytes.contains(where: { $0 >= 0x80 }) else { return false }
        return (EncodingGuess.share(of: bytes, countingASCII: false) ?? 0) < EncodingGuess.leastShare
    }

    /// What follows a UTF-8 byte order mark.
    private static func utf8(_ bytes: [UInt8], from start: Int, path: String) throws(DecodingError) -> [UInt8] {
        let rest = Array(bytes[start...])
        let scan = UTF8Scan(rest)
        let place = start + scan.validCount
        if let nul = scan.firstNUL { throw DecodingError(path: path, cause: .binary(.nul(at: start + nul))) }
        if place == bytes.count { return rest }
        throw DecodingError(
            path: path, cause: scan.isTruncated ? .truncated(.utf8, at: place) : .undecodable(.utf8, at: place))
    }

    private static func decode(
        _ bytes: [UInt8], from start: Int, as encoding: TextEncoding, path: String
    ) throws(DecodingError) -> [UInt8] {
        guard let text = ConvertedText(bytes[start...], encoding: encoding) else {
            throw DecodingError(path: path, cause: .undecodable(encoding, at: start))
        }
        if let fault = text.fault(endOfFile: bytes.count) { throw DecodingError(path: path, cause: fault) }
        guard let place = text.utf8.firstIndex(of: 0) else { return text.utf8 }
        // The text before the NUL, measured in the file's own bytes.
        let offset = encoding.isUTF16
            ? String(decoding: text.utf8[..<place], as: UTF8.self).utf16.count * 2 + start
            : bytes[start...].firstIndex(of: 0) ?? start
        throw DecodingError(path: path, cause: .binary(.nul(at: offset)))
    }
}

extension ConvertedText {
    /// What is wrong with the bytes, in a file of so many.
    func fault(endOfFile: Int) -> DecodingError.Cause? {
        switch ending {
        case .complete: nil
        case .truncated(let place) where encoding.isUTF16 && endOfFile - place == 2: .loneSurrogate(encoding, at: place)
        case .truncated(let place): .truncated(encoding, at: place)
        case .illegal(let place) where encoding.isUTF16: .loneSurrogate(encoding, at: place)
        case .illegal(let place): .undecodable(encoding, at: place)
        }
    }
}

extension UTF8Scan {
    /// Why the bytes are no text, if they are none: a NUL, or controls that are more than a slip.
    fileprivate func evidenceOfBinary(in bytes: [UInt8]) -> DecodingError.BinaryEvidence? {
        if let place = firstNUL ?? bytes.firstIndex(of: 0) { return .nul(at: place) }
        if let place = firstControl, controlCount > 2, controlCount * 20 > validCount {
            return .controlCharacters(first: place)
        }
        return nil
    }

    /// The place where bytes that are UTF-8 for the most part are not.
    fileprivate func fault(in bytes: [UInt8]) -> DecodingError.Cause? {
        guard validCount < bytes.count else { return nil }
        let repaired = String(decoding: bytes.prefix(EncodingGuess.sampleSize), as: UTF8.self).unicodeScalars
        let foreign = repaired.filter { !$0.isASCII }
        let common = foreign.count { CommonCharacters.contains($0) }
        guard common > 0, Double(common) >= Double(foreign.count) * EncodingGuess.leastShare else { return nil }
        return isTruncated ? .truncated(.utf8, at: validCount) : .undecodable(.utf8, at: validCount)
    }
}

/// Why a draft's bytes could not be read as text. Offsets count bytes of the file, from 0, its byte order mark included.
public struct DecodingError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Cause: Hashable, Sendable {
        /// The file is in this encoding, but the bytes at `at` mean nothing in it.
        case undecodable(TextEncoding, at: Int)
        /// Half of a surrogate pair stands alone in a UTF-16 file.
        case loneSurrogate(TextEncoding, at: Int)
        /// The file ends inside the character that begins at `at`.
        case truncated(TextEncoding, at: Int)
        /// No encoding fits clearly better than all others. The ones that would fit, best first; perhaps none.
        case undecidable([TextEncoding])
        /// The file is not text.
        case binary(BinaryEvidence)
    }

    public enum BinaryEvidence: Hashable, Sendable {
        case nul(at: Int)
        /// Control characters that no text has, and too many of them; `first` is the place of the first one.
        case controlCharacters(first: Int)
        case signature(FileSignature)
    }

    /// As the user named the file.
    public var path: String
    public var cause: Cause

    /// The same about bytes before which others stand in the file.
    func moved(by count: Int) -> DecodingError {
        let cause: Cause =
            switch cause {
            case .undecodable(let encoding, let offset): .undecodable(encoding, at: offset + count)
            case .loneSurrogate(let encoding, let offset): .loneSurrogate(encoding, at: offset + count)
            case .truncated(let encoding, let offset): .truncated(encoding, at: offset + count)
            case .binary(.nul(let offset)): .binary(.nul(at: offset + count))
            case .binary(.controlCharacters(let first)): .binary(.controlCharacters(first: first + count))
            case .undecidable, .binary(.signature): cause
            }
        return DecodingError(path: path, cause: cause)
    }

    public init(path: String, cause: Cause) {
        self.path = path
        self.cause = cause
    }

    /// In English, for logs and debuggers; the words for users are made at the edge.
    public var description: String {
        let trouble =
            switch cause {
            case .undecodable(let encoding, let offset): "not \(encoding.rawValue) at byte offset \(offset)"
            case .loneSurrogate(let encoding, let offset):
                "lone surrogate in \(encoding.rawValue) at byte offset \(offset)"
            case .truncated(let encoding, let offset):
                "ends inside a character of \(encoding.rawValue) at byte offset \(offset)"
            case .undecidable(let candidates) where candidates.isEmpty: "in no known encoding"
            case .undecidable(let candidates):
                "could be in any of \(candidates.map(\.rawValue).joined(separator: ", "))"
            case .binary(.nul(let offset)): "not text: NUL at byte offset \(offset)"
            case .binary(.controlCharacters(let first)):
                "not text: control characters, the first at byte offset \(first)"
            case .binary(.signature(let signature)): "not text: \(signature.rawValue)"
            }
        return "\(path): \(trouble)"
    }
}

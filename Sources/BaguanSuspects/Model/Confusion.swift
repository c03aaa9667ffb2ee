/// Why one character is written for another.
package struct Likeness: Hashable, Sendable {
    package enum Sound: UInt8, Sendable {
        case none, near, same, sameTone
    }

    /// How the two are read.
    package var sound: Sound
    /// How alike the two look, 0 (not at all) … 63.
    package var shape: UInt8

    package init(sound: Sound, shape: UInt8) {
        self.sound = sound
        self.shape = min(63, shape)
    }

    init(byte: UInt8) {
        sound = Sound(rawValue: byte >> 6) ?? .none
        shape = byte & 63
    }

    var byte: UInt8 { sound.rawValue << 6 | shape }
}

/// What may have been meant where a character stands: a view into a model file.
struct ConfusionTable {
    /// Where the candidates of each Han character begin; one more than there are characters.
    private let starts: UnsafeRawPointer?
    private let characters: UnsafeRawPointer?
    private let kinds: UnsafeRawPointer?

    static let startsSize = (Symbol.hanCount + 1) * 4

    /// Nil when the bytes are no such table.
    init?(starts: UnsafeRawBufferPointer, characters: UnsafeRawBufferPointer, kinds: UnsafeRawBufferPointer) {
        if starts.isEmpty, characters.isEmpty, kinds.isEmpty {
            (self.starts, self.characters, self.kinds) = (nil, nil, nil)
            return
        }
        guard starts.count == Self.startsSize, characters.count == kinds.count * 2 else { return nil }
        var last = 0
        for index in 0...Symbol.hanCount {
            let start = Int(UInt32(littleEndian: starts.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self)))
            guard start >= last, start <= kinds.count else { return nil }
            last = start
        }
        for index in 0..<kinds.count where !Symbol.isHan(
            UInt16(littleEndian: characters.loadUnaligned(fromByteOffset: index * 2, as: UInt16.self))) { return nil }
        (self.starts, self.characters, self.kinds) = (starts.baseAddress, characters.baseAddress, kinds.baseAddress)
    }

    /// The places of a Han character's candidates.
    @inline(__always)
    func candidates(of symbol: Symbol.Value) -> Range<Int> {
        guard let starts else { return 0..<0 }
        let index = Int(symbol - Symbol.han.lowerBound) * 4
        let lower = Int(UInt32(littleEndian: starts.loadUnaligned(fromByteOffset: index, as: UInt32.self)))
        let upper = Int(UInt32(littleEndian: starts.loadUnaligned(fromByteOffset: index + 4, as: UInt32.self)))
        return lower..<upper
    }

    @inline(__always)
    func character(_ index: Int) -> Symbol.Value {
        characters.map { UInt16(littleEndian: $0.loadUnaligned(fromByteOffset: index * 2, as: UInt16.self)) } ?? 0
    }

    func likeness(_ index: Int) -> Likeness {
        Likeness(byte: kinds?.load(fromByteOffset: index, as: UInt8.self) ?? 0)
    }
}

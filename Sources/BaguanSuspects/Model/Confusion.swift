internal import CPrefetch

/// Why one character is written for another.
package struct Likeness: Hashable, Sendable {
    package enum Sound: UInt8, Comparable, Sendable {
        case none, near, same, sameTone

        package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
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
struct ConfusionTable: @unchecked Sendable {
    // Sendable for the reason that ModelBytes is: nobody writes.
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

    var isEmpty: Bool { starts == nil }

    /// What may have been meant where one character stands.
    struct Candidates {
        fileprivate let characters: UnsafeRawPointer
        fileprivate let kinds: UnsafeRawPointer
        let count: Int

        @inline(__always)
        func character(_ index: Int) -> Symbol.Value {
            UInt16(littleEndian: (characters + index &* 2).loadUnaligned(as: UInt16.self))
        }

        @inline(__always)
        func likeness(_ index: Int) -> Likeness { Likeness(byte: kinds.load(fromByteOffset: index, as: UInt8.self)) }

        /// Says that they will be asked for soon.
        func prepare() {
            for line in 0...count / 32 { baguan_prefetch(characters + line * 64) }
            for line in 0...count / 64 { baguan_prefetch(kinds + line * 64) }
        }
    }

    /// Nil when there are none.
    func candidates(of symbol: Symbol.Value) -> Candidates? {
        guard let starts, let characters, let kinds, Symbol.isHan(symbol) else { return nil }
        let index = Int(symbol - Symbol.han.lowerBound) * 4
        let lower = Int(UInt32(littleEndian: starts.loadUnaligned(fromByteOffset: index, as: UInt32.self)))
        let upper = Int(UInt32(littleEndian: starts.loadUnaligned(fromByteOffset: index + 4, as: UInt32.self)))
        return upper > lower ? Candidates(characters: characters + lower * 2, kinds: kinds + lower, count: upper - lower) : nil
    }
}

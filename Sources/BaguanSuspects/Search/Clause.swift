/// The symbols between two boundaries, which belong to it, and how often everything in it was seen.
///
/// Each question is put to the models once, when it is first asked. Something else can be put at one place for a while;
/// then only what touches the place is asked anew.
struct Clause {
    /// The longest sequence that is counted.
    static let order = 5
    /// The longest word of the list.
    static let wordLength = 4
    /// How far from a place its surroundings are looked at.
    static let reach = 4

    let statistics: Statistics
    private(set) var symbols: [Symbol.Value] = []
    /// Where something else may stand.
    private(set) var place = 0..<0
    /// By start, then by length less one; `unknown` until it is asked for.
    private var counts: [UInt32] = []
    private var wordLevels: [UInt8] = []
    /// Whether something else stands there, what is known of it, and what was written.
    private var isChanged = false
    private var trial = [UInt32](repeating: 0, count: (order + 1) * order)
    private var written = Meant(first: Symbol.boundary)

    private static let unknown = UInt32.max
    private static let unknownLevel = UInt8.max

    init(_ statistics: Statistics) { self.statistics = statistics }

    /// Goes on to another clause.
    mutating func read(_ clause: ArraySlice<Symbol.Value>) {
        symbols.removeAll(keepingCapacity: true)
        symbols.append(contentsOf: clause)
        Self.fill(&counts, symbols.count * Self.order, Self.unknown)
        Self.fill(&wordLevels, symbols.count * Self.wordLength, Self.unknownLevel)
    }

    private static func fill<Value>(_ array: inout [Value], _ count: Int, _ value: Value) {
        array.removeAll(keepingCapacity: true)
        array.append(contentsOf: repeatElement(value, count: count))
    }

    /// How often the sequence of `length` symbols from `start` on was seen; 0 when it reaches beyond the clause.
    @inline(__always)
    mutating func count(_ length: Int, at start: Int) -> UInt32 {
        guard start >= 0, start &+ length <= symbols.count else { return 0 }
        if touches(length, at: start) {
            let known = trial[trialCell(length, start)]
            return known == Self.unknown ? ask(length, start) : known
        }
        let known = counts[start &* Self.order &+ length &- 1]
        return known == Self.unknown ? ask(length, start) : known
    }

    /// Whether a sequence holds what stands at the place for a while.
    @inline(__always)
    private func touches(_ length: Int, at start: Int) -> Bool {
        isChanged && start < place.upperBound && start &+ length > place.lowerBound
    }

    @inline(__always)
    private func trialCell(_ length: Int, _ start: Int) -> Int {
        (start &- place.lowerBound &+ Self.order &- 1) &* Self.order &+ length &- 1
    }

    private mutating func ask(_ length: Int, _ start: Int) -> UInt32 {
        let count: UInt32
        if length == 1 {
            count = statistics.count(of: symbols[start])
        } else if isKnownAsUnseen(length - 1, start) {
            // What was never seen is in nothing longer that was seen.
            count = 0
        } else {
            count = statistics.count(hash(SequenceHash.gram, start, length))
        }
        if touches(length, at: start) {
            trial[trialCell(length, start)] = count
        } else {
            counts[start * Self.order + length - 1] = count
        }
        return count
    }

    private func isKnownAsUnseen(_ length: Int, _ start: Int) -> Bool {
        (touches(length, at: start) ? trial[trialCell(length, start)] : counts[start * Self.order + length - 1]) == 0
    }

    @inline(__always)
    private func hash(_ seed: SequenceHash, _ start: Int, _ length: Int) -> SequenceHash {
        var hash = seed
        for at in start..<start + length { hash.append(symbols[at]) }
        return hash
    }

    /// The level of the word of `length` symbols, all of them Han, from `start` on; 0 when the list has none.
    @inline(__always)
    mutating func wordLevel(_ length: Int, at start: Int) -> Int {
        if touches(length, at: start) { return statistics.wordLevel(hash(SequenceHash.word, start, length)) }
        let cell = start &* Self.wordLength &+ length &- 1
        if wordLevels[cell] == Self.unknownLevel {
            wordLevels[cell] = UInt8(truncatingIfNeeded: statistics.wordLevel(hash(SequenceHash.word, start, length)))
        }
        return Int(wordLevels[cell])
    }

    /// Says that the sequences of a length in some symbols will be asked for soon: memory is slow, but answers many at once.
    static func prepare(_ length: Int, in symbols: ArraySlice<Symbol.Value>, _ statistics: Statistics) {
        guard symbols.count >= length else { return }
        for start in symbols.startIndex...symbols.endIndex - length {
            var hash = SequenceHash.gram
            for at in start..<start + length { hash.append(symbols[at]) }
            statistics.prepare(hash)
        }
    }

    /// The same for the words of the list in a stretch.
    func prepareWords(from: Int, upTo end: Int) {
        for start in from..<end {
            let last = min(Self.wordLength, end - start)
            guard touches(last, at: start) || wordLevels[start * Self.wordLength + last - 1] == Self.unknownLevel else { continue }
            var hash = SequenceHash.word
            for at in start..<start + last {
                hash.append(symbols[at])
                statistics.prepareWord(hash)
            }
        }
    }

    /// Chooses the place at which something else may stand.
    mutating func choose(_ range: Range<Int>) {
        restore()
        place = range
        written = Meant(first: symbols[range.lowerBound], second: symbols[range.upperBound - 1])
    }

    /// Puts something else at the chosen place.
    mutating func put(_ meant: Meant) {
        isChanged = true
        set(meant)
        for cell in trial.indices { trial[cell] = Self.unknown }
    }

    /// Puts back what was written at the chosen place.
    mutating func restore() {
        guard isChanged else { return }
        isChanged = false
        set(written)
    }

    private mutating func set(_ meant: Meant) {
        symbols[place.lowerBound] = meant.first
        if place.count == 2 { symbols[place.lowerBound + 1] = meant.second }
    }
}

/// What may have been meant: one symbol, or two where the place has two.
struct Meant {
    var first: Symbol.Value
    var second = Symbol.boundary

    func symbols(_ count: Int) -> [Symbol.Value] { count == 1 ? [first] : [first, second] }
}

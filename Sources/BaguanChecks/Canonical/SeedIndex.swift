internal import BaguanText

/// The pieces of all forms of a rule: for each text that the scanner looks for the places in the forms where it stands.
///
/// Everything lies in flat arrays: a frequent piece of thousands of wordings is looked at again at each of its places.
struct SeedIndex: Sendable {
    /// A stretch of a block's skeleton that is one of the forms, or nearly.
    struct Match {
        var form: Int
        var cost: Int
        var range: Range<Int>
    }

    private struct Seed: Sendable {
        var form: Int32
        /// In ``letters``.
        var lower: Int32
        var upper: Int32
        var isSwapped: Bool
    }

    let wordings: [String]
    /// For each wording its seeds.
    private let seeds: [[Seed]]
    /// The characters of all forms, one after another.
    private let letters: [UInt32]
    /// Where each form begins in ``letters``, and the end.
    private let starts: [Int]
    private let allowances: [Int]

    init(_ forms: [CanonicalForm]) {
        var indexByPiece: [String: Int] = [:]
        var wordings: [String] = []
        var seeds: [[Seed]] = []
        var letters: [UInt32] = []
        var starts = [0]
        for (index, form) in forms.enumerated() {
            for piece in form.pieces {
                let known = indexByPiece[piece.text] ?? wordings.count
                if known == wordings.count {
                    indexByPiece[piece.text] = known
                    wordings.append(piece.text)
                    seeds.append([])
                }
                seeds[known].append(Seed(
                    form: Int32(index), lower: Int32(letters.count + piece.range.lowerBound),
                    upper: Int32(letters.count + piece.range.upperBound), isSwapped: piece.isSwapped))
            }
            letters += form.skeleton.values
            starts.append(letters.count)
        }
        self.wordings = wordings
        self.seeds = seeds
        self.letters = letters
        self.starts = starts
        allowances = forms.map(\.allowance)
    }

    /// Calls `body` with each form of which a text around a piece that stands at `place` is a match.
    func forEachMatch(of wording: Int, at place: Int, in skeleton: Skeleton, _ body: (Match) -> Void) {
        let text = skeleton.values.span
        let letters = self.letters.span
        for seed in seeds[wording] {
            if let match = match(seed, at: place, letters, skeleton, text) { body(match) }
        }
    }

    private func match(
        _ seed: Seed, at place: Int, _ letters: Span<UInt32>, _ skeleton: Skeleton, _ text: Span<UInt32>
    ) -> Match? {
        let form = Int(seed.form)
        let (lower, upper) = (Int(seed.lower), Int(seed.upper))
        let (start, limit) = (starts[form], starts[form + 1])
        let end = place + upper - lower
        guard end <= text.count else { return nil }
        var budget = allowances[form]
        if seed.isSwapped {
            budget -= 1
        } else {
            // A character that folds into several may make the scanner and the skeleton differ.
            for index in lower..<upper where letters[index] != text[place + index - lower] { return nil }
        }
        guard budget < 2 || (mayFollow(upper, limit - upper, end, 1, letters, text)
            || mayFollow(lower - 1, lower - start, place - 1, -1, letters, text)) else { return nil }
        let right = SeedExtension(first: upper, count: limit - upper, place: end, direction: .forward, budget: budget)
        guard let after = right.reach(letters, in: skeleton, text) else { return nil }
        let left = SeedExtension(
            first: lower - 1, count: lower - start, place: place - 1, direction: .backward, budget: budget - after.cost)
        guard let before = left.reach(letters, in: skeleton, text) else { return nil }
        return Match(
            form: form, cost: allowances[form] - budget + after.cost + before.cost,
            range: place - before.length..<end + after.length)
    }

    /// Whether the text may go on as the wording does with one edit at most. Of at most three edits one side has no more.
    @inline(__always)
    private func mayFollow(
        _ first: Int, _ count: Int, _ place: Int, _ step: Int, _ letters: Span<UInt32>, _ text: Span<UInt32>
    ) -> Bool {
        guard count > 1 else { return true }
        let next = place + step
        guard place >= 0, place < text.count, next >= 0, next < text.count else { return false }
        let (own, second) = (letters[first], letters[first + step])
        return text[place] == own || text[next] == second || text[next] == own || text[place] == second
    }
}

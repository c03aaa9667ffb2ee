internal import BaguanText

/// Puts asterisks where a report may not repeat what a draft says.
///
/// It is applied in one place, where findings are made, to all that comes from the draft: match, excerpt, message,
/// suggestions, and the text that the fingerprint is made of (a hash of a telephone number is as good as the number).
struct Mask {
    private static let sign: Unicode.Scalar = "*"

    /// The masked places, in order, as byte offsets of the prose; each begins a scalar.
    private let hidden: [Int]
    /// Further stretches of the prose.
    private let stretches: [Range<ProseOffset>]

    /// - Parameter hidden: offsets of scalars, in order; worked out once per block, which may hold very many.
    init(hidden: [Int], and stretches: [Range<ProseOffset>]) {
        self.hidden = hidden
        self.stretches = stretches
    }

    var isEmpty: Bool { hidden.isEmpty && stretches.isEmpty }

    func hides(anythingIn range: Range<ProseOffset>) -> Bool {
        let next = hidden.partitionIndex { $0 >= range.lowerBound.utf8 }
        return next < hidden.count && hidden[next] < range.upperBound.utf8 || stretches.contains { $0.overlaps(range) }
    }

    /// The prose in `range` as it may be shown.
    func shown(_ range: Range<ProseOffset>, of prose: MappedText) -> String {
        let text = prose[range]
        guard !isEmpty, hides(anythingIn: range) else { return text }
        var shown = String.UnicodeScalarView()
        visit(range, of: prose) { scalar, _, isHidden in shown.append(isHidden ? Self.sign : scalar) }
        return String(shown)
    }

    /// The prose in `range` as it may be shown, with the source that it comes from.
    func passage(_ range: Range<ProseOffset>, of prose: MappedText) -> MappedText {
        guard !isEmpty, hides(anythingIn: range) else { return prose.slice(range) }
        var shown = MappedText()
        var start = range.lowerBound
        visit(range, of: prose) { scalar, place, isHidden in
            guard isHidden else { return }
            shown.append(prose.slice(start..<place.lowerBound))
            shown.append(String(Self.sign).utf8, replacing: prose.map.source(of: place))
            start = place.upperBound
        }
        shown.append(prose.slice(start..<range.upperBound))
        return shown
    }

    /// Each scalar of the prose in `range`, where it stands, and whether it is hidden.
    private func visit(
        _ range: Range<ProseOffset>, of prose: MappedText,
        _ body: (Unicode.Scalar, Range<ProseOffset>, _ isHidden: Bool) -> Void
    ) {
        var next = hidden.partitionIndex { $0 >= range.lowerBound.utf8 }
        var place = range.lowerBound
        for scalar in prose[range].unicodeScalars {
            var isHidden = false
            if next < hidden.count, hidden[next] == place.utf8 {
                isHidden = true
                next += 1
            }
            isHidden = isHidden || stretches.contains { $0.contains(place) } && !scalar.properties.isWhitespace
            let end = ProseOffset(place.utf8 + UTF8.width(scalar))
            body(scalar, place..<end, isHidden)
            place = end
        }
    }

    /// A text that is no stretch of the prose, with what looks like a number of a person masked.
    static func masked(_ text: String) -> String {
        guard PersonalDataDetector.mayHoldAny(text.utf8) else { return text }
        var scalars = Array(text.unicodeScalars)
        for datum in PersonalDataDetector.data(in: scalars.map(\.value)) {
            for index in datum.hidden { scalars[index] = sign }
        }
        return String(String.UnicodeScalarView(scalars))
    }
}

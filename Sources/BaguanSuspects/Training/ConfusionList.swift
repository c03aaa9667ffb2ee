/// Which characters are written for which, one pair a line: written, meant, sound (0–3), shape (0–1), between tabs.
package struct ConfusionList {
    private var byWritten: [Symbol.Value: [Symbol.Value: Likeness]] = [:]

    package init() {}

    /// Nil when a line is no such pair; a line that begins with `#` is a comment.
    package init?(text: [UInt8]) {
        for line in text.split(separator: 0x0A) where line.first != UInt8(ascii: "#") {
            let fields = line.split(separator: 0x09).map { String(decoding: $0, as: UTF8.self) }
            guard fields.count == 4, let written = Self.symbol(fields[0]), let meant = Self.symbol(fields[1]),
                let sound = UInt8(fields[2]).flatMap(Likeness.Sound.init), let shape = Double(fields[3]), (0...1).contains(shape)
            else { return nil }
            byWritten[written, default: [:]][meant] = Likeness(sound: sound, shape: UInt8(shape * 63))
        }
    }

    private static func symbol(_ text: String) -> Symbol.Value? {
        guard let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1 else { return nil }
        let symbol = Symbol.of(scalar.value)
        return Symbol.isHan(symbol) ? symbol : nil
    }

    /// The sections of a model file.
    var sections: [ModelSection: [UInt8]] {
        guard !byWritten.isEmpty else { return [:] }
        var (starts, characters, kinds): ([UInt8], [UInt8], [UInt8]) = ([], [], [])
        for written in Symbol.han {
            starts += Self.bytes(UInt32(kinds.count), 4)
            for (meant, likeness) in (byWritten[written] ?? [:]).sorted(by: { $0.key < $1.key }) {
                characters += Self.bytes(UInt32(meant), 2)
                kinds.append(likeness.byte)
            }
        }
        starts += Self.bytes(UInt32(kinds.count), 4)
        return [.confusionStarts: starts, .confusionCharacters: characters, .confusionKinds: kinds]
    }

    private static func bytes(_ number: UInt32, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * UInt32($0))) }
    }
}

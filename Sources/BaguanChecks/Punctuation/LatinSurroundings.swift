internal import BaguanText

/// Whether a half-width mark belongs to something that is written with half-width marks although Han may stand in it: an
/// address, the name of a file, a quotation in a foreign language.
enum LatinSurroundings {
    /// How far to look, in characters; no address or name is longer.
    private static let reach = 120

    /// Whether a mark stands inside an address of the web or of mail. In a path Han may stand (`https://a.cn/通知?id=3`); a
    /// mark there belongs to the address only when more of it follows.
    static func isInAddress(_ index: Int, in values: [UInt32]) -> Bool {
        guard index > 0 else { return false }
        if values[index - 1] < 0x7F {
            let run = values[start(of: index, in: values) { !(0x21..<0x7F).contains($0) }..<index]
            if run.contains(0x40) || run.contains(0x2F) && run.contains(0x3A) || run.starts(with: www) { return true }
        }
        guard goesOn(behind: index, in: values) else { return false }
        let run = values[start(of: index, in: values) { isBlank($0) || isChineseMark($0) || [0x2C, 0x3B, 0x21].contains($0) }..<index]
        return run.indices.dropFirst(3).contains { place in
            run[(place - 3)..<place].elementsEqual(www) || run[(place - 3)..<place].elementsEqual(scheme)
        }
    }

    private static let www: [UInt32] = [0x77, 0x77, 0x77]
    /// `://`
    private static let scheme: [UInt32] = [0x3A, 0x2F, 0x2F]

    /// Whether an address goes on behind a mark: with a Latin letter or a digit, or with a name and its value (`?编号=3`).
    private static func goesOn(behind index: Int, in values: [UInt32]) -> Bool {
        guard index + 1 < values.count else { return false }
        if isAlphanumeric(values[index + 1]) { return true }
        guard values[index] == 0x3F else { return false }
        return values[(index + 1)..<min(values.count, index + 20)].prefix { !isBlank($0) && !isChineseMark($0) }.contains(0x3D)
    }

    /// Whether what a closing bracket closes belongs to the name of a file: 方案(终稿).docx
    static func isInFileName(bracket close: Int, in values: [UInt32]) -> Bool {
        let rest = values[(close + 1)..<min(values.count, close + reach)]
        let name = rest.prefix { Folding.isHan($0) || isAlphanumeric($0) || $0 == 0x2D || $0 == 0x5F }
        guard name.endIndex < rest.endIndex, rest[name.endIndex] == 0x2E else { return false }
        let suffix = rest[(name.endIndex + 1)...].prefix(while: isAlphanumeric)
        return suffixes.contains(String(String.UnicodeScalarView(suffix.compactMap(Unicode.Scalar.init))).lowercased())
    }

    private static let suffixes: Set = [
        "doc", "docx", "wps", "xls", "xlsx", "et", "ppt", "pptx", "pdf", "ofd", "txt", "md", "csv", "html", "zip", "rar", "7z", "jpg",
        "jpeg", "png", "gif", "bmp", "svg", "psd", "mp3", "wav", "mp4", "mov", "avi", "swift", "py",
    ]

    /// Whether a mark is the last inside Chinese marks with nothing Chinese between them: “Thank you!”, 《Hello, World!》
    static func endsLatin(_ index: Int, in values: [UInt32]) -> Bool {
        guard index + 1 < values.count, let opening = openings[values[index + 1]] else { return false }
        for at in stride(from: index - 1, through: max(0, index - reach), by: -1) {
            if values[at] == opening { return true }
            if Folding.isHan(values[at]) || isChineseMark(values[at]) { return false }
        }
        return false
    }

    private static let openings: [UInt32: UInt32] = [
        0x201D: 0x201C, 0x2019: 0x2018, 0x300B: 0x300A, 0x300D: 0x300C, 0x300F: 0x300E, 0xFF09: 0xFF08, 0x3011: 0x3010,
    ]

    private static func start(of index: Int, in values: [UInt32], until ends: (UInt32) -> Bool) -> Int {
        var start = index
        while start > 0, index - start < reach, !ends(values[start - 1]) { start -= 1 }
        return start
    }

    private static func isBlank(_ value: UInt32) -> Bool { value <= 0x20 || value == 0xA0 || value == 0x3000 }

    private static func isAlphanumeric(_ value: UInt32) -> Bool {
        (0x30...0x39).contains(value) || (0x41...0x5A).contains(value) || (0x61...0x7A).contains(value)
    }

    /// Marks that only Chinese text has.
    private static func isChineseMark(_ value: UInt32) -> Bool {
        (0x2018...0x201D).contains(value) || (0x3001...0x301F).contains(value) || (0xFF01...0xFF1F).contains(value)
    }
}

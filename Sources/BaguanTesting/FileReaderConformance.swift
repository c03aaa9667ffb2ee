public import BaguanDocuments
import BaguanText

/// Holds a reader of a format that is not text against the contract of ``DocumentReader``: over the files, over their
/// beginnings, and with bytes of theirs changed. A file that is broken is refused with a ``ReadingError``, or read.
///
/// - Parameters:
///   - files: that the reader must be able to read.
///   - seed: the same seed gives the same changes.
/// - Returns: what was broken; empty for a reader that conforms.
public func readerViolations(_ reader: any DocumentReader, files: [[UInt8]], seed: UInt64 = 1) -> [String] {
    var generator = SeededGenerator(seed: seed)
    var violations: [String] = []
    func hold(_ bytes: [UInt8], _ what: String) -> Bool {
        guard let document = try? reader.read(bytes, path: "sample") else { return false }
        if let violation = document.violation { violations.append("\(violation) in \(what)") }
        if !document.source.isExtracted { violations.append("the source passes for the file itself in \(what)") }
        return true
    }
    for (index, file) in files.enumerated() {
        if !hold(file, "file \(index)") { violations.append("file \(index) was not read") }
        for _ in 0..<20 where !file.isEmpty {
            let count = Int.random(in: 0..<file.count, using: &generator)
            if hold(Array(file[..<count]), "the first \(count) bytes of file \(index)"), count < file.count - 64 {
                violations.append("the first \(count) bytes of file \(index) pass for the whole")
            }
            var changed = file
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                changed[Int.random(in: 0..<file.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            _ = hold(changed, "file \(index) with bytes changed")
        }
    }
    return violations
}

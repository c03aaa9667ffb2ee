import Baguan
import Foundation

/// The texts that records are about, one file for each, named by its digest: what a later version is compared with.
///
/// No proof rests on them. A text that is missing or was altered costs the comparison and nothing else, and an altered one
/// is told by its name.
struct TextStore {
    let folder: FilePath

    private func file(of digest: Digest) -> FilePath { folder.appending(Array("\(digest.hex).txt".utf8)) }

    /// Keeps the lines of a content under the digest of its text.
    func keep(_ lines: [String], of subject: Subject) throws(FileTrouble) {
        let target = file(of: subject.text)
        guard !target.exists else { return }
        try FileWriter.shieldFromGit(folder)
        do throws(FileTrouble) {
            try FileWriter.create(target, holding: Array(lines.map { Self.escaped($0) + "\n" }.joined().utf8))
        } catch {
            // Somebody else kept the same text in the meantime.
            guard error == .taken else { throw error }
        }
    }

    /// The texts that were kept, by their digests.
    var digests: [Digest] {
        folder.children.compactMap { name in name.hasSuffix(".txt") ? Digest(hex: String(name.dropLast(4))) : nil }
    }

    /// The lines of a content that was kept; nil where it was not.
    func lines(of subject: Subject) -> [String]? {
        guard let bytes = try? FileReader(limit: FileReader.defaultLimit).read(file(of: subject.text)),
            let text = String(validating: bytes, as: UTF8.self)
        else { return nil }
        return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { Self.unescaped($0) }
    }

    /// One line a paragraph, though a paragraph may hold line ends of its own.
    private static func escaped(_ line: String) -> String {
        line.replacing("\\", with: "\\\\").replacing("\r\n", with: "\\r\\n").replacing("\r", with: "\\r")
            .replacing("\n", with: "\\n")
    }

    private static func unescaped(_ line: Substring) -> String {
        var text = ""
        var scalars = line.unicodeScalars.makeIterator()
        while let scalar = scalars.next() {
            guard scalar == "\\", let next = scalars.next() else {
                text.unicodeScalars.append(scalar)
                continue
            }
            text.unicodeScalars.append(next == "n" ? "\n" : next == "r" ? "\r" : next)
        }
        return text
    }
}

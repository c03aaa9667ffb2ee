import Baguan
import Foundation

/// The texts that records are about, one file for each, named by its digest: what a later version is compared with.
///
/// A record names the text that was kept for it by that digest, so an altered one is told and never compared with. One that
/// is missing costs the comparison and nothing else.
struct TextStore {
    let folder: FilePath

    /// What there is of the text that was kept for a record.
    enum Kept {
        case lines([String])
        /// It is no longer what was kept.
        case altered
        /// It is not there, or none was kept.
        case missing

        var lines: [String]? { if case .lines(let lines) = self { lines } else { nil } }

        /// Why it cannot be looked at; nil when it can.
        var trouble: Localized? {
            switch self {
            case .lines: nil
            case .altered: Localized(zh: "当时文字的留底被改过，不能拿来比", en: "the text kept of then was altered, and cannot be compared")
            case .missing: Localized(zh: "当时的文字没有留底", en: "the text of then was not kept")
            }
        }
    }

    private func file(of digest: Digest) -> FilePath { folder.appending(Array("\(digest.hex).txt".utf8)) }

    /// Keeps the lines of a content, and gives the digest that names them.
    func keep(_ lines: [String]) throws(FileTrouble) -> Digest {
        let bytes = Array(lines.map { Self.escaped($0) + "\n" }.joined().utf8)
        let digest = Digest(of: bytes)
        let target = file(of: digest)
        // One that was altered is written anew.
        guard Digest(of: (try? Self.reader.read(target)) ?? []) != digest || !target.exists else { return digest }
        try FileWriter.shieldFromGit(folder)
        try FileWriter.put(target, holding: bytes)
        return digest
    }

    private static let reader = FileReader(limit: FileReader.defaultLimit)

    /// The texts that were kept, by their digests.
    var digests: [Digest] {
        folder.children.compactMap { name in name.hasSuffix(".txt") ? Digest(hex: String(name.dropLast(4))) : nil }
    }

    /// The text that was kept for a record, held against the digest in it.
    func text(of record: Record) -> Kept {
        guard let digest = record.body.keptText, let bytes = try? Self.reader.read(file(of: digest)) else { return .missing }
        guard Digest(of: bytes) == digest, let text = String(validating: bytes, as: UTF8.self) else { return .altered }
        return .lines(text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { Self.unescaped($0) })
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

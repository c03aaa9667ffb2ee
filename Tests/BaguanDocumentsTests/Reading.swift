import BaguanDocuments
import BaguanText

/// A block as tests write it: `role location: text`.
func read(_ text: String, with reader: any TextReader = MarkdownReader()) -> [String] {
    let document = reader.read(SourceFile(path: "draft", text: text))
    return document.blocks.map { "\($0.role.rawValue) \($0.location): \(document.prose[$0.range])" }
}

/// The source of the first place where `needle` stands in the prose.
func source(of needle: String, in text: String, with reader: any TextReader = MarkdownReader()) -> String? {
    let document = reader.read(SourceFile(path: "draft", text: text))
    let bytes = Array(needle.utf8)
    let starts = 0...max(0, document.prose.utf8.count - bytes.count)
    guard let start = starts.first(where: { document.prose.utf8[$0...].starts(with: bytes) }) else { return nil }
    return document.source[document.prose.map.source(of: Range(utf8: start..<(start + bytes.count)))]
}

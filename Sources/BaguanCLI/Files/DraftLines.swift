import Baguan
import Foundation

/// Drafts as JSON Lines, one in each line: `{"path": "posts/a.md", "text": "…", "kind": "banner"}`.
///
/// The path tells the format, the settings that hold for it and what reports call the draft; the kind may be missing.
/// Other members are passed over, since lines come out of tables that hold more. A line that is no draft is a draft that
/// could not be read.
struct DraftLines: DraftStream {
    private struct Line: Decodable {
        var path: String
        var text: String
        var kind: String?
    }

    private let descriptor: Int32
    /// In bytes; a longer line is refused.
    private let limit: Int
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false
    private var number = 0

    init(descriptor: Int32, limit: Int) {
        (self.descriptor, self.limit) = (descriptor, limit)
    }

    mutating func next() -> FoundDraft? {
        do throws(FileTrouble) {
            while let line = try nextLine() {
                number += 1
                if line.isEmpty || line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { continue }
                return draft(line)
            }
            return nil
        } catch {
            (isAtEnd, start) = (true, buffer.count)
            return .unreadable(error.diagnostic(path: "-"))
        }
    }

    private func draft(_ bytes: ArraySlice<UInt8>) -> FoundDraft {
        guard bytes.count <= limit else {
            return refused(FileTrouble.tooLarge(bytes: bytes.count, limit: limit).message)
        }
        do {
            let line = try JSONDecoder().decode(Line.self, from: Data(bytes))
            if let kind = line.kind, PublicationKind(name: kind) == nil {
                return refused(Localized(zh: "没有稿件种类“\(kind.shown)”", en: "there is no kind of publication “\(kind.shown)”"))
            }
            return .draft(DraftFile(
                path: FilePath("-"), name: line.path, settingsPath: line.path,
                origin: .line(text: line.text, kind: line.kind.flatMap { PublicationKind(name: $0)?.rawValue })))
        } catch Swift.DecodingError.keyNotFound(let key, _) {
            return refused(Localized(zh: "缺少“\(key.stringValue)”", en: "“\(key.stringValue)” is missing"))
        } catch Swift.DecodingError.typeMismatch(_, let context) where !context.codingPath.isEmpty {
            let name = context.codingPath[0].stringValue
            return refused(Localized(zh: "“\(name)”应是字符串", en: "“\(name)” should be a string"))
        } catch {
            return refused(Localized(zh: "不是 JSON 对象", en: "no JSON object"))
        }
    }

    private func refused(_ reason: Localized) -> FoundDraft {
        .unreadable(Diagnostic(
            code: "unreadable", filePath: "-", position: TextPosition(line: number, column: 1),
            message: Localized(
                zh: "第 \(number) 行不是稿件：\(reason.chinese)", en: "line \(number) is no draft: \(reason.english)"),
            remedy: Localized(
                zh: "每行写一篇，如 {\"path\": \"a.md\", \"text\": \"正文\"}",
                en: "write one draft in each line, such as {\"path\": \"a.md\", \"text\": \"words\"}")))
    }

    /// Without its end; nil behind the last.
    private mutating func nextLine() throws(FileTrouble) -> ArraySlice<UInt8>? {
        var searched = start
        while true {
            if let end = buffer[searched...].firstIndex(of: 0x0A) {
                defer { start = end + 1 }
                return buffer[start..<end]
            }
            if isAtEnd {
                guard start < buffer.count else { return nil }
                defer { start = buffer.count }
                return buffer[start...]
            }
            buffer.removeSubrange(..<start)
            // Of a line that is too long anyhow, no more is kept than shows it.
            if buffer.count > limit { buffer.removeSubrange((limit + 1)...) }
            searched = buffer.count
            start = 0
            let part = try FileReader.readOnce(descriptor)
            if part.isEmpty { isAtEnd = true }
            buffer += part
        }
    }
}

/// Files of formats in which a text does not stand as it is, made from lines of text.
public enum SampleFiles {
    /// By the name of the format: a file with a paragraph for each line.
    public static let writers: [String: @Sendable ([String]) -> [UInt8]] = [
        "docx": { WordFile(paragraphs: $0).bytes },
        "html": { page($0) },
        "pptx": { SlidesFile(paragraphs: $0).bytes },
        "xlsx": { SheetsFile(paragraphs: $0).bytes },
    ]

    /// A page in which all blanks count.
    private static func page(_ lines: [String]) -> [UInt8] {
        let head = "<!DOCTYPE html>\n<html lang=\"zh\"><head><meta charset=\"utf-8\"></head>\n<body>\n"
        let paragraphs = lines.map { "<p style=\"white-space: pre-wrap\">\(WordFile.escaped($0))</p>\n" }
        return Array((head + paragraphs.joined() + "</body></html>\n").utf8)
    }
}

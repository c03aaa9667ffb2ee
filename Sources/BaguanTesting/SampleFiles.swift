/// Files of every format that is not text, made from lines of text.
public enum SampleFiles {
    /// By the name of the format: a file with a paragraph for each line.
    public static let writers: [String: @Sendable ([String]) -> [UInt8]] = [
        "docx": { WordFile(paragraphs: $0).bytes }
    ]
}

internal import BaguanText

/// Reads the words in a picture with `tesseract`, a program of the system. It makes mistakes: such a document is
/// ``Document/isRecognized``, and nobody should take it for checked.
public struct PictureReader: DocumentReader {
    static let formatName = "picture"
    /// A page at 600 dots an inch has some 35 million.
    static let pixelLimit = 50_000_000

    private let tool: Tool
    private let seconds: Int

    public init() { self.init(folders: nil) }

    package init(folders: [String]?, seconds: Int = ToolProcess.secondsOfFile) {
        tool = Tool("tesseract", package: "tesseract-ocr", in: folders)
        self.seconds = seconds
    }

    /// What is recognised hangs on the data for each language, too.
    public var programs: [String]? { nil }

    public func read(_ bytes: [UInt8], path: String) throws(ReadingError) -> Document {
        let signature = FileSignature(bytes: bytes)
        guard let signature, let size = PictureSize(bytes, signature) else {
            let name = path.split(separator: ".").last.map { $0.lowercased() } ?? Self.formatName
            throw ReadingError(bytes, path: path, isNo: name)
        }
        guard size.pixels <= Self.pixelLimit else {
            throw ReadingError(path: path, cause: .pictureTooLarge(width: size.width, height: size.height))
        }
        let words: WordTable
        do throws(ToolFault) {
            words = try self.words(bytes, signature)
        } catch {
            throw ReadingError(path: path, cause: .tool(error))
        }
        var text = ExtractedText()
        for paragraph in words.paragraphs.map(\.utf8) {
            text.add(paragraph, role: .body, location: "图中第\(text.blocks.count + 1)段")
        }
        var document = try text.document(path: path)
        document.isRecognized = true
        return document
    }

    private func words(_ bytes: [UInt8], _ signature: FileSignature) throws(ToolFault) -> WordTable {
        guard tool.path != nil else { throw .missing(tool: tool.name, package: tool.package) }
        guard let folder = ScratchFolder(), let file = folder.write(bytes, as: "draft." + signature.rawValue) else {
            throw .unstartable(tool: tool.name)
        }
        let run = ToolProcess(
            tool: tool, arguments: [file, "stdout", "-l", "chi_sim", "tsv"], limits: .init(seconds: seconds, output: 8 << 20),
            folder: folder.path)
        let result = try run.run()
        if result.errors.contains("chi_sim") && result.status != 0 {
            throw .lacksData(tool: tool.name, package: "tesseract-ocr-chi-sim")
        }
        guard result.status == 0 else { throw .failed(tool: tool.name, status: result.status, words: result.firstError) }
        return WordTable(result.output, joinsHan: true)
    }
}

/// How large a picture says it is, before anything unpacks it: 60,000 pixels square take four gigabytes to look at.
struct PictureSize {
    let width: Int
    let height: Int

    var pixels: Int { width.multipliedReportingOverflow(by: height).overflow ? .max : width * height }

    /// Nil for what is no picture, or too short to say.
    init?(_ bytes: [UInt8], _ signature: FileSignature) {
        func big(_ at: Int, _ count: Int) -> Int? {
            at + count <= bytes.count ? bytes[at..<(at + count)].reduce(0) { $0 << 8 | Int($1) } : nil
        }
        func little(_ at: Int, _ count: Int) -> Int? {
            at + count <= bytes.count ? bytes[at..<(at + count)].reversed().reduce(0) { $0 << 8 | Int($1) } : nil
        }
        let size: (Int?, Int?)
        switch signature {
        // The header chunk comes first (PNG, section 11.2.2).
        case .png: size = (big(16, 4), big(20, 4))
        case .gif: size = (little(6, 2), little(8, 2))
        case .webp:
            guard bytes.count >= 30 else { return nil }
            switch String(decoding: bytes[12..<16], as: UTF8.self) {
            case "VP8X": size = (little(24, 3).map { $0 + 1 }, little(27, 3).map { $0 + 1 })
            case "VP8 ": size = (little(26, 2).map { $0 & 0x3FFF }, little(28, 2).map { $0 & 0x3FFF })
            default: size = (little(21, 4).map { ($0 & 0x3FFF) + 1 }, little(21, 4).map { ($0 >> 14 & 0x3FFF) + 1 })
            }
        case .jpeg:
            guard let frame = Self.frame(of: bytes) else { return nil }
            size = (big(frame + 7, 2), big(frame + 5, 2))
        default: return nil
        }
        guard let width = size.0, let height = size.1 else { return nil }
        (self.width, self.height) = (width, height)
    }

    /// The first marker of a frame (ITU-T T.81, table B.1), which holds the size.
    private static func frame(of bytes: [UInt8]) -> Int? {
        var at = 2
        while at + 4 <= bytes.count, bytes[at] == 0xFF {
            let marker = bytes[at + 1]
            if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) { return at }
            if marker == 0xFF {
                at += 1
                continue
            }
            let length = Int(bytes[at + 2]) << 8 | Int(bytes[at + 3])
            guard length >= 2 else { return nil }
            at += 2 + length
        }
        return nil
    }
}

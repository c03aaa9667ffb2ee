import Baguan
import BaguanTesting
import Foundation
import Testing

/// The same text gives the same findings in the formats that LibreOffice reads for baguan: the examples of all bundled
/// rules, written by LibreOffice itself. `make test-office` runs it, for LibreOffice is larger than all else that the tests
/// need.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["BAGUAN_OFFICE"] != nil), .serialized)
struct OfficeConformanceTests {
    private static let soffice = "/usr/bin/soffice"
    private static let rules = RuleSet(BundledPacks.load().packs.flatMap(\.rules))

    /// Texts of some hundred examples each: a run of LibreOffice for each example would take an hour.
    private static let texts: [[String]] = {
        let lines = rules.rules.flatMap { $0.examples.bad + $0.examples.good }.map { MarkedText($0.text).plain }
            .filter { text in text.unicodeScalars.allSatisfy(isKept) }
            .flatMap { $0.split(separator: "\n").map(String.init) }
        let size = (lines.count + 3) / 4
        return stride(from: 0, to: lines.count, by: size).map { Array(lines[$0..<min($0 + size, lines.count)]) }
    }()

    /// What every format keeps. Blanks at the ends of cells, characters that nobody sees and those that XML may not hold are
    /// lost in one or the other.
    private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\n" || (0x21...0x7E).contains(scalar.value) || (0x4E00...0x9FA5).contains(scalar.value)
            || "，。、；：？！“”‘’（）《》〈〉【】—…·％①②③　".unicodeScalars.contains(scalar)
    }

    private let inspector: Inspector

    init() throws {
        inspector = Inspector(rules: Self.rules, asOf: try #require(CalendarDate("2026-11-20")))
    }

    @Test(.timeLimit(.minutes(20)), arguments: [
        ("docx", ["doc", "odt", "rtf"]), ("xlsx", ["xls", "ods"]), ("pptx", ["ppt", "odp"]),
    ])
    func `a text has the findings it has in the format of today`(format: String, others: [String]) throws {
        #expect(Self.texts.joined().count > 500)
        let folder = FileManager.default.temporaryDirectory.appending(path: "baguan-office-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let write = try #require(SampleFiles.writers[format])
        let files = Self.texts.indices.map { folder.appending(path: "\($0).\(format)") }
        for (file, text) in zip(files, Self.texts) { try Data(write(text)).write(to: file) }
        let expected = try files.map { try inspect($0) }
        #expect(expected.joined().count > 300)
        for other in others {
            try convert(files, to: other, in: folder)
            for (index, expected) in expected.enumerated() {
                let found = try inspect(folder.appending(path: "\(index).\(other)"))
                #expect(found.difference(from: expected).isEmpty, "\(other): \(found.difference(from: expected))")
            }
        }
    }

    private func convert(_ files: [URL], to format: String, in folder: URL) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.soffice)
        process.arguments = [
            "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--convert-to", format, "--outdir", folder.path,
        ] + files.map(\.path)
        (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
        try process.run()
        process.waitUntilExit()
    }

    /// Rule, match, message and suggestions of each finding.
    private func inspect(_ file: URL) throws -> [String] {
        try inspector.inspect([UInt8](Data(contentsOf: file)), path: file.lastPathComponent).findings
            .map { "\($0.ruleID) \($0.match) \($0.message) \($0.suggestions)" }
    }
}

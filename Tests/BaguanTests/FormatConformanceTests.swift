import Baguan
import BaguanTesting
import Foundation
import Testing

/// The same text gives the same findings, whatever it is written in: every example of every bundled rule, in every format.
@Suite struct FormatConformanceTests {
    private struct Sample {
        var text: String
        var kind: String?
        var inspector: Inspector
    }

    /// With its own rule alone: all of them over all examples would take an hour.
    private static let samples: [Sample] = BundledPacks.load().packs.flatMap(\.rules).flatMap { rule in
        let rules = RuleSet([rule])
        return (rule.examples.bad + rule.examples.good).compactMap { example in
            CalendarDate("2026-11-20").map { today in
                Sample(
                    text: MarkedText(example.text).plain, kind: example.kind ?? rule.kinds.sorted().first,
                    inspector: Inspector(rules: rules, asOf: example.date ?? today))
            }
        }
    }

    @Test(arguments: ["html", "docx", "pptx"]) func `a text has the findings it has as plain text`(format: String) throws {
        #expect(Self.samples.count > 700)
        var count = 0
        for sample in Self.samples {
            let plain = try inspect(Array(sample.text.utf8), "txt", as: sample)
            count += plain.count
            #expect(try inspect(file(sample.text, in: format), format, as: sample) == plain, "\(sample.text)")
        }
        // What there is to find has not been lost on the way here.
        #expect(count > 350)
    }

    /// What a cell says is a cell, and not a title or a heading by its look: so as in a table of a document.
    @Test func `a text in the cells of a workbook or a CSV table has the findings it has in the cells of a Word document`() throws {
        var count = 0
        for sample in Self.samples {
            let lines = Self.lines(of: sample.text)
            let table = WordFile(body: WordFile.table(lines.map { [$0] })).bytes
            let cells = lines.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }
            let expected = try inspect(table, "docx", as: sample)
            count += expected.count
            #expect(try inspect(file(sample.text, in: "xlsx"), "xlsx", as: sample) == expected, "\(sample.text)")
            #expect(try inspect(Array(cells.joined(separator: "\n").utf8), "csv", as: sample) == expected, "\(sample.text)")
        }
        #expect(count > 300)
    }

    /// A paragraph of Markdown is no title or heading by its look.
    @Test func `a text in Markdown has the findings it has as plain text, but for titles and headings by their look`() throws {
        var count = 0
        for sample in Self.samples {
            let markdown = Self.lines(of: sample.text).map(Self.escaped).joined(separator: "\n\n")
            let plain = PlainTextReader().read(SourceFile(path: "a.txt", text: sample.text))
            guard plain.blocks.allSatisfy({ $0.role == .body }) else { continue }
            let expected = try inspect(Array(sample.text.utf8), "txt", as: sample)
            count += expected.count
            #expect(try inspect(Array(markdown.utf8), "md", as: sample) == expected, "\(sample.text)")
        }
        #expect(count > 200)
    }

    /// What a PDF does not keep (blanks, characters that no font of it has) is left out here, and most of the rest for time.
    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/pdftotext")))
    func `a text in a PDF has the findings it has as plain text`() throws {
        let samples = Self.samples.filter { sample in
            sample.text.count < 150 && sample.text.unicodeScalars.allSatisfy { scalar in
                scalar == "\n" || (0x21...0x7E).contains(scalar.value) || (0x4E00...0x9FA5).contains(scalar.value)
                    || "，。、；：？！“”‘’（）《》".unicodeScalars.contains(scalar)
            }
        }.enumerated().filter { $0.offset % 8 == 0 }.map(\.element)
        #expect(samples.count > 50)
        var count = 0
        for sample in samples {
            let pdf = PDFFile.bytes(pages: [Self.lines(of: sample.text)])
            let plain = try inspect(Array(sample.text.utf8), "txt", as: sample)
            count += plain.count
            #expect(try inspect(pdf, "pdf", as: sample) == plain, "\(sample.text)")
        }
        #expect(count > 30)
    }

    // MARK: - Files

    private static func lines(of text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    private func file(_ text: String, in format: String) throws -> [UInt8] {
        let write = try #require(SampleFiles.writers[format])
        return write(Self.lines(of: text))
    }

    private static func escaped(_ line: String) -> String {
        String(String.UnicodeScalarView(line.unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
            let isLetter = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            return scalar.isASCII && !isLetter && scalar.value > 0x20 && scalar.value < 0x7F ? ["\\", scalar] : [scalar]
        }))
    }

    /// Rule, match, message and suggestions of each finding.
    private func inspect(_ bytes: [UInt8], _ format: String, as sample: Sample) throws -> [String] {
        let bytes = ["txt", "md", "csv"].contains(format) ? [0xEF, 0xBB, 0xBF] + bytes : bytes
        return try sample.inspector.inspect(bytes, path: "a.\(format)", kind: sample.kind).findings
            .map { "\($0.ruleID) \($0.match) \($0.message) \($0.suggestions)" }
    }
}

@testable import BaguanDocuments
import BaguanTesting
import BaguanText
import Foundation
import Testing

/// A folder with programs that only seem to be what they are called.
private final class FakeTools {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("baguan-tools-\(UUID().uuidString)").path

    init(_ scripts: [String: String]) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for (name, script) in scripts {
            // Written by a shell: what this process has open for writing, a program that another test starts at the moment
            // has open as well, and what is open for writing cannot be run (ETXTBSY).
            let shell = Process()
            shell.executableURL = URL(fileURLWithPath: "/bin/sh")
            shell.arguments = ["-c", #"printf '%s' "$1" > "$0" && chmod 755 "$0""#, folder + "/" + name, "#!/bin/sh\n" + script + "\n"]
            try shell.run()
            shell.waitUntilExit()
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }
}

private func outcome(_ reader: any DocumentReader, _ bytes: [UInt8], path: String = "a.pdf") -> Result<Document, ReadingError> {
    do throws(ReadingError) { return .success(try reader.read(bytes, path: path)) } catch { return .failure(error) }
}

/// Whether a program is there; where all of them have been asked for, it is an error that it is not.
private func isPresent(_ tool: String) -> Bool {
    Tool(tool, package: "").path != nil || ProcessInfo.processInfo.environment["BAGUAN_OFFICE"] != nil
}

private func refusal(_ result: Result<Document, ReadingError>) -> ReadingError.Cause? {
    if case .failure(let error) = result { error.cause } else { nil }
}

/// One after the other: a script that is still being written cannot be run, and a program started meanwhile holds it open.
@Suite(.serialized) struct ToolReaderTests {
    private let pdf = Array("%PDF-1.4\n".utf8)

    private func readPDF(pdftotext: String, pdfimages: String = "exit 0", seconds: Int = 20) throws -> Result<Document, ReadingError> {
        let tools = try FakeTools(["pdftotext": pdftotext, "pdfimages": pdfimages])
        return outcome(PDFReader(folders: [tools.folder], seconds: seconds), pdf)
    }

    @Test func `a program that is not there is named with the package it comes in`() {
        #expect(refusal(outcome(PDFReader(folders: ["/nowhere"]), pdf)) == .tool(.missing(tool: "pdftotext", package: "poppler-utils")))
        let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 9, 0, 0, 0, 9]
        #expect(refusal(outcome(PictureReader(folders: ["/nowhere"]), png)) == .tool(.missing(tool: "tesseract", package: "tesseract-ocr")))
        let ole: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        let old = ConvertedReader("doc", filter: "MS Word 97", as: ("docx", WordReader()), signatures: [.ole], folders: ["/nowhere"])
        #expect(refusal(outcome(old, ole)) == .tool(.missing(tool: "soffice", package: "libreoffice")))
    }

    @Test(.timeLimit(.minutes(1))) func `one that hangs is stopped with all it started, one that floods as well`() throws {
        #expect(refusal(try readPDF(pdftotext: "sleep 600 & sleep 600", seconds: 1)) == .tool(.timedOut(tool: "pdftotext", seconds: 1)))
        #expect(refusal(try readPDF(pdftotext: "exec sleep 600 >/dev/null 2>&1", seconds: 1)) == .tool(.timedOut(tool: "pdftotext", seconds: 1)))
        let exhausted = refusal(try readPDF(pdftotext: "kill -XCPU $$"))
        #expect(exhausted == .tool(.timedOut(tool: "pdftotext", seconds: 15)))
        #expect(refusal(try readPDF(pdftotext: "exec cat /dev/zero")) == .tool(.tooMuchOutput(tool: "pdftotext", limit: 64 << 20)))
        #expect(refusal(try readPDF(pdftotext: "cat /dev/zero | head -c 100000000 >&2; exit 3")) == .tool(.failed(tool: "pdftotext", status: 3, words: String(repeating: "\0", count: 200))))
    }

    @Test func `one that fails is quoted, a password is known by its words, a signal by its number`() throws {
        #expect(refusal(try readPDF(pdftotext: "echo 'Syntax Error: broken' >&2; exit 1")) == .tool(.failed(tool: "pdftotext", status: 1, words: "Syntax Error: broken")))
        #expect(refusal(try readPDF(pdftotext: "echo 'Command Line Error: Incorrect password' >&2; exit 1")) == .encrypted)
        #expect(refusal(try readPDF(pdftotext: "kill -SEGV $$")) == .tool(.failed(tool: "pdftotext", status: 139, words: "")))
    }

    @Test func `text that is lost is no empty text`() throws {
        #expect(refusal(try readPDF(pdftotext: "echo \"Syntax Error: Missing language pack for 'Adobe-GB1' mapping\" >&2"))
            == .tool(.lacksData(tool: "pdftotext", package: "poppler-data")))
        #expect(refusal(try readPDF(pdftotext: "exit 0")) == .noText)
        let row = "printf 'level\\n4\\t1\\t0\\t0\\t0\\t0\\t0\\t0\\t9\\t9\\t-1\\t#\\n5\\t1\\t0\\t0\\t0\\t0\\t0\\t0\\t9\\t9\\t100\\t%s\\n'"
        #expect(refusal(try readPDF(pdftotext: row + " \u{E000}\u{E001}好")) == .meaninglessText)
    }

    @Test(.timeLimit(.minutes(1))) func `the programs that read a file share its time`() throws {
        let start = ContinuousClock.now
        let outcome = try readPDF(pdftotext: "sleep 2", pdfimages: "exec sleep 600", seconds: 4)
        #expect(refusal(outcome) == .tool(.timedOut(tool: "pdfimages", seconds: 4)))
        #expect(ContinuousClock.now - start < .seconds(6))
    }

    @Test func `a program sees no environment but its own, and an end of its memory`() throws {
        let result = try readPDF(pdftotext: "echo \"$(env | cut -d= -f1 | sort | tr '\\n' ' ')$(ulimit -v) $(ulimit -t)\" >&2; exit 9")
        #expect(refusal(result) == .tool(.failed(tool: "pdftotext", status: 9, words: "HOME LANG OLDPWD PATH PWD TMPDIR 4194304 15"))
            || refusal(result) == .tool(.failed(tool: "pdftotext", status: 9, words: "HOME LANG PATH PWD TMPDIR 4194304 15")))
    }

    @Test func `lines that reach the edge go on, others end; pages without text and with pictures are named`() throws {
        let rows = [
            "1 1 0 0 0 0 0 0 600 800 -1 #", "4 1 0 0 0 0 50 70 300 12 -1 #", "5 1 0 0 0 0 50 70 290 12 100 国家卫计", "4 1 0 0 1 0 50 90 100 12 -1 #",
            "5 1 0 0 1 0 50 90 40 12 100 委印发", "5 1 0 0 1 1 90 90 10 12 100 通知", "5 1 0 0 1 2 110 90 40 12 100 A4", "4 1 0 0 2 0 74 110 40 12 -1 #", "5 1 0 0 2 0 74 110 40 12 100 另起。",
            "1 2 0 0 0 0 0 0 600 800 -1 #", "1 3 0 0 0 0 0 0 600 800 -1 #", "4 3 0 0 0 0 50 70 40 12 -1 #", "5 3 0 0 0 0 50 70 40 12 100 图。",
        ].map { $0.split(separator: " ").joined(separator: "\t") }.joined(separator: "\\n")
        let list = "printf 'page\\n---\\n3 0 image 10 10\\n1 1 smask 10 10\\n'"
        let document = try readPDF(pdftotext: "printf 'level\\n\(rows)\\n'", pdfimages: list).get()
        #expect(document.blocks.map { "\($0.role) \($0.location) \(document.prose[$0.range])" } == ["title 第1页 国家卫计委印发通知 A4", "body 第1页 另起。", "body 第3页 图。"])
        #expect(document.unread == [UnreadContent(kind: .page, location: "第2页"), UnreadContent(kind: .picture, location: "第3页")])
    }

    @Test func `the number of a page is its head or foot, and a sign of a symbol font a bullet`() throws {
        let rows = [
            "1 1 0 0 0 0 0 0 600 800 -1 #", "4 1 0 0 0 0 290 20 20 12 -1 #", "5 1 0 0 0 0 290 20 20 12 100 3/7",
            "4 1 0 1 0 0 50 70 300 12 -1 #", "5 1 0 1 0 0 50 70 300 12 100 关于读书节的通知",
            "4 1 0 2 0 0 50 90 100 12 -1 #", "5 1 0 2 0 0 50 90 10 12 100 \u{F0B7}", "5 1 0 2 0 1 70 90 80 12 100 带书。",
            "4 1 0 2 1 0 50 110 100 12 -1 #", "5 1 0 2 1 0 50 110 100 12 100 \u{F0A7}守时。", "4 1 0 3 0 0 50 130 100 12 -1 #", "5 1 0 3 0 0 50 130 40 12 100 3/7",
            "4 1 0 4 0 0 290 760 20 12 -1 #", "5 1 0 4 0 0 280 760 10 12 100 —", "5 1 0 4 0 1 295 760 10 12 100 1", "5 1 0 4 0 2 310 760 10 12 100 —",
        ].map { $0.split(separator: " ").joined(separator: "\t") }.joined(separator: "\\n")
        let document = try readPDF(pdftotext: "printf 'level\\n\(rows)\\n'").get()
        #expect(document.blocks.map { "\($0.role) \(document.prose[$0.range])" } == [
            "header 3/7", "title 关于读书节的通知", "body • 带书。", "body •守时。", "body 3/7", "footer — 1 —",
        ])
    }

    @Test func `a picture says how large it is before anything opens it`() {
        func size(_ bytes: [UInt8], _ signature: FileSignature) -> [Int]? { PictureSize(bytes, signature).map { [$0.width, $0.height] } }
        let head: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]
        let bomb = head + [0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60, 8, 0, 0, 0, 0]
        #expect(refusal(outcome(PictureReader(folders: ["/nowhere"]), bomb)) == .pictureTooLarge(width: 60_000, height: 60_000))
        #expect(size(head, .png) == nil)
        #expect(size(Array("GIF89a".utf8) + [0x10, 1, 0x20, 0], .gif) == [272, 32])
        #expect(size([0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC2, 0, 11, 8, 1, 0, 2, 0, 3], .jpeg) == [512, 256])
        #expect(size([0xFF, 0xD8, 0xFF, 0xE0, 0, 0], .jpeg) == nil)
        #expect(refusal(outcome(PictureReader(folders: ["/nowhere"]), Array("%PDF-".utf8), path: "a.JPG")) == .mislabelled(format: "jpg", actually: .pdf))
    }

    @Test func `what is recognised in a picture is said to be that`() throws {
        let script = "printf 'level\\n4\\t1\\t1\\t1\\t1\\t0\\t0\\t0\\t90\\t9\\t-1\\t\\n5\\t1\\t1\\t1\\t1\\t1\\t0\\t0\\t9\\t9\\t96\\t国家\\n5\\t1\\t1\\t1\\t1\\t2\\t20\\t0\\t9\\t9\\t96\\t卫计委\\n'"
        let tools = try FakeTools(["tesseract": script])
        let gif = Array("GIF89a".utf8) + [9, 0, 9, 0]
        let document = try outcome(PictureReader(folders: [tools.folder]), gif).get()
        #expect(document.isRecognized)
        #expect(document.blocks.map { "\($0.location) \(document.prose[$0.range])" } == ["图中第1段 国家卫计委"])
        let bare = try FakeTools(["tesseract": "echo 'Error opening data file chi_sim.traineddata' >&2; exit 1"])
        #expect(refusal(outcome(PictureReader(folders: [bare.folder]), gif)) == .tool(.lacksData(tool: "tesseract", package: "tesseract-ocr-chi-sim")))
    }

    @Test func `what a converter makes is read as what it is; what it does not make is no empty document`() throws {
        let made = try FakeTools([:])
        try Data(WordFile(paragraphs: ["开学。"]).bytes).write(to: URL(fileURLWithPath: made.folder + "/made.docx"))
        let ole: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        func read(_ script: String, _ bytes: [UInt8]) throws -> Result<Document, ReadingError> {
            let tools = try FakeTools(["soffice": script])
            return outcome(ConvertedReader("doc", filter: "MS Word 97", as: ("docx", WordReader()), signatures: [.ole], folders: [tools.folder], seconds: 20), bytes, path: "a.doc")
        }
        // The folder for the result is the last argument but one.
        let copying = "while [ $# -gt 2 ]; do shift; done; mkdir \"$1\"; cp \(made.folder)/made.docx \"$1/draft.docx\""
        let document = try read(copying, ole).get()
        #expect(document.blocks.map { document.prose[$0.range] } == ["开学。"])
        #expect(refusal(try read("echo 'Warning: no java' >&2; echo 'Error: source file could not be loaded' >&2", ole)) == .tool(.refused(tool: "soffice")))
        #expect(refusal(try read("while [ $# -gt 2 ]; do shift; done; mkdir \"$1\"; ln -s /etc/passwd \"$1/draft.docx\"", ole)) == .tool(.failed(tool: "soffice", status: 0, words: "")))
        #expect(refusal(try read(copying, WordFile(paragraphs: []).bytes)) == .otherOfficeFile(.word))
        #expect(refusal(try read(copying, SheetsFile(paragraphs: []).zip.bytes)) == .otherOfficeFile(.spreadsheet))
        #expect(refusal(try read(copying, pdf)) == .mislabelled(format: "doc", actually: .pdf))
        #expect(refusal(try read(copying, ole + "EncryptedPackage".utf8.flatMap { (byte: UInt8) -> [UInt8] in [byte, 0] })) == .encrypted)
    }

    @Test(.enabled(if: isPresent("pdftotext"))) func `pdftotext itself reads Chinese in fonts that are not in the file`() throws {
        let bytes = PDFFile.bytes(pages: [["关于读书节的通知", "国家卫计委印发方案，请贯彻执行。"], [], ["第三页。"]])
        let document = try outcome(PDFReader(), bytes).get()
        #expect(document.blocks.map { "\($0.role) \($0.location) \(document.prose[$0.range])" } == [
            "title 第1页 关于读书节的通知", "body 第1页 国家卫计委印发方案，请贯彻执行。", "body 第3页 第三页。",
        ])
        #expect(document.unread == [UnreadContent(kind: .page, location: "第2页")])
        #expect(refusal(outcome(PDFReader(), PDFFile.bytes(pages: [[]]))) == .noText)
        #expect(refusal(outcome(PDFReader(), Array(bytes.prefix(400)))) != nil)
    }

    @Test(.enabled(if: isPresent("soffice")), .timeLimit(.minutes(3)))
    func `LibreOffice itself reads a text with its paragraphs, and refuses what is none`() throws {
        func rtf(_ paragraphs: [String]) -> [UInt8] {
            let lines = paragraphs.map { $0.utf16.map { "\\u\(Int16(bitPattern: $0))?" }.joined() + "\\par\n" }
            return Array(("{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 SimSun;}}\n" + lines.joined() + "}").utf8)
        }
        let reader = try #require(DocumentFormat.named("rtf")?.reader)
        let lines = ["关于读书节的通知", "国家卫计委印发方案，请贯彻执行。", "一、时间"]
        let document = try outcome(reader, rtf(lines), path: "a.rtf").get()
        #expect(document.blocks.map { document.prose[$0.range] } == lines)
        #expect(document.blocks.map(\.role) == [.title, .body, .heading])
        let old = try #require(DocumentFormat.named("doc")?.reader)
        let ole: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600)
        #expect(refusal(outcome(old, ole, path: "a.doc")) == .tool(.refused(tool: "soffice")))
    }

    @Test(.enabled(if: isPresent("pdftotext")), .timeLimit(.minutes(1)))
    func `a PDF that inflates to hundreds of megabytes is stopped, or cut short by pdftotext itself`() {
        let bytes = PDFFile.bomb(letters: 300_000_000)
        #expect(bytes.count < 8 << 20)
        switch outcome(PDFReader(folders: nil, seconds: 20), bytes) {
        case .success(let document): #expect(document.source.utf8.count < 1 << 20)
        case .failure(let error):
            if case .tool = error.cause { break }
            Issue.record("\(error)")
        }
    }
}

import BaguanText
import Foundation
import Testing

@Suite struct SourceFileTests {
    private func read(_ bytes: [UInt8]) throws -> SourceFile { try SourceFile(path: "draft.txt", bytes: bytes) }

    private func cause(of bytes: [UInt8]) -> BaguanText.DecodingError.Cause? {
        do {
            _ = try SourceFile(path: "draft.txt", bytes: bytes)
            return nil
        } catch { return error.cause }
    }

    private func text(_ file: SourceFile) -> String { String(decoding: file.utf8, as: UTF8.self) }

    // MARK: - What is read

    @Test(arguments: TextEncoding.allCases)
    func `a draft is read in every encoding without being told which`(encoding: TextEncoding) throws {
        for sample in encoding == .big5 ? EncodedSamples.traditional : EncodedSamples.simplified {
            let file = try read(try #require(EncodedSamples.bytes(of: sample, in: encoding)))
            #expect(text(file) == sample)
            #expect(file.encoding == encoding)
            #expect(!file.hasByteOrderMark)
        }
    }

    @Test(arguments: TextEncoding.allCases)
    func `a byte order mark names the encoding and is not part of the text`(encoding: TextEncoding) throws {
        let marks: [TextEncoding: [UInt8]] = [
            .utf8: [0xEF, 0xBB, 0xBF], .utf16LittleEndian: [0xFF, 0xFE], .utf16BigEndian: [0xFE, 0xFF],
            .gb18030: [0x84, 0x31, 0x95, 0x33],
        ]
        guard let mark = marks[encoding] else { return }
        for sample in ["", "A", "通知", "A通知\n🎉"] {
            let file = try read(mark + (try #require(EncodedSamples.bytes(of: sample, in: encoding))))
            #expect(text(file) == sample)
            #expect(file.encoding == encoding)
            #expect(file.hasByteOrderMark)
        }
    }

    @Test(arguments: [TextEncoding.gb18030, .utf16LittleEndian, .utf16BigEndian])
    func `any eight characters and more are enough to tell the encoding`(encoding: TextEncoding) throws {
        for length in 8...20 {
            for sample in EncodedSamples.windows(of: EncodedSamples.simplified, length: length) {
                guard let bytes = EncodedSamples.bytes(of: sample, in: encoding) else { continue }
                #expect(text(try read(bytes)) == sample)
            }
        }
    }

    @Test func `any eight traditional characters and more are enough to tell Big5 from GB18030`() throws {
        for length in 8...20 {
            for sample in EncodedSamples.windows(of: EncodedSamples.traditional, length: length) {
                for encoding in [TextEncoding.big5, .gb18030] {
                    guard let bytes = EncodedSamples.bytes(of: sample, in: encoding) else { continue }
                    #expect(text(try read(bytes)) == sample)
                }
            }
        }
    }

    @Test func `shorter drafts are read right or refused, but hardly ever read wrong`() throws {
        var wrong = 0
        var count = 0
        for length in 3...7 {
            for sample in EncodedSamples.windows(of: EncodedSamples.simplified, length: length) {
                guard let bytes = EncodedSamples.bytes(of: sample, in: .gb18030) else { continue }
                count += 1
                if let file = try? read(bytes), text(file) != sample { wrong += 1 }
            }
        }
        #expect(count > 500)
        #expect(wrong == 0)
    }

    @Test func `an empty file is an empty text`() throws {
        let file = try read([])
        #expect(file.utf8.isEmpty)
        #expect(file.encoding == .utf8)
        #expect(file.lines.count == 1)
    }

    @Test func `ASCII is UTF-8, however short`() throws {
        for sample in ["A", "\n", "ab", "Hello, world.", "this program can break"] {
            #expect(try read(Array(sample.utf8)).encoding == .utf8)
        }
    }

    @Test func `Latin letters with accents and emoji are UTF-8, however short`() throws {
        for sample in ["café", "naïve résumé", "10 °C", "a · b", "🎉", "—", "Ω"] {
            #expect(text(try read(Array(sample.utf8))) == sample)
        }
    }

    @Test func `ASCII in UTF-16 is told from a binary file`() throws {
        let sample = "Hello, world."
        for encoding in [TextEncoding.utf16LittleEndian, .utf16BigEndian] {
            let file = try read(try #require(EncodedSamples.bytes(of: sample, in: encoding)))
            #expect(text(file) == sample)
        }
    }

    @Test func `much ASCII before the first Chinese does not hide the encoding`() throws {
        let sample = String(repeating: "<p>plain markup</p>\n", count: 8000) + EncodedSamples.simplified[0]
        for encoding in TextEncoding.allCases where encoding != .big5 {
            let file = try read(try #require(EncodedSamples.bytes(of: sample, in: encoding)))
            #expect(file.encoding == encoding)
            #expect(text(file) == sample)
        }
    }

    @Test func `a draft has the same lines, columns and offsets in every encoding`() throws {
        let sample = "通知\r\n各位家长：🎉 请准时参加\n\r地点：会议室"
        let files = try TextEncoding.allCases.compactMap { encoding -> SourceFile? in
            guard let bytes = EncodedSamples.bytes(of: sample, in: encoding) else { return nil }
            return try read(bytes)
        }
        #expect(files.count >= 4)
        for file in files {
            #expect(file.utf8 == Array(sample.utf8))
            #expect(file.lines.count == 4)
            #expect(file.lines.position(of: SourceOffset(8 + 15 + 5)) == TextPosition(line: 2, column: 8))
        }
    }

    // MARK: - What is refused

    @Test func `a NUL is refused with its place`() {
        #expect(cause(of: Array("各位家长".utf8) + [0] + Array("好".utf8)) == .binary(.nul(at: 12)))
        #expect(cause(of: [0xEF, 0xBB, 0xBF, 0x41, 0x00]) == .binary(.nul(at: 4)))
        #expect(cause(of: [0xFF, 0xFE, 0x2D, 0x4E, 0x00, 0x00]) == .binary(.nul(at: 4)))
    }

    @Test func `bytes full of control characters are refused`() {
        #expect(cause(of: [0x01, 0x02, 0x03, 0x41, 0x42]) == .binary(.controlCharacters(first: 0)))
    }

    @Test func `one control character in a text is left to the rules`() throws {
        let sample = "各位家长：\u{08}请准时参加。"
        #expect(text(try read(Array(sample.utf8))) == sample)
    }

    @Test(arguments: [
        ([0x50, 0x4B, 0x03, 0x04, 0x14], FileSignature.zip), (Array("%PDF-1.7".utf8), .pdf),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], .ole), ([0x89, 0x50, 0x4E, 0x47, 0x0D], .png),
        ([0xFF, 0xD8, 0xFF, 0xE0], .jpeg), (Array("GIF89a".utf8), .gif), ([0x7F, 0x45, 0x4C, 0x46, 0x02], .elf),
        (Array("{\\rtf1\\ansi".utf8), .rtf), (Array("RIFF\u{1}\u{1}\u{1}\u{1}WEBPVP8".utf8), .webp),
    ] as [([UInt8], FileSignature)])
    func `a file of another kind is named`(bytes: [UInt8], signature: FileSignature) {
        #expect(cause(of: bytes) == .binary(.signature(signature)))
    }

    @Test func `text that begins almost like another kind of file is text`() {
        for sample in ["GIF8 is not a format", "PK 赛", "RIFF means ripple", "%PD"] {
            #expect(cause(of: Array(sample.utf8)) == nil)
        }
    }

    @Test func `a damaged UTF-8 draft is refused with the place of the damage`() {
        let head = Array(EncodedSamples.simplified[0].utf8)
        #expect(cause(of: head + [0xFF] + head) == .undecodable(.utf8, at: head.count))
        #expect(cause(of: head + [0xE4, 0xB8]) == .truncated(.utf8, at: head.count))
        #expect(cause(of: [0xEF, 0xBB, 0xBF, 0xC0, 0x80]) == .undecodable(.utf8, at: 3))
        #expect(cause(of: [0xEF, 0xBB, 0xBF, 0xE4, 0xB8]) == .truncated(.utf8, at: 3))
        // A surrogate is no scalar, nor is what lies beyond the last plane.
        #expect(cause(of: [0xEF, 0xBB, 0xBF, 0xED, 0xA0, 0x80]) == .undecodable(.utf8, at: 3))
        #expect(cause(of: [0xEF, 0xBB, 0xBF, 0xF4, 0x90, 0x80, 0x80]) == .undecodable(.utf8, at: 3))
    }

    @Test func `a damaged GB18030 draft is refused with the place of the damage`() throws {
        let head = try #require(EncodedSamples.bytes(of: EncodedSamples.simplified[0], in: .gb18030))
        #expect(cause(of: head + [0xFF] + head) == .undecodable(.gb18030, at: head.count))
        #expect(cause(of: head + [0xD6]) == .truncated(.gb18030, at: head.count))
    }

    @Test func `half a surrogate pair is refused with its place`() throws {
        for (encoding, mark) in [(TextEncoding.utf16LittleEndian, [0xFF, 0xFE]), (.utf16BigEndian, [0xFE, 0xFF])] {
            let head = mark.map { UInt8($0) } + (try #require(EncodedSamples.bytes(of: "通知", in: encoding)))
            let tail = try #require(EncodedSamples.bytes(of: "好", in: encoding))
            func unit(_ value: UInt16) -> [UInt8] {
                let bytes = [UInt8(value >> 8), UInt8(value & 0xFF)]
                return encoding == .utf16BigEndian ? bytes : bytes.reversed()
            }
            #expect(cause(of: head + unit(0xD83C) + tail) == .loneSurrogate(encoding, at: 6))
            #expect(cause(of: head + unit(0xDF89) + tail) == .loneSurrogate(encoding, at: 6))
            #expect(cause(of: head + unit(0xD83C)) == .loneSurrogate(encoding, at: 6))
            #expect(cause(of: head + [0x41]) == .truncated(encoding, at: 6))
        }
    }

    @Test func `bytes that mean something else in another encoding are not guessed at`() throws {
        // 知识 in GBK is well-formed UTF-8 by chance.
        let bytes = try #require(EncodedSamples.bytes(of: "知识", in: .gb18030))
        #expect(String(validating: bytes, as: UTF8.self) != nil)
        guard case .undecidable(let candidates)? = cause(of: bytes) else {
            Issue.record("was decided")
            return
        }
        #expect(candidates.contains(.utf8) && candidates.contains(.gb18030))
    }

    @Test func `Latin-1 is in no known encoding`() {
        let bytes: [UInt8] = Array("r".utf8) + [0xE9] + Array("sum".utf8) + [0xE9] + Array(", voil".utf8) + [0xE0, 0x21]
        #expect(cause(of: bytes) == .undecidable([]))
    }

    @Test func `an error says what and where in English`() {
        let error = BaguanText.DecodingError(path: "a.txt", cause: .undecodable(.gb18030, at: 7))
        #expect(error.description == "a.txt: not GB18030 at byte offset 7")
    }

    @Test func `random bytes never trap`() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<3000 {
            let bytes = (0..<Int.random(in: 0...40)).map { _ in UInt8.random(in: 0...255, using: &generator) }
            if let file = try? read(bytes) {
                #expect(String(validating: file.utf8, as: UTF8.self) != nil)
            }
        }
    }
}

@testable import BaguanText
import Testing

@Suite struct UTF8ScanTests {
    /// Bytes near the edges of what is well-formed.
    private static let pieces: [[UInt8]] = [
        [0x41], [0x00], [0x1F], [0x7F], Array("abcdefgh".utf8), [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC2, 0x80],
        [0xDF, 0xBF], [0xE0, 0x9F, 0xBF], [0xE0, 0xA0, 0x80], [0xE4, 0xB8, 0xAD], [0xED, 0x9F, 0xBF], [0xED, 0xA0, 0x80],
        [0xEE, 0x80, 0x80], [0xEF, 0xBF, 0xBF], [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x90, 0x80, 0x80],
        [0xF4, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5], [0xFF], [0xE4, 0xB8], [0xF0, 0x9F], [0xE4],
    ]

    @Test func `it agrees with the standard library on what is UTF-8`() {
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 0...8)).flatMap { _ in Self.pieces.randomElement() ?? [] }
            let scan = UTF8Scan(bytes)
            #expect((scan.validCount == bytes.count) == (String(validating: bytes, as: UTF8.self) != nil))
            #expect(String(validating: bytes[..<scan.validCount], as: UTF8.self) != nil)
        }
    }

    @Test func `the valid part goes as far as it can`() {
        for piece in Self.pieces where String(validating: piece, as: UTF8.self) == nil {
            for head in ["", "a", "中", "abcdefgh中文", "🎉"] {
                #expect(UTF8Scan(Array(head.utf8) + piece).validCount == head.utf8.count)
            }
        }
    }

    @Test func `a character cut by the end is told from a wrong one`() {
        for character in ["é", "中", "🎉"] {
            let bytes = Array(character.utf8)
            for length in 1..<bytes.count {
                #expect(UTF8Scan(Array("ab".utf8) + bytes[..<length]).isTruncated)
                #expect(!UTF8Scan(Array("ab".utf8) + bytes[..<length] + [0x41]).isTruncated)
            }
        }
        #expect(!UTF8Scan([0xED, 0xA0]).isTruncated)
    }

    @Test func `controls are counted and line ends and tabs are none`() {
        let scan = UTF8Scan(Array("一\t二\r\n三\u{0C}\u{01}abcdefg\u{7F}".utf8))
        #expect(scan.controlCount == 2)
        #expect(scan.firstControl == 13)
        #expect(scan.firstNUL == nil)
    }
}

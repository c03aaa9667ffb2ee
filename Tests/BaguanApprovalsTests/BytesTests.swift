import BaguanFindings
import BaguanTesting
import Testing

@testable import BaguanApprovals

@Suite struct BytesTests {
    /// RFC 4648 §10.
    @Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("foobar", "Zm9vYmFy")])
    func `Base64 is as the standard says`(plain: String, encoded: String) {
        #expect(Base64.encode(Array(plain.utf8)) == Array(encoded.utf8))
        #expect(Base64.decode(Array(encoded.utf8)) == Array(plain.utf8))
    }

    @Test(arguments: ["Zg", "Zg=", "Zh==", "Zm9=", "Zg==Zg==", "Z===", "====", "Zm9v\n", "Zm9v Zg==", "Zm-v", "Zm9vé"])
    func `Base64 in another spelling is refused`(text: String) {
        #expect(Base64.decode(Array(text.utf8)) == nil)
    }

    @Test func `Whatever base64 reads, it writes the same`() {
        var random = SeededGenerator(seed: 1)
        let letters = Array("AQgwZ+/9=".utf8)
        var taken = 0
        for _ in 0..<20_000 {
            let text = (0..<4 * Int.random(in: 0...3, using: &random)).map { _ in letters.randomElement(using: &random) ?? 0 }
            guard let bytes = Base64.decode(text) else { continue }
            taken += 1
            #expect(Base64.encode(bytes) == text)
        }
        #expect(taken > 2_000)
    }

    /// FIPS 180-4's example, as `sha256sum` prints it.
    @Test func `A digest is SHA-256`() throws {
        let digest = Digest(of: Array("abc".utf8))
        #expect(digest.hex == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(digest.description == "sha256:" + digest.hex)
        #expect(Digest(digest.description) == digest)
        #expect(Digest(hex: digest.hex) == digest)
        #expect(Digest(bytes: digest.bytes) == digest)
        #expect(Digest(of: Array("abd".utf8)) != digest)
    }

    @Test(arguments: ["", "sha256:", "sha512:", "SHA256:"]) func `A digest has one spelling`(prefix: String) {
        let hex = Digest(of: []).hex
        #expect((Digest(prefix + hex) != nil) == (prefix == "sha256:"))
        #expect(Digest("sha256:" + hex.uppercased()) == nil)
        #expect(Digest("sha256:" + hex.dropLast()) == nil)
        #expect(Digest("sha256:" + hex + "0") == nil)
    }

    @Test func `Digests are ordered as their digits are`() {
        let digests = (0..<200).map { Digest(of: [UInt8($0)]) }
        #expect(digests.sorted().map(\.hex) == digests.map(\.hex).sorted())
    }

    @Test(arguments: [
        (0, "1970-01-01T00:00:00Z"), (951_782_400, "2000-02-29T00:00:00Z"), (1_795_163_465, "2026-11-20T08:31:05Z"),
        (-1, "1969-12-31T23:59:59Z"), (253_402_300_799, "9999-12-31T23:59:59Z"), (-62_135_596_800, "0001-01-01T00:00:00Z"),
    ])
    func `A time reads and writes as seconds since 1970 do`(seconds: Int, text: String) throws {
        let time = try #require(Timestamp(secondsSince1970: seconds))
        #expect(time.description == text)
        #expect(time.secondsSince1970 == seconds)
        #expect(Timestamp(text) == time)
    }

    @Test(arguments: [
        "2026-11-20T08:31:05", "2026-11-20t08:31:05Z", "2026-11-20 08:31:05Z", "2026-11-20T24:00:00Z", "2026-02-30T00:00:00Z",
        "2026-11-20T08:60:05Z", "2026-11-20T08:31:60Z", "2026-11-20T08:31:05+08:00", "2026-11-20T08:31:5Z", "",
        "２０２６-11-20T08:31:05Z",
    ])
    func `A time in another spelling is refused`(text: String) {
        #expect(Timestamp(text) == nil)
    }

    @Test func `Times outside the calendar do not exist`() {
        for seconds in [253_402_300_800, -62_135_596_801, Int.max, Int.min] {
            #expect(Timestamp(secondsSince1970: seconds) == nil)
        }
    }

    @Test func `Every day has its number and every number its day`() {
        var date = CalendarDate(dayNumber: 0)
        for number in 0..<3_652_059 {
            guard let day = date, day.dayNumber == number else {
                Issue.record("day \(number)")
                return
            }
            date = number % 1_000 == 0 ? CalendarDate(dayNumber: number)?.next : day.next
        }
        #expect(CalendarDate(dayNumber: -1) == nil && CalendarDate(dayNumber: 3_652_059) == nil)
    }
}

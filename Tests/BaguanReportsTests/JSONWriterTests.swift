import BaguanReports
import BaguanTesting
import Foundation
import Testing

struct JSONWriterTests {
    @Test("keys keep their order, and nil leaves a member out")
    func keepsOrder() {
        var json = JSONWriter()
        json.object { json in
            json.member("z", "1")
            json.member("a", nil as String?)
            json.member("b", 2)
            json.member("c", true)
            json.array("d") { json in
                json.object { _ in }
                json.array { $0.element(1) }
            }
            json.member("e", [])
        }
        #expect(json.text == #"{"z":"1","b":2,"c":true,"d":[{},[1]],"e":[]}"#)
    }

    @Test func indents() {
        var json = JSONWriter(isIndented: true)
        json.object { json in
            json.member("a", ["x", "y"])
            json.object("b") { _ in }
        }
        #expect(json.text == "{\n  \"a\": [\n    \"x\",\n    \"y\"\n  ],\n  \"b\": {}\n}")
    }

    @Test("draining in the middle changes nothing")
    func drains() {
        var json = JSONWriter()
        var output = ""
        json.beginArray()
        json.element("a")
        json.drain(into: &output)
        json.element("b")
        json.endArray()
        json.drain(into: &output)
        #expect(output == #"["a","b"]"#)
        #expect(json.text.isEmpty)
    }

    @Test("every single scalar that is special somewhere comes back as it was")
    func escapesSpecialScalars() throws {
        let values: [UInt32] =
            Array(0...0x2FF) + Array(0x300...0x3FF) + Array(0x600...0x61F) + Array(0x1800...0x181F)
            + Array(0x2000...0x20FF) + Array(0xFE00...0xFFFF) + Array(0xE0000...0xE01FF) + [0xD7FF, 0xE000, 0x10FFFF]
        let strings = values.compactMap(Unicode.Scalar.init).map { "前\($0)后" }
        try expectRoundTrip(strings)
    }

    @Test("random Unicode comes back as it was", arguments: 0..<20)
    func escapesRandomText(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let strings = (0..<200).map { _ in generator.text() }
        try expectRoundTrip(strings)
    }

    private func expectRoundTrip(_ strings: [String]) throws {
        for isIndented in [false, true] {
            var json = JSONWriter(isIndented: isIndented)
            json.object { json in
                json.member("values", strings)
                json.object("keys") { json in
                    for (index, string) in strings.enumerated() { json.member("\(index)\(string)", index) }
                }
            }
            #expect(!json.text.unicodeScalars.contains { $0 != "\n" && TerminalText.isUnsafe($0) })
            let parsed = try #require(JSONSerialization.jsonObject(with: Data(json.text.utf8)) as? [String: Any])
            let values = try #require(parsed["values"] as? [String])
            // By scalars, since Swift compares strings by canonical equivalence.
            #expect(values.map { Array($0.unicodeScalars) } == strings.map { Array($0.unicodeScalars) })
            #expect((parsed["keys"] as? [String: Any])?.count == Set(strings.indices).count)
        }
    }
}

extension SeededGenerator {
    /// A string of up to 30 scalars: controls, ASCII, Chinese, marks, emoji, anything.
    mutating func text() -> String {
        let ranges: [ClosedRange<UInt32>] = [
            0...0x1F, 0x20...0x7F, 0x80...0x2FF, 0x300...0x36F, 0x2000...0x206F, 0x4E00...0x9FFF, 0xFE00...0xFFFF,
            0x1F1E6...0x1F64F, 0...0x10FFFF,
        ]
        var scalars = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...30, using: &self) {
            let range = ranges.randomElement(using: &self) ?? 0...0x7F
            if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &self)) { scalars.append(scalar) }
        }
        return String(scalars)
    }
}

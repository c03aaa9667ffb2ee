import BaguanFindings
import BaguanText
import Testing

@testable import BaguanRules

@Suite struct YAMLReaderTests {
    private func read(_ text: String) -> (value: YAMLValue?, problems: [String], text: InputText) {
        let input = InputText(path: "a.yml", utf8: Array(text.utf8))
        var reader = YAMLReader(input)
        let value = reader.read()
        return (value, reader.problems.map(\.problem.code), input)
    }

    @Test(arguments: [
        ("a: 标题\n中文: 值\n", "中文", 2, 5, "值"),
        ("a: \"甲\t乙\"\r\nb: 丙\r\n", "b", 2, 4, "丙"),
        ("a:\t👨‍👩‍👧 家\nb:  x # 注\n", "b", 2, 5, "x"),
        ("{a: 甲, 乙: \"丙\", b: 丁}\n", "b", 1, 19, "丁"),
        // YAML takes U+2028 for a line break, people and editors do not.
        ("a: \"甲\u{2028}乙\"\nb: '丙''丁'\n", "b", 2, 4, "'丙''丁'"),
        ("a: |\n  一\n  二\nb: é\u{301}x\n", "b", 4, 4, "é\u{301}x"),
    ])
    func `Every value knows its place, counted in scalars`(
        text: String, key: String, line: Int, column: Int, raw: String
    ) throws {
        let (value, problems, input) = read(text)
        #expect(problems == [])
        let pair = try #require(value?.pair(key))
        #expect(input.position(of: pair.value.range.lowerBound) == TextPosition(line: line, column: column))
        #expect(input.string(in: pair.value.range).unicodeScalars.elementsEqual(raw.unicodeScalars))
        #expect(input.string(in: pair.keyRange) == key)
    }

    @Test func `Scalars keep their scalars`() throws {
        // `==` on strings would not tell é from e with an accent, nor a pair CR LF from one character.
        let (value, problems, _) = read("\u{e9}: 1\ne\u{301}: 2\n")
        #expect(problems == [])
        #expect(value?.pairs?.count == 2)
        #expect(value?["e\u{301}"]?.text == "2")
        #expect(value?["\u{e9}"]?.integer == 1)
    }

    @Test func `Plain words are null, booleans and numbers; quoted ones are text`() throws {
        let value = try #require(read("a: true\nb: \"true\"\nc: 12\nd: '12'\ne: ~\nf: \"~\"\ng:\nh: yes\ni: -3\nj: 99999999999999999999\n").value)
        #expect(value["a"]?.boolean == true)
        #expect(value["b"]?.boolean == nil)
        #expect(value["b"]?.text == "true")
        #expect(value["c"]?.integer == 12)
        #expect(value["c"]?.text == "12")
        #expect(value["d"]?.integer == nil)
        #expect(value["e"] == nil)
        #expect(value["f"]?.text == "~")
        #expect(value["g"] == nil)
        #expect(value["h"]?.boolean == nil)
        #expect(value["i"]?.integer == -3)
        #expect(value["j"]?.integer == nil)
    }

    @Test func `An alias bomb is refused at once`() {
        var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1...30 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
            bomb += "a\(level): &a\(level) [\(aliases)]\n"
        }
        let elapsed = ContinuousClock().measure {
            let (value, problems, _) = read(bomb)
            #expect(value != nil)
            #expect(problems.filter { $0 == "yaml-anchor" }.count == 31)
            #expect(problems.filter { $0 == "yaml-alias" }.count == 270)
        }
        #expect(elapsed < .seconds(1))
    }

    @Test(arguments: ["[", "{", "- ", "? ", "a: {", "a: ["])
    func `Deep nesting is refused before it is followed`(opening: String) {
        expectRefusedAsTooDeep(String(repeating: opening, count: 200_000))
    }

    @Test func `Deep indentation is refused before it is followed`() {
        expectRefusedAsTooDeep((0..<3_000).map { String(repeating: " ", count: $0) + "a:\n" }.joined())
    }

    private func expectRefusedAsTooDeep(_ text: String) {
        let elapsed = ContinuousClock().measure {
            let (value, problems, _) = read(text)
            #expect(value == nil)
            #expect(problems.count == 1)
        }
        #expect(elapsed < .seconds(2))
    }

    @Test(arguments: [("a:\n", "  - 国家卫生健康委员会\n", ""), ("a: [", "国家卫生健康委员会, ", "]")])
    func `A long list is read in time that grows with its length`(start: String, member: String, end: String) {
        let text = start + String(repeating: member, count: 20_000) + end
        let elapsed = ContinuousClock().measure {
            #expect(read(text).value?["a"]?.sequence?.count == 20_000)
        }
        #expect(elapsed < .seconds(5))
    }

    @Test func `A byte order mark and CRLF change nothing but the bytes`() throws {
        var log = ProblemLog()
        let plain = "id: a\ntitle: 标题\n"
        let bytes = [0xEF, 0xBB, 0xBF] + Array(plain.replacingAll("\n", with: "\r\n").utf8)
        let (text, value) = try #require(PackLoader.readYAML(bytes, path: "a.yml", log: &log))
        #expect(log.diagnostics.isEmpty)
        #expect(value["title"]?.text == "标题")
        #expect(value["title"].map { text.position(of: $0.range.lowerBound) } == TextPosition(line: 2, column: 8))
    }

    @Test(arguments: [
        ([0x61, 0x3A, 0x20, 0xFF], "1:4 not-utf8"), ([0x61, 0x0A, 0x62, 0x00], "2:2 nul-character"),
        ([0x61, 0x3A, 0x20, 0xE4, 0xB8], "1:4 not-utf8"), ([0x61, 0x3A, 0x20, 0x07], "1:4 yaml-syntax"),
        ([0xED, 0xA0, 0x80], "1:1 not-utf8"), ([], "empty-file"), ([0xEF, 0xBB, 0xBF], "empty-file"),
    ] as [([UInt8], String)])
    func `Bytes that are no text are refused with their place`(bytes: [UInt8], expected: String) {
        var log = ProblemLog()
        #expect(PackLoader.readYAML(bytes, path: "a.yml", log: &log) == nil)
        #expect(summary(log.diagnostics) == [expected])
    }

    @Test func `A huge file is refused`() {
        var log = ProblemLog()
        let bytes = [UInt8](repeating: 0x61, count: TextDecoding.sizeLimit + 1)
        #expect(PackLoader.readYAML(bytes, path: "a.yml", log: &log) == nil)
        #expect(summary(log.diagnostics) == ["file-too-large"])
    }
}

extension String {
    func replacingAll(_ part: Character, with other: String) -> String {
        map { $0 == part ? other : String($0) }.joined()
    }
}

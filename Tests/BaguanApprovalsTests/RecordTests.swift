import BaguanFindings
import BaguanTesting
import Testing

@testable import BaguanApprovals

@Suite struct RecordTests {
    private let key: SSHPrivateKey
    private let record: Record

    init() throws {
        key = try .numbered(1)
        record = try Record(signing: Sample.approval(after: [RecordID(Sample.digest), RecordID(Sample.other)]), with: key)
    }

    private func problem(of line: String) -> RecordProblem? {
        do throws(RecordProblem) {
            _ = try RecordBody(line: Array(line.utf8))
            return nil
        } catch {
            return error
        }
    }

    @Test func `A body is one line, its fields in their order`() throws {
        let (a, b) = (min(Sample.digest, Sample.other), max(Sample.digest, Sample.other))
        let d = Sample.digest
        var body = record.body
        body.seq = 2
        body.prev = RecordID(d)
        body.note = #"他说“可以”，她说"行\不行""#
        #expect(String(decoding: body.line, as: UTF8.self) == """
            {"v":1,"kind":"approve","org":"school.example","item":"post-1","seq":2,"prev":"\(d)","after":["\(a)","\(b)"],\
            "by":"chen","role":"leader","stage":"终审","subject":{"bytes":"\(d)","text":"\(d)","wording":"\(d)","assets":"\(d)","hidden":"\(d)",\
            "extractor":"x1"},"policy":"\(d)","scan":{"rules":"0.1.0","report":"\(d)","open":0},"at":"2026-11-20T08:31:05Z",\
            "note":"他说“可以”，她说\\"行\\\\不行\\""}

            """)
        #expect(try RecordBody(line: body.line) == body)
    }

    @Test func `Details stand in their order`() throws {
        let body = RecordBody(
            kind: .delegate, org: "a", by: "chen", details: [.until: "2026-12-01", .to: "li", .from: "2026-11-21"],
            at: try Sample.time(), note: "出差")
        #expect(String(decoding: body.line, as: UTF8.self) == """
            {"v":1,"kind":"delegate","org":"a","seq":1,"by":"chen","details":{"to":"li","from":"2026-11-21",\
            "until":"2026-12-01"},"at":"2026-11-20T08:31:05Z","note":"出差"}

            """)
        #expect(try RecordBody(line: body.line) == body)
    }

    static let good = """
        {"v":1,"kind":"withdraw","org":"a","item":"p","seq":1,"by":"chen","at":"2026-11-20T08:31:05Z","note":"过期"}

        """

    @Test(arguments: [
        ("\"v\":1", "\"v\":2", 5, RecordProblem.Reason.version(2)),
        ("\"v\":1", "\"v\":01", 5, .badNumber),
        ("\"v\":1", "\"v\":1.0", 5, .badNumber),
        ("\"v\":1", "\"v\":1e0", 5, .badNumber),
        ("\"v\":1", "\"v\":-1", 5, .badNumber),
        ("\"v\":1", "\"v\":9007199254740992", 5, .badNumber),
        ("\"v\":1", "\"v\":99999999999999999999999", 5, .badNumber),
        ("{\"v\"", "{ \"v\"", 1, .expected("\"")),
        ("\"v\":1", "\"v\": 1", 5, .badNumber),
        ("{\"v\"", "\u{FEFF}{\"v\"", 0, .expected("{")),
        ("\"v\":1,", "", 0, .missingField("v", kind: nil)),
        ("\"v\":1,", "\"v\":1,\"v\":1,", 7, .repeatedField("v")),
        ("\"v\":1,", "\"v\":1,\"votes\":1,", 7, .unknownField("votes")),
        ("\"v\":1,", "\"v\":1,\"Kind\":\"approve\",", 7, .unknownField("Kind")),
        ("\"org\":\"a\",\"item\":\"p\"", "\"item\":\"p\",\"org\":\"a\"", 36, .fieldOutOfOrder("org")),
        ("\"kind\":\"withdraw\"", "\"kind\":\"Withdraw\"", 14, .unknownKind("Withdraw")),
        ("\"a\"", "\" a\"", 31, .badName),
        ("\"a\"", "\"\"", 31, .badName),
        ("\"a\"", "\"a\u{3000}\"", 31, .badName),
        ("\"a\"", "\"\\u0061\"", 32, .escape),
        ("\"a\"", "\"a\\/\"", 33, .escape),
        ("\"a\"", "\"a\tb\"", 33, .control("\t")),
        ("\"a\"", "\"a\u{200B}b\"", 31, .control("\u{200B}")),
        ("\"a\"", "\"a\u{202E}b\"", 31, .control("\u{202E}")),
        ("\"a\"", "\"a\u{FFFE}\"", 31, .control("\u{FFFE}")),
        ("\"a\"", "[\"a\"]", 31, .expected("\"")),
        ("\"a\"", "null", 31, .expected("\"")),
        (",\"item\":\"p\"", "", 0, .missingField("item", kind: .withdraw)),
        (",\"note\":\"过期\"", "", 0, .missingField("note", kind: .withdraw)),
        (",\"by\"", ",\"by\":\"x\",\"by\"", 63, .repeatedField("by")),
        ("\"seq\":1", "\"seq\":0", 52, .badNumber),
        ("\"seq\":1", "\"seq\":2", 0, .chainStart),
        ("\"seq\":1", "\"seq\":2,\"prev\":\"sha256:ABC\"", 61, .badDigest),
        ("\"seq\":1", "\"seq\":1,\"after\":[]", 63, .expected("\"")),
        ("\"by\":\"chen\"", "\"by\":\"chen\",\"stage\":\"终审\"", 0, .unwelcomeField("stage", kind: .withdraw)),
        ("08:31:05Z", "08:31:05+08:00", 71, .badTime),
        ("}\n", "}", 110, .unfinished),
        ("}\n", "", 109, .expected("}")),
        ("}\n", "}\r\n", 110, .lineEndings),
        ("}\n", "} \n", 110, .expected("\\n")),
        ("}\n", "}\n\n", 110, .expected("\\n")),
        ("}\n", "}{}\n", 110, .expected("\\n")),
    ])
    func `A body in another form says what is wrong and where`(
        part: String, changed: String, offset: Int, reason: RecordProblem.Reason
    ) throws {
        #expect(problem(of: Self.good) == nil)
        try #require(Self.good.contains(part))
        let found = problem(of: Self.good.replacing(part, with: changed, maxReplacements: 1))
        #expect(found == RecordProblem(offset: offset, reason: reason))
        #expect(found?.message.chinese.hasPrefix("第 \(offset) 字节处：") == true)
        #expect(found?.remedy != nil)
    }

    @Test func `What is not UTF-8 is no text`() throws {
        let bytes = Array(Self.good.utf8)
        let place = try #require(bytes.firstRange(of: Array("\"a\"".utf8))?.lowerBound)
        for bad: [UInt8] in [[0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xE7, 0xBB]] {
            let line = Array(bytes[...place]) + bad + bytes[(place + 2)...]
            #expect(throws: RecordProblem(offset: place, reason: .notUTF8)) { try RecordBody(line: line) }
        }
    }

    @Test func `Lengths are limited`() throws {
        let name = String(repeating: "a", count: 129)
        #expect(problem(of: Self.good.replacing("\"a\"", with: "\"\(name)\""))?.reason == .tooLong(limit: 128))
        let note = String(repeating: "过", count: 667)
        #expect(problem(of: Self.good.replacing("过期", with: note))?.reason == .tooLong(limit: 2_000))
        let ids = (0..<1_000).map { RecordID(Digest(of: [UInt8($0 & 255), UInt8($0 >> 8)])) }
        #expect(throws: RecordProblem(offset: 65_536, reason: .tooLong(limit: 65_536))) {
            try RecordBody(line: Sample.approval(after: ids).line)
        }
    }

    @Test func `References stand in ascending order, each once`() throws {
        var body = record.body
        body.after.swapAt(0, 1)
        #expect(throws: SigningProblem.self) { try Record(signing: body, with: key) }
        body.after = [RecordID(Sample.digest), RecordID(Sample.digest)]
        #expect(throws: SigningProblem.self) { try Record(signing: body, with: key) }
    }

    /// What each kind must and may have, told by leaving out and adding.
    @Test(arguments: RecordKind.allCases) func `Each kind has its own fields`(kind: RecordKind) throws {
        let full = RecordBody(
            kind: kind, org: "a", item: "p", seq: 2, prev: RecordID(Sample.digest), after: [RecordID(Sample.other)], by: "chen",
            role: "leader", stage: "终审", subject: Sample.subject(), policy: Sample.digest,
            scan: ScanSummary(rules: "1", report: Sample.digest, open: 0),
            details: [
                .to: "li", .from: "2026-11-21", .until: "2026-12-01", .record: RecordID(Sample.digest).description,
                .place: "公众号", .address: "https://a.example", .rule: "titles/order", .fingerprint: "0f",
                .kept: String(repeating: "0a", count: 32),
            ], at: try Sample.time(), note: "说明")
        var body = full
        let fields = kind.required.union(kind.optional)
        if !fields.contains(.item) { body.item = nil }
        if !fields.contains(.role) { body.role = nil }
        if !fields.contains(.stage) { body.stage = nil }
        if !fields.contains(.subject) { body.subject = nil }
        if !fields.contains(.policy) { body.policy = nil }
        if !fields.contains(.scan) { body.scan = nil }
        let details = kind.details.required.union(kind.details.optional)
        body.details = body.details.filter { details.contains($0.key) }
        #expect(try RecordBody(line: body.line) == body)
        #expect(throws: RecordProblem.self) { try RecordBody(line: full.line) }
        for detail in RecordDetail.allCases {
            var changed = body
            changed.details[detail] = body.details[detail] == nil ? full.details[detail] : nil
            let isSound = kind.details.optional.contains(detail)
            #expect((try? RecordBody(line: changed.line)) == (isSound ? changed : nil), "\(detail)")
        }
    }

    @Test func `A record survives its file`() throws {
        #expect(try Record(file: record.file) == record)
        #expect(record.id == RecordID(Digest(of: record.file)))
    }

    @Test func `Every flipped bit of a file is seen`() throws {
        let file = record.file
        for bit in 0..<file.count * 8 {
            var flipped = file
            flipped[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect((try? Record(file: flipped)) == nil, "bit \(bit) of byte \(bit / 8)")
        }
    }

    @Test func `Every shortened file is seen`() throws {
        let file = record.file
        for count in 0..<file.count {
            #expect(throws: RecordProblem.self, "\(count)") { try Record(file: Array(file.prefix(count))) }
        }
        #expect(throws: RecordProblem.self) { try Record(file: file + Array("\n".utf8)) }
        #expect(throws: RecordProblem.self) { try Record(file: file + file) }
    }

    @Test func `Line ends changed by git are named, with the way out`() throws {
        let changed = Array(String(decoding: record.file, as: UTF8.self).replacing("\n", with: "\r\n").utf8)
        #expect(throws: RecordProblem(offset: record.body.line.count - 1, reason: .lineEndings)) { try Record(file: changed) }
        let problem = RecordProblem(offset: 0, reason: .lineEndings)
        #expect(problem.code == "record-line-endings")
        #expect(problem.remedy?.chinese == "在 .baguan/records/.gitattributes 中写“* -text”，再从 git 恢复")
    }

    @Test func `Marks of a merge conflict are named`() {
        #expect(throws: RecordProblem(offset: 0, reason: .conflictMarks)) {
            try Record(file: Array("<<<<<<< HEAD\n{}\n".utf8))
        }
    }

    /// Edited, dropped, doubled and foreign bytes: never a trap, and whatever is taken is written just so.
    @Test func `Random changes never trap and never give a second spelling`() throws {
        var random = SeededGenerator(seed: 3)
        let pieces = ["\"", "\\", "{", "}", "[", "]", ",", ":", "\"v\":1", "1", "0", "e", "终审", "\u{200B}", "\n", "\r\n", "null", "sha256:"]
        var line = record.body.line
        for round in 0..<20_000 {
            if round.isMultiple(of: 50) { line = record.body.line }
            let place = Int.random(in: 0..<max(1, line.count), using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0 where !line.isEmpty: line.remove(at: min(place, line.count - 1))
            case 1 where !line.isEmpty: line[min(place, line.count - 1)] = UInt8.random(in: 0...255, using: &random)
            case 2: line.insert(contentsOf: Array((pieces.randomElement(using: &random) ?? "").utf8), at: min(place, line.count))
            default: line.removeSubrange(min(place, line.count)..<min(line.count, place + 3))
            }
            do throws(RecordProblem) {
                let body = try RecordBody(line: line)
                #expect(body.line == line)
            } catch {
                #expect((0...line.count).contains(error.offset) && !error.message.english.isEmpty)
            }
        }
    }
}

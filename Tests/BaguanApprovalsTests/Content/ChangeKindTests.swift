import BaguanTesting
import BaguanText
import Testing

@testable import BaguanApprovals

/// Edits whose kind is known from how they were made, on drafts put together from sentences of ours.
@Suite struct ChangeKindTests {
    /// A draft on its way to being edited.
    struct Draft {
        var paragraphs: [ContentParts.Paragraph]
        var fields = ["topic=秋季运动会", "date=2026-11-20"]
        var assets = [
            ContentParts.Asset(kind: .image, target: "a.png", digest: Digest(of: [1])),
            ContentParts.Asset(kind: .link, target: "https://school.example/1"),
        ]
        var hidden = ["批注：已核对"]
        var bytes: [UInt8] = [1, 2, 3]

        var subject: Subject {
            Subject(of: ContentParts(bytes: bytes, fields: fields, paragraphs: paragraphs, assets: assets, hidden: hidden))
        }
    }

    private static let sentences = [
        "校运动会于 11 月 20 日上午 8:30 开幕，共有 1,260 名学生参加。", "报名截止前，请各班核对名单（含替补队员）。",
        "学校不提倡带贵重物品；确需携带的，由班主任登记。", "获奖班级：初一（3）班、初二（1）班！", "咨询请发邮件至 sports@school.example。",
        "开幕式后依次进行 100 米、4×100 米接力和跳远。", "Sports Day 开放日欢迎家长参加，无需预约。",
    ]

    private static func draft(_ generator: inout SeededGenerator) -> Draft {
        let count = Int.random(in: 2...5, using: &generator)
        var paragraphs = [ContentParts.Paragraph(role: .title, text: "秋季运动会")]
        paragraphs += (0..<count).map { _ in
            ContentParts.Paragraph(role: .body, text: sentences.shuffled(using: &generator).prefix(2).joined())
        }
        paragraphs.append(ContentParts.Paragraph(role: .tableCell, text: "100 米"))
        paragraphs.append(ContentParts.Paragraph(role: .tableCell, text: "12"))
        return Draft(paragraphs: paragraphs)
    }

    private typealias Edit = @Sendable (inout Draft, inout SeededGenerator) -> Void

    private static let layout: [(String, Edit)] = [
        ("a blank between Han", { edit(&$0, &$1) { insert(" ", in: $0, where: { isHan($0) && isHan($1) }, &$1) } }),
        ("an ideographic blank", { edit(&$0, &$1) { insert("　　", in: $0, where: { isHan($0) && isHan($1) }, &$1) } }),
        ("a line break", { edit(&$0, &$1) { insert("\n", in: $0, where: { isHan($0) && isHan($1) }, &$1) } }),
        ("two paragraphs become one", { draft, _ in
            draft.paragraphs[1].text += draft.paragraphs[2].text
            draft.paragraphs.remove(at: 2)
        }),
        ("one paragraph becomes two", { draft, _ in
            let text = draft.paragraphs[1].text
            let middle = text.firstIndex(of: "。") ?? text.firstIndex(of: "！") ?? text.startIndex
            draft.paragraphs[1].text = String(text[...middle])
            draft.paragraphs.insert(.init(role: .body, text: String(text[text.index(after: middle)...])), at: 2)
        }),
        ("a comma of half width", { draft, _ in draft.replace("，", with: ",") }),
        ("brackets of half width", { draft, _ in draft.replace("（", with: "(") ; draft.replace("）", with: ")") }),
        ("no blanks around numbers", { draft, _ in draft.replace("月 ", with: "月"); draft.replace("进行 ", with: "进行") }),
        ("a heading for a paragraph", { draft, _ in draft.paragraphs[1].role = .heading }),
    ]

    private static let rework: [(String, Edit)] = [
        ("a word left out", { draft, _ in draft.replace("不提倡", with: "提倡") ; draft.append("新") }),
        ("a digit", { draft, _ in draft.replace("20", with: "21"); draft.append("新") }),
        ("one character for another", { edit(&$0, &$1) { replace(in: $0, where: isHan, with: "丈", &$1) } }),
        ("a character left out", { edit(&$0, &$1) { replace(in: $0, where: isHan, with: nil, &$1) } }),
        ("an invisible character", { edit(&$0, &$1) { insert("\u{200B}", in: $0, where: { _, _ in true }, &$1) } }),
        ("a mark that turns the direction", { edit(&$0, &$1) { insert("\u{202E}", in: $0, where: { _, _ in true }, &$1) } }),
        ("a variation selector", { edit(&$0, &$1) { insert("\u{FE00}", in: $0, where: { a, _ in isHan(a) }, &$1) } }),
        ("a compatibility character", { draft, _ in draft.append("六"); draft.append("\u{F9D1}") }),
        ("digits that join", { draft, _ in draft.append("招收 20 30 人"); draft.replace("20 30", with: "2030") }),
        ("a table's numbers", { draft, _ in
            draft.paragraphs[draft.paragraphs.count - 2].text = "100 米1"
            draft.paragraphs[draft.paragraphs.count - 1].text = "2"
        }),
        ("two cells become one", { draft, _ in
            draft.paragraphs.removeLast()
            draft.paragraphs[draft.paragraphs.count - 1].text += "12"
        }),
        ("a caption for a paragraph", { draft, _ in draft.paragraphs[1].role = .caption }),
        ("a paragraph more", { draft, _ in draft.append("另行通知。") }),
        ("paragraphs in another order", { draft, _ in draft.append("甲"); draft.paragraphs.swapAt(0, 1) }),
        ("another picture", { draft, _ in draft.assets[0].digest = Digest(of: [2]) }),
        ("another link", { draft, _ in draft.assets[1].target += "?" }),
        ("pictures in another order", { draft, _ in draft.assets.reverse() }),
        ("a picture less", { draft, _ in draft.assets.removeFirst() }),
        ("hidden text", { draft, _ in draft.hidden.append("看不见的字") }),
        ("other hidden text", { draft, _ in draft.hidden[0] += "。" }),
        ("another date beside the text", { draft, _ in draft.fields[1] = "date=2026-11-21" }),
        ("a blank in a field", { draft, _ in draft.fields[0] = "topic=秋季 运动会" }),
    ]

    @Test func `Three hundred edits are told for what they are, and none is carried over that should not be`() {
        var generator = SeededGenerator(seed: 300)
        var counts: [ChangeKind: Int] = [:]
        func check(_ name: String, _ expected: ChangeKind, _ edit: Edit) {
            let before = Self.draft(&generator)
            var after = before
            edit(&after, &generator)
            // What cannot be edited so in this draft (it has no such word) is no pair.
            guard expected == .identical || after.bytes != before.bytes || after.subject != before.subject else { return }
            if expected != .identical { after.bytes.append(9) }
            let found = ChangeKind(from: before.subject, to: after.subject)
            #expect(found == expected, "\(name)")
            #expect(ChangeKind(from: after.subject, to: before.subject) == expected, "\(name), the other way about")
            for carry in CarryOver.allCases where carry.takes(found) {
                #expect(expected != .rework, "\(name) carried over as \(carry)")
            }
            counts[expected, default: 0] += 1
        }
        for _ in 0..<12 {
            check("nothing", .identical) { _, _ in }
            check("saved anew", .repack) { draft, _ in draft.bytes.append(4) }
            for (name, edit) in Self.layout {
                check(name, .layout, edit)
                // Any change of the words makes it another text, whatever else is done.
                let (other, rework) = Self.rework.randomElement(using: &generator)!
                check("\(name) and \(other)", .rework) { draft, generator in
                    let original = draft
                    edit(&draft, &generator)
                    let laidOut = draft.subject
                    rework(&draft, &generator)
                    // Nothing to rework in that paragraph: no pair.
                    if draft.subject == laidOut { draft = original }
                }
            }
            for (name, edit) in Self.rework { check(name, .rework, edit) }
        }
        #expect(counts.values.reduce(0, +) >= 300)
        #expect(counts[.layout, default: 0] >= 60 && counts[.rework, default: 0] >= 200 && counts[.repack] == 12)
    }

    @Test(arguments: [
        ("共1，000人", "共1,000人"), ("5－8", "5-8"), ("９点", "9点"), ("Ａ班", "A班"), ("to day", "today"), ("3 5", "35"), ("王〇", "王○"),
        ("“好”", "\"好\""), ("甲。乙", "甲.乙"), ("１", "1"), ("a\u{301}", "á"), ("甲\u{FEFF}乙", "甲乙"), ("10：30", "10:30"),
    ])
    func `What looks alike is not the same wording`(a: String, b: String) {
        #expect(Wording(a).utf8 != Wording(b).utf8)
    }

    @Test(arguments: [
        ("通知：请到校。", "通知:请到校。"), (" 甲\t乙\u{A0}丙\u{2028}", "甲乙丙"), ("第 3 名", "第3名"), ("（一）", "(一)"), ("ｶ｡", "ｶ。"),
        ("5 ％", "5%"), ("Sports\nDay", "Sports Day"), ("", " \n"), ("a，b", "a ， b"), ("！？", "!?"),
    ])
    func `Blanks, breaks and the width of marks are no part of a wording`(a: String, b: String) {
        #expect(Wording(a).utf8 == Wording(b).utf8)
    }

    @Test func `How a text file ends its lines is no part of what it says, and its markup is`() {
        func subject(_ markup: String, _ text: String = "不同意") -> Subject {
            Subject(of: ContentParts(
                bytes: Array(markup.utf8), paragraphs: [.init(role: .body, text: text)], markup: markup))
        }
        let base = subject("# 题\n\n不同意\n")
        #expect(ChangeKind(from: base, to: subject("# 题\r\n\r\n不同意")) == .repack)
        #expect(ChangeKind(from: base, to: subject("# 题\n\n\n不同意\n")) == .layout)
        #expect(ChangeKind(from: base, to: subject("# 题\n\n~~不~~同意\n")) == .rework)
    }

    @Test func `Parts of another version of the code cannot be compared`() {
        var other = Office.content("正文")
        other.extractor = "x2"
        #expect(ChangeKind(from: Office.content("正文"), to: other) == .rework)
    }

    @Test func `No two lists of parts give one digest`() {
        let lists: [[String]] = [[], [""], ["甲", "乙"], ["甲乙"], ["甲\n乙"], ["甲", "", "乙"], ["body:3:甲"]]
        let digests = lists.map { list in
            Subject(of: ContentParts(bytes: [], paragraphs: list.map { .init(role: .body, text: $0) })).text
        }
        #expect(Set(digests).count == lists.count)
        #expect(Set(lists.map { Subject(of: ContentParts(bytes: [], hidden: $0)).hidden }).count == lists.count)
    }

    // MARK: - Editing

    private static func isHan(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isIdeographic }

    /// Edits one paragraph of running text.
    private static func edit(
        _ draft: inout Draft, _ generator: inout SeededGenerator, _ edit: (String, inout SeededGenerator) -> String
    ) {
        let index = Int.random(in: 1..<(draft.paragraphs.count - 2), using: &generator)
        draft.paragraphs[index].text = edit(draft.paragraphs[index].text, &generator)
    }

    private static func insert(
        _ text: String, in string: String, where fits: (Unicode.Scalar, Unicode.Scalar) -> Bool,
        _ generator: inout SeededGenerator
    ) -> String {
        var scalars = Array(string.unicodeScalars)
        let places = scalars.indices.dropFirst().filter { fits(scalars[$0 - 1], scalars[$0]) }
        guard let place = places.randomElement(using: &generator) else { return string }
        scalars.insert(contentsOf: text.unicodeScalars, at: place)
        return String(String.UnicodeScalarView(scalars))
    }

    private static func replace(
        in string: String, where fits: (Unicode.Scalar) -> Bool, with other: Unicode.Scalar?,
        _ generator: inout SeededGenerator
    ) -> String {
        var scalars = Array(string.unicodeScalars)
        guard let place = scalars.indices.filter({ fits(scalars[$0]) && scalars[$0] != other }).randomElement(using: &generator)
        else { return string }
        scalars.replaceSubrange(place...place, with: other.map { [$0] } ?? [])
        return String(String.UnicodeScalarView(scalars))
    }
}

extension ChangeKindTests.Draft {
    fileprivate mutating func replace(_ old: String, with new: String) {
        for index in paragraphs.indices where paragraphs[index].role == .body {
            paragraphs[index].text = paragraphs[index].text.replacing(old, with: new)
        }
    }

    /// Adds a paragraph of running text before the table.
    fileprivate mutating func append(_ text: String) {
        paragraphs.insert(.init(role: .body, text: text), at: paragraphs.count - 2)
    }
}

import Baguan
import FuzzSamples

/// Formats that are text as they stand.
extension FuzzTarget {
    static let texts = [
        FuzzTarget(
            name: "text", run: { read($0, PlainTextReader(), "draft.txt") },
            seeds: [
                bytes("关于举办读书节的通知\n\n一、时间\n　　2026年11月20日（星期五）。\r\n落款\r"),
                [0xFF, 0xFE, 0x2D, 0x4E, 0x87, 0x65], [0xD6, 0xD0, 0xCE, 0xC4, 0xB5, 0xC4, 0xA1, 0xA3], [0xEF, 0xBB, 0xBF, 0xE4, 0xB8, 0xAD],
            ],
            words: ["\u{FEFF}", "\u{200B}", "\u{3000}", "\r\n", "第一章", "（一）", "𠮷"]),
        FuzzTarget(
            name: "markdown", run: { read($0, MarkdownReader(), "draft.md") },
            seeds: [
                bytes("---\ntitle: 读书节\ndate: 2026-11-20\n作者: [沈朗, 陆青]\n---\n# 读书节\n\n第一段**重点**，[链接](https://a.example \"题\")。\n接着写。\n"),
                bytes("- 一\n  - 二\n\n| 甲 | 乙 |\n|---|:-:|\n| `a` | b &amp; c |\n\n> 引文\n\n![图](a.png)\n\n```\ncode\n```\n<div style=\"x\">文<br>字</div>\n"),
                bytes("标题\n===\n\n&#x4E2D;&nbsp;\\*不斜\\* ~~删~~ <!-- 注 --> <https://b.example>\n\n1. 一\n\n***\n"),
            ],
            words: ["---\n", "&nbsp;", "&#x4E2D;", "<!--", "-->", "<br>", "</p>", "```", "**", "~~", "](", "![", "| ", "\n> ", "title: ", "\\", "<![CDATA["]),
        FuzzTarget(
            name: "html", run: { read($0, HTMLReader(), "page.html") },
            seeds: [
                bytes("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>读书节</title></head><body><h1>标题</h1><p>第一段<b>重点</b>&amp;&#20013;<br>又一行</p><img alt=\"图\" src=a.png></body></html>"),
                bytes("<table><caption>表</caption><tr><th>甲<td>乙</table><ul><li>一<li>二</ul><section style=\"display: none\">藏</section><pre> a\n b</pre>"),
                bytes("<meta charset=gbk><div hidden>x</div><script>1<2</script><svg><text>图</text></svg><template>t</template><textarea>\n文</textarea><ruby>汉<rt>han</ruby>"),
            ],
            words: ["<p>", "</p>", "<table>", "<td>", "<svg>", "<math>", "<![CDATA[", "<!--", "-->", "display:none", "&nbsp;", "&#0;", "&notit;", "<frameset>", "<select>", "<template>", "charset=", " style=\"", " hidden", "\u{0}"]),
        FuzzTarget(
            name: "scan", run: scan,
            seeds: [
                bytes("卫计委\n国家卫计委\n年\n(株)\na b\n\n国家卫 计\u{200B}委，２０２６年㈱A　B"),
                bytes("甲乙\n乙甲\n甲甲\n乙乙\n甲甲乙\n乙乙甲\n甲乙甲\n乙甲乙\n甲甲甲\n乙乙乙\n\n甲乙乙甲甲乙甲甲甲乙"),
            ],
            words: ["\n\n", "\u{200B}", "\u{3000}", "\u{AD}", "①", "㈱", "…", "𠮷", "國", "国", "甲甲甲甲甲甲甲甲", "´", "\u{FDFA}"]),
        FuzzTarget(
            name: "inspect",
            run: { bytes in
                if let inspection = try? inspector.inspect(bytes, path: "draft.md") { hold(inspection) }
            },
            seeds: [
                bytes("---\nkind: wechat-post\ntitle: 读书节\ndate: 2026-11-20\n---\n# 国家卫计委通知\n\n既使2016年以来，xx县有3个班共30人（“《书》”）。编辑：沈朗　审核：陆青\n"),
                bytes("五个一是：一、读，二、写，三、说，四、听。据《义务教育法》第5条，11月20日（星期三）起，第十四个五年规划百分之5。\n"),
            ],
            words: ["“", "”", "《", "》", "（", "）", "以来", "2026年11月20日", "（星期三）", "第十四届", "同比增长", "％", "编辑：", "××", "的的", "X月X日", "①", "\u{200B}"]),
    ]

    /// The wordings stand in lines before the first empty one, the prose after it.
    private static func scan(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let end = lines.firstIndex { $0.isEmpty } ?? lines.count
        let wordings = lines[..<end].map { Folding.foldWording(String($0)) }
        let prose = Array(lines[end...].dropFirst().joined(separator: "\n").utf8)
        let found = Scanner(wordings: wordings).candidates(in: prose)
        if found != ReferenceScanner(wordings: wordings).candidates(in: prose) { fail("the scanner and the reference disagree") }
    }

    private static let inspector = Inspector(
        rules: BundledPacks.load().packs.flatMap(\.rules), asOf: CalendarDate("2026-11-20")!)

    static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    static func read(_ bytes: [UInt8], _ reader: some DocumentReader, _ path: String) {
        if let document = try? reader.read(bytes, path: path) { hold(document) }
    }
}

import Baguan

@testable import BaguanText
@testable import FuzzSamples

/// Office files: the archive as it is, and the part with the text inside of a sound archive, since no mutation of a
/// compressed or checksummed part would get as far as our code.
extension FuzzTarget {
    static let offices = [
        FuzzTarget(
            name: "archive",
            run: { bytes in
                read(bytes, WordReader(), "draft.docx")
                read(bytes, SlidesReader(), "draft.pptx")
                read(bytes, SheetsReader(), "draft.xlsx")
            },
            seeds: [
                WordFile(body: "").bytes, SlidesFile(paragraphs: []).zip.bytes, SheetsFile(paragraphs: []).zip.bytes,
            ],
            words: ["PK\u{1}\u{2}", "PK\u{3}\u{4}", "PK\u{5}\u{6}", "_rels/.rels", "[Content_Types].xml", "../"]),
        FuzzTarget(
            name: "word", run: { bytes in read(document(bytes), WordReader(), "draft.docx") }, seeds: wordSeeds, words: wordWords),
        FuzzTarget(
            name: "lists", run: { bytes in read(list(bytes), WordReader(), "draft.docx") },
            seeds: [
                bytes("<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:pStyle w:val=\"h\"/><w:lvlText w:val=\"第%1章\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:isLgl/><w:lvlText w:val=\"%1.%2\"/><w:suff w:val=\"space\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"),
                bytes("<w:abstractNum w:abstractNumId=\"0\"><w:numStyleLink w:val=\"h\"/></w:abstractNum><w:abstractNum w:abstractNumId=\"1\"><w:styleLink w:val=\"h\"/></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"1\"><w:startOverride w:val=\"5\"/><w:lvl w:ilvl=\"1\"><w:lvlRestart w:val=\"0\"/><w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"（%2）\"/></w:lvl></w:lvlOverride></w:num>"),
            ],
            words: ["<w:lvl w:ilvl=\"", "</w:lvl>", "w:val=\"", "%1", "%9", "32767", "-1", "9223372036854775807", "lowerLetter", "decimalEnclosedCircle", "chineseLegalSimplified", "bullet"]),
        FuzzTarget(name: "annotate", run: { annotate($0) }, seeds: wordSeeds, words: wordWords),
        FuzzTarget(
            name: "slides", run: { bytes in read(SlidesFile([.init(text(bytes))]).zip.bytes, SlidesReader(), "draft.pptx") },
            seeds: [
                bytes(SlidesFile.shape(["标题"], placeholder: "title") + SlidesFile.shape(["一", "二"], attributes: "descr=\"图\"")),
                bytes("<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tr><a:tc><a:txBody><a:p><a:r><a:t>格</a:t></a:r><a:br/></a:p></a:txBody></a:tc></a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>"),
            ],
            words: ["<p:sp>", "</p:sp>", "<a:p>", "</a:p>", "<a:t>", "</a:t>", "<a:br/>", "<mc:AlternateContent>", "<mc:Fallback>", "<a:fld>", "<p:ph type=\"title\"/>", " hidden=\"1\""]),
        FuzzTarget(
            name: "sheets",
            run: { bytes in
                var file = SheetsFile([.init(name: "表", xml: text(bytes))])
                file.strings = "<si><t>甲</t></si><si><r><t>乙</t></r><rPh><t>y</t></rPh></si>"
                file.styles = "<numFmts><numFmt numFmtId=\"200\" formatCode=\"yyyy&quot;年&quot;m月d日\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"200\"/><xf numFmtId=\"22\"/></cellXfs>"
                let bytes = file.zip.bytes
                read(bytes, SheetsReader(), "draft.xlsx")
                var diagnostics: [Diagnostic] = []
                _ = try? Register(file: bytes, path: "draft.xlsx", kind: .banner, diagnostics: &diagnostics)
            },
            seeds: [
                bytes("<cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>编号</t></is></c><c r=\"B1\" t=\"s\"><v>1</v></c></row><row r=\"2\" hidden=\"1\"><c t=\"str\"><v>H-1</v></c><c r=\"C2\" s=\"1\"><v>46328.5</v></c></row></sheetData>"),
                bytes("<sheetData><row><c s=\"2\"><v>60</v></c><c t=\"b\"><v>1</v></c><c t=\"e\"><v>#N/A</v></c></row></sheetData><headerFooter><oddHeader>&amp;C&amp;\"楷体\"页&amp;P</oddHeader></headerFooter>"),
            ],
            words: ["<row r=\"", "<c r=\"XFD", " s=\"1\"", " t=\"s\"", "<v>", "</v>", "</c>", "1e308", "-1", "2958465", "9223372036854775807", "NaN", "&amp;"]),
    ]

    private static let wordSeeds = [
        bytes(WordFile.paragraph("关于", "读书节", "的通知") + WordFile.table([["甲", "乙"], ["丙", "丁"]])),
        bytes("<w:p>" + WordFile.textBox("框里的字") + "<w:ins w:id=\"1\" w:author=\"甲\">" + WordFile.run("插入") + "</w:ins><w:del w:id=\"2\"><w:r><w:delText>删</w:delText></w:r></w:del></w:p>"),
        bytes("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>3</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:sdt><w:sdtContent><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t><w:tab/><w:br/></w:r></w:sdtContent></w:sdt></w:p>"),
    ]

    private static let wordWords = [
        "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>", "</w:t>", "<w:t xml:space=\"preserve\">", "<w:tab/>", "<w:br/>", "<w:ins>", "</w:ins>", "<w:del>", "</w:del>",
        "<w:hyperlink>", "</w:hyperlink>", "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", "<w:rPr><w:vanish/></w:rPr>", "<w:fldSimple>", "<w:ruby>", "<w:rt>",
        "<mc:AlternateContent>", "<mc:Choice>", "<mc:Fallback>", "<w:txbxContent>", "<w:footnoteReference w:id=\"1\"/>", "&#10;", "&lt;", "<![CDATA[", "]]>", "<!--", "-->",
    ]

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    private static func document(_ body: [UInt8]) -> [UInt8] { WordFile(body: text(body)).bytes }

    /// A document with paragraphs at all levels of a list.
    private static func list(_ numbering: [UInt8]) -> [UInt8] {
        var file = WordFile(body: [0, 1, 1, 0, 8, 2, 1].map { level in
            WordFile.paragraph("文", properties: "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"1\"/></w:numPr>")
        }.joined() + WordFile.paragraph("题", properties: "<w:pStyle w:val=\"h\"/>"))
        file.parts = [("numbering", text(numbering))]
        file.styles = "<w:style w:type=\"paragraph\" w:styleId=\"h\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
        return file.bytes
    }

    /// Says something of a third of the document, and proposes another text for it.
    private static func annotate(_ body: [UInt8]) {
        let file = document(body)
        guard let document = try? WordReader().read(file, path: "draft.docx") else { return }
        hold(document)
        let utf8 = document.source.utf8
        func place(_ share: Int) -> SourceOffset {
            var at = utf8.count * share / 3
            while at < utf8.count, utf8[at] & 0xC0 == 0x80 { at += 1 }
            return SourceOffset(at)
        }
        let range = place(1)..<place(2)
        let annotation = Annotation(
            range: range, paragraphs: ["请核对。"], change: range.isEmpty ? nil : TextChange(range: range, utf8: Self.bytes("改后")))
        do throws(AnnotatingError) {
            let answer = try WordAnnotator().annotate(
                file, path: "draft.docx", with: [annotation], by: AnnotationAuthor(name: "把关", initials: "关"))
            guard let after = try? WordReader().read(answer.bytes, path: "draft.docx") else { fail("the answer cannot be read") }
            hold(after)
        } catch {
            if error == .wouldChangeText { fail("the answer would change the text") }
        }
    }
}

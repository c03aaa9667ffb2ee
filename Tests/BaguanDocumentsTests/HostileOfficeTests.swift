import BaguanDocuments
import BaguanTesting
import BaguanText
import Testing

/// Why a file is not read; nil when it is.
private func refusal(_ bytes: [UInt8]) -> ReadingError.Cause? {
    do throws(ReadingError) {
        _ = try WordReader().read(bytes, path: "a.docx")
        return nil
    } catch {
        return error.cause
    }
}

private func refusal(_ zip: ZipFile) -> ReadingError.Cause? { refusal(zip.bytes) }

private func refusal(prolog: String = "", body: String) -> ReadingError.Cause? {
    var file = WordFile(body: body)
    file.prolog = prolog
    return refusal(file.bytes)
}

@Suite struct HostileOfficeTests {
    private let good = WordFile(paragraphs: ["学校举行开学典礼。"])

    @Test func `a bomb is refused, whether it says how large it is or not`() {
        for claimed in [nil, 100] {
            var zip = good.zip
            zip.remove("word/document.xml")
            zip.addLong("word/document.xml", "<a>", repeating: 0x20, count: 80 << 20, "</a>", claimed: claimed)
            #expect(zip.bytes.count < 1 << 20)
            #expect(refusal(zip) == .beyondLimit(.partSize(part: "word/document.xml", limit: 64 << 20)))
        }
    }

    @Test func `a bomb that no text is in is left alone`() {
        var zip = good.zip
        zip.addLong("word/media/image1.png", repeating: 0, count: 500 << 20)
        #expect(refusal(zip) == nil)
    }

    @Test func `parts that are large only together are refused as well`() {
        var file = good
        let ids = 1...5
        file.body += "<w:p><w:pPr><w:sectPr>" + ids.map { "<w:headerReference w:type=\"default\" r:id=\"header\($0)\"/>" }.joined()
            + "</w:sectPr></w:pPr></w:p>"
        file.parts = ids.map { ("header\($0)", "") }
        var zip = file.zip
        for id in ids {
            zip.remove("word/header\(id).xml")
            let root = "w:hdr xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
            zip.addLong("word/header\(id).xml", "<\(root)><!--", repeating: 0x78, count: 60 << 20, "--></w:hdr>")
        }
        #expect(refusal(zip) == .beyondLimit(.totalSize(limit: 256 << 20)))
    }

    @Test func `two parts of one name are refused, also when only the case differs`() {
        var zip = good.zip
        zip.add("WORD/document.XML", "<x/>".utf8)
        #expect(refusal(zip) == .duplicateEntry("WORD/document.XML"))
    }

    @Test func `an archive of very many parts is refused`() {
        var zip = good.zip
        for index in 0..<20_000 { zip.add("x\(index)", []) }
        #expect(refusal(zip) == .beyondLimit(.entries(limit: 10_000)))
        // Beyond what the archive's own count can hold, which then says some three thousand.
        for index in 20_000..<200_000 { zip.add("x\(index)", []) }
        #expect(refusal(zip) == .beyondLimit(.entries(limit: 10_000)))
    }

    @Test func `names that climb out of the archive lead nowhere`() {
        var file = good
        file.extras = [("../../../../tmp/x", Array("甲".utf8)), ("/etc/passwd", [])]
        file.mainPart = "word/document.xml"
        #expect(refusal(file.bytes) == nil)
        var zip = good.zip
        zip.remove("_rels/.rels")
        let type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
        let namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
        for target in ["../../../../etc/passwd", "file:///etc/passwd"] {
            var climbing = zip
            climbing.add("_rels/.rels", "<Relationships xmlns=\"\(namespace)\"><Relationship Id=\"r\" Type=\"\(type)\" Target=\"\(target)\"/></Relationships>".utf8)
            #expect(refusal(climbing) == .missingPart("officeDocument"))
        }
        var external = zip
        external.add("_rels/.rels", "<Relationships xmlns=\"\(namespace)\"><Relationship Id=\"r\" Type=\"\(type)\" Target=\"word/document.xml\" TargetMode=\"External\"/></Relationships>".utf8)
        #expect(refusal(external) == .missingPart("officeDocument"))
    }

    @Test func `a document type, and with it every entity, is refused`() {
        let prolog = "<!DOCTYPE w [<!ENTITY a \"哈哈哈哈\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
        #expect(refusal(prolog: prolog, body: "<w:p><w:r><w:t>&b;</w:t></w:r></w:p>")
            == .xml(part: "word/document.xml", fault: .doctype, at: TextPosition(line: 1, column: 13)))
    }

    @Test func `nesting without end is refused`() {
        let body = String(repeating: "<w:sdt>", count: 100_000)
        guard case .xml(_, .depth(limit: 512), _)? = refusal(body: body) else {
            Issue.record("\(String(describing: refusal(body: body)))")
            return
        }
    }

    @Test(.timeLimit(.minutes(1))) func `a hundred thousand attributes and as many names cost no more than their length`() {
        let attributes = (0..<100_000).map { " a\($0)=\"\"" }.joined()
        let elements = (0..<100_000).map { "<w:e\($0)/>" }.joined()
        #expect(refusal(body: "<w:p\(attributes)><w:r\(attributes)/>\(elements)</w:p>") == nil)
    }

    @Test func `bytes that are not UTF-8 and characters that XML has not are refused with their place`() {
        for body in ["<w:p>\u{FFFE}</w:p>", "<w:p>&#1;</w:p>"] {
            guard case .xml("word/document.xml", .malformed, _)? = refusal(body: body) else {
                Issue.record("\(body)")
                continue
            }
        }
        var zip = good.zip
        let index = zip.entries.firstIndex { $0.name == Array("word/document.xml".utf8) } ?? 0
        var broken = zip.entries[index].packed
        broken[broken.count / 2] = 0xFF
        zip.entries.remove(at: index)
        zip.add("word/document.xml", broken)
        guard case .xml("word/document.xml", .malformed, _)? = refusal(zip) else {
            Issue.record("bad UTF-8")
            return
        }
    }

    @Test func `XML that says it is GBK is refused by that name`() {
        guard case .xml(_, .encoding("GBK"), _)? = refusal(
            prolog: "<?xml version=\"1.0\" encoding=\"GBK\"?>", body: "") else {
            Issue.record("read")
            return
        }
    }

    @Test func `what is not what its name says is refused as what it is`() {
        #expect(refusal(Array("学校举行开学典礼。".utf8)) == .mislabelled(format: "docx", actually: nil))
        #expect(refusal([]) == .mislabelled(format: "docx", actually: nil))
        #expect(refusal(Array("\u{FEFF}\n<!DOCTYPE HTML><title>通知</title>".utf8)) == .otherFormat(.webPage))
        #expect(refusal(Array("MIME-Version: 1.0\nContent-Type: multipart/related\n".utf8)) == .otherFormat(.webArchive))
        var (text, pages) = (ZipFile(), ZipFile())
        text.add("mimetype", "application/vnd.oasis.opendocument.text".utf8)
        #expect(refusal(text) == .otherFormat(.openDocument("odt")))
        pages.add("OFD.xml", "<ofd/>".utf8)
        #expect(refusal(pages) == .otherFormat(.ofd))
        #expect(refusal(Array("%PDF-1.7\n".utf8)) == .mislabelled(format: "docx", actually: .pdf))
        let ole: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600)
        #expect(refusal(ole) == .mislabelled(format: "docx", actually: .ole))
        #expect(refusal(ole + "EncryptedPackage".utf8.flatMap { (byte: UInt8) -> [UInt8] in [byte, 0] }) == .encrypted)
        var zip = ZipFile()
        zip.add("a.txt", "甲".utf8)
        #expect(refusal(zip) == .mislabelled(format: "docx", actually: .zip))
        var sheet = good
        sheet.mainContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
        #expect(refusal(sheet.bytes) == .otherOfficeFile(.spreadsheet))
    }

    @Test func `what breaks off, lacks its main part, is damaged or has a password is refused`() {
        #expect(refusal(Array(good.bytes.dropLast(30))) == .damagedArchive(entry: nil))
        var zip = good.zip
        zip.remove("word/document.xml")
        #expect(refusal(zip) == .missingPart("officeDocument"))
        var damaged = good.zip
        damaged.entries[2].checksum ^= 1
        #expect(refusal(damaged) == .damagedArchive(entry: "word/document.xml"))
        var locked = good.zip
        locked.entries[2].flags = 1
        #expect(refusal(locked) == .encrypted)
        guard case .xml? = refusal(body: "<w:p>") else {
            Issue.record("an open paragraph")
            return
        }
    }

    @Test func `random changes of a document's XML are read or refused`() {
        var generator = SeededGenerator(seed: 7)
        let body = WordFile.paragraph("甲乙", "丙丁。") + WordFile.table([["一", "二"]])
            + "<w:p>\(WordFile.textBox("框"))<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r></w:p>"
        let tags = ["<w:p>", "</w:p>", "<w:tbl>", "</w:tbl>", "<w:tr>", "<w:txbxContent>", "</w:txbxContent>", "<w:r>", "</w:r>",
            "<w:del>", "</w:del>", "<w:ins>", "</w:ins>", "<mc:Choice>", "</mc:Choice>", "<w:fldChar w:fldCharType=\"end\"/>", "<w:t>", "</w:t>"]
        for _ in 0..<2_000 {
            var pieces = body.split(separator: "<").map { "<" + $0 }
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let place = Int.random(in: 0..<pieces.count, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: pieces.remove(at: place)
                case 1: pieces.insert(tags.randomElement(using: &generator) ?? "", at: place)
                default:
                    let tag = tags.randomElement(using: &generator) ?? ""
                    let end = tag.hasPrefix("</") ? "" : "</" + tag.dropFirst().prefix { $0 != ">" && $0 != " " } + ">"
                    pieces.insert(tag + (tag.hasSuffix("/>") ? "" : end), at: place)
                }
            }
            let file = WordFile(body: pieces.joined())
            guard let document = try? WordReader().read(file.bytes, path: "a.docx") else { continue }
            #expect(document.prose.map.checkInvariants(prose: document.prose.utf8, source: document.source.utf8) == nil)
        }
    }
}

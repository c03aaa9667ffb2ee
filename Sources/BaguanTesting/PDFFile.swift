/// Writes PDF whose Chinese stands in a font that is not in the file, as official papers often do (ISO 32000-1, 9.7.5.2).
public enum PDFFile {
    /// One page for each list of lines. An empty list is a page without text.
    public static func bytes(pages: [[String]]) -> [UInt8] {
        bytes(pages: pages.map { lines in
            let text = lines.enumerated().map { number, line in
                "BT /F 12 Tf 1 0 0 1 50 \(50 + 60 * (lines.count - number)) Tm <\(hexadecimal(line))> Tj ET\n"
            }.joined()
            return (height: 100 + 60 * lines.count, filter: "", content: text)
        })
    }

    /// One page with so many letters, which take a hundredth of that in the file.
    public static func bomb(letters: Int) -> [UInt8] {
        let packed = [0x78, 0x01] + Deflate.run(of: UInt8(ascii: "x"), count: letters, between: Array("BT /F 12 Tf (".utf8), and: Array(") Tj ET".utf8))
        let text = packed.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return bytes(pages: [(height: 800, filter: "/Filter [/ASCIIHexDecode /FlateDecode] ", content: text + ">")])
    }

    private static func bytes(pages: [(height: Int, filter: String, content: String)]) -> [UInt8] {
        let kids = pages.indices.map { "\(5 + 2 * $0) 0 R" }.joined(separator: " ")
        var objects = [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [\(kids)] /Count \(pages.count) >>",
            "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [4 0 R] >>",
            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >>"
                + " /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> >>",
        ]
        for (index, page) in pages.enumerated() {
            let size = "/MediaBox [0 0 2400 \(page.height)]"
            objects.append("<< /Type /Page /Parent 2 0 R \(size) /Resources << /Font << /F 3 0 R >> >> /Contents \(6 + 2 * index) 0 R >>")
            objects.append("<< \(page.filter)/Length \(page.content.utf8.count) >>\nstream\n\(page.content)endstream")
        }
        var file = "%PDF-1.4\n"
        var table = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for (index, object) in objects.enumerated() {
            let offset = String(file.utf8.count)
            table += String(repeating: "0", count: 10 - offset.count) + offset + " 00000 n \n"
            file += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let start = file.utf8.count
        return Array((file + table + "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n").utf8)
    }

    private static func hexadecimal(_ line: String) -> String {
        line.utf16.map { unit in
            let digits = String(unit, radix: 16)
            return String(repeating: "0", count: 4 - digits.count) + digits
        }.joined()
    }
}

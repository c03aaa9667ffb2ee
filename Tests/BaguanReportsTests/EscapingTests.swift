import BaguanFindings
import BaguanReports
import BaguanTesting
import BaguanText
import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Whatever a draft, a file name or a rule says, a report says it and does nothing else.
struct EscapingTests {
    @Test("no text breaks the XML, and messages come back as they were", arguments: 0..<10)
    func xmlRoundTrip(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let (report, findings) = generator.report()
        for (format, element) in [(ReportFormat.checkstyle, "error"), (.junit, "failure")] {
            let reader = AttributeReader(element)
            let parser = XMLParser(data: Data(report.rendered(as: format).utf8))
            parser.delegate = reader
            #expect(parser.parse(), "\(format) \(parser.parserError as Any)")
            let wanted = findings.map { Self.inXML(format.name == "junit" ? $0.message : "\($0.message) 改为：\($0.suggestions[0])") }
            #expect(reader.messages.map { Array($0.utf8) } == wanted.map { Array($0.utf8) }, "\(format)")
        }
    }

    /// What XML can hold of a text.
    private static func inXML(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in TerminalText.visible(text).unicodeScalars {
            scalars.append((0xFFFE...0xFFFF).contains(scalar.value) ? "\u{FFFD}" : scalar)
        }
        return String(scalars)
    }

    @Test("a page holds no element, attribute or address that the report did not put there", arguments: 0..<20)
    func pageIsClosed(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let page = generator.report().report.rendered(as: .html)
        let found = try PageReader.read(page)
        #expect(found.scripts == 1)
        #expect(found.strays == [])
    }

    @Test("the reader of pages does see what should not be there")
    func pageReaderSees() throws {
        let page = #"<p onclick="x()"><img src=x><script>1</script><script>2</script><a href="javascript:1">"#
        let found = try PageReader.read(page)
        #expect(found.scripts == 2)
        #expect(found.strays == ["p onclick", "img", "a href"])
    }
}

extension SeededGenerator {
    /// Texts that try to get out of wherever they are put.
    private static let escapes = [
        "<script>alert(1)</script>", "</script><script>", "\"><img src=x onerror=alert(1)>", "' onload='x", "]]>", "<!--", "-->",
        "</style>", "&lt;&amp;&#60;", "javascript:alert(1)", "</textarea>", "<svg/onload=1>", "%0A", "\u{2028}", "\u{FFFE}",
    ]

    private mutating func hostileText() -> String { text() + (Self.escapes.randomElement(using: &self) ?? "") + text() }

    /// A report all of whose texts are hostile, with the findings in it.
    mutating func report() -> (report: Report, findings: [Finding]) {
        let text = (0..<6).map { _ in hostileText() }.joined(separator: "词\n")
        let draft = SampleDraft(hostileText(), text)
        let findings = (0..<8).map { _ in
            let (a, b) = (Int.random(in: 0...text.utf8.count, using: &self), Int.random(in: 0...text.utf8.count, using: &self))
            var finding = draft.finding("test/hostile", .error, "词", hostileText(), suggestions: [hostileText() + "字"], location: hostileText())
            finding.range = Range(utf8: min(a, b)..<max(a, b))
            finding.source = hostileText()
            finding.helpURI = Bool.random(using: &self) ? hostileText() : "https://" + hostileText()
            return finding
        }
        return (sampleReport([draft.inspection(findings, kind: hostileText())]), findings)
    }
}

/// Collects the messages of one kind of element.
private final class AttributeReader: NSObject, XMLParserDelegate {
    private let element: String
    var messages: [String] = []

    init(_ element: String) { self.element = element }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        if name == element { messages.append(attributes["message"] ?? "") }
    }
}

/// Reads a page as a browser would, by Python's parser, and names what no report of ours has.
private enum PageReader {
    struct Answer: Decodable {
        var scripts: Int
        var strays: [String]
    }

    static func read(_ page: String) throws -> Answer {
        let file = FileManager.default.temporaryDirectory.appending(path: "baguan-page-\(UUID().uuidString).html")
        try Data(page.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = ["-c", script, file.path]
        process.standardOutput = pipe
        try process.run()
        let answer = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return try JSONDecoder().decode(Answer.self, from: answer)
    }

    private static let script = """
        import html.parser, json, sys
        known = dict(
            html={"lang"}, meta={"charset", "http-equiv", "content", "name"}, title=set(), style=set(), body=set(),
            header=set(), main=set(), h1=set(), h2=set(), h3=set(), p={"class"}, article={"id"}, details={"open", "class"},
            summary=set(), div={"class", "role", "aria-label", "id"}, ol={"class"}, ul={"class"},
            li={"class", "id", "data-severity", "data-rule"}, a={"class", "id", "href", "rel", "aria-label"}, b={"class"},
            ins=set(), mark={"class", "data-f"}, span={"class"}, section={"class", "id"}, table=set(), thead=set(), tbody=set(),
            tr=set(), th={"scope"}, td={"class"}, label=set(), br=set(),
            input={"class", "type", "checked", "data-rule", "data-severity", "id", "aria-label"}, button={"type", "id"},
            output={"id", "aria-live", "data-words"}, svg={"viewbox", "preserveaspectratio", "aria-hidden"},
            rect={"class", "x", "width", "height"}, script=set())
        answer = {"scripts": 0, "strays": []}
        class Reader(html.parser.HTMLParser):
            def handle_starttag(self, tag, attributes):
                answer["scripts"] += tag == "script"
                if tag not in known:
                    answer["strays"].append(tag)
                    return
                for name, value in attributes:
                    isLink = name != "href" or (value or "").startswith(("#", "https://", "http://"))
                    if name not in known[tag] or not isLink:
                        answer["strays"].append(tag + " " + name)
            def handle_startendtag(self, tag, attributes):
                self.handle_starttag(tag, attributes)
        Reader().feed(open(sys.argv[1], encoding="utf-8", newline="").read())
        print(json.dumps(answer))
        """
}

/// The one script that a page may run is the one that is in it.
struct PagePolicyTests {
    @Test func hashIsThatOfTheScript() throws {
        let page = sampleReport([]).rendered(as: .html)
        let script = try #require(page.split(separator: "<script>").last?.split(separator: "</script>").first)
        let process = Process()
        let (input, output) = (Pipe(), Pipe())
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = [
            "-c", "import base64, hashlib, sys; print(base64.b64encode(hashlib.sha256(sys.stdin.buffer.read()).digest()).decode())",
        ]
        (process.standardInput, process.standardOutput) = (input, output)
        try process.run()
        input.fileHandleForWriting.write(Data(script.utf8))
        try input.fileHandleForWriting.close()
        let hash = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self).dropLast()
        process.waitUntilExit()
        #expect(page.contains("script-src 'sha256-\(hash)';"), "write this hash into HTMLReportScript: \(hash)")
        #expect(page.contains("default-src 'none';"))
    }
}

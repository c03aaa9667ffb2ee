/// Writes presentations as PowerPoint and WPS do, from XML that a test gives.
public struct SlidesFile {
    public struct Slide {
        /// What stands in the slide's tree of shapes.
        public var shapes: String
        public var isHidden = false
        /// The shapes on the page of its notes.
        public var notes: String?
        /// What the diagram `rIdD` shows: its points.
        public var diagram: String?
        /// The `p:cm` elements of its comments.
        public var comments: String?

        public init(_ shapes: String) { self.shapes = shapes }
    }

    public var slides: [Slide]
    /// In which order they are shown; nil for the order of ``slides``.
    public var order: [Int]?

    public init(_ slides: [Slide]) { self.slides = slides }

    /// One slide with a text box that has a paragraph for each text.
    public init(paragraphs: [String]) {
        self.init([Slide(Self.shape(paragraphs))])
    }

    /// - Parameter placeholder: `title`, `body` …; nil for a text box.
    public static func shape(_ paragraphs: [String], placeholder: String? = nil, attributes: String = "") -> String {
        let type = placeholder.map { "<p:ph type=\"\($0)\"/>" } ?? ""
        return "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"文本框 1\" \(attributes)/><p:cNvSpPr/><p:nvPr>\(type)</p:nvPr></p:nvSpPr><p:spPr/>"
            + "<p:txBody><a:bodyPr/><a:lstStyle/>\(paragraphs.map { paragraph($0) }.joined())</p:txBody></p:sp>"
    }

    /// A paragraph of runs.
    public static func paragraph(_ runs: String...) -> String {
        "<a:p>" + runs.map { "<a:r><a:rPr lang=\"zh-CN\" altLang=\"en-US\"/><a:t>\(WordFile.escaped($0))</a:t></a:r>" }.joined()
            + "<a:endParaRPr lang=\"zh-CN\"/></a:p>"
    }

    public static func table(_ rows: [[String]]) -> String {
        let rows = rows.map { cells in
            "<a:tr h=\"1\">" + cells.map { "<a:tc><a:txBody><a:bodyPr/>\(paragraph($0))</a:txBody><a:tcPr/></a:tc>" }.joined() + "</a:tr>"
        }
        return "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"4\" name=\"表格\"/></p:nvGraphicFramePr><a:graphic><a:graphicData>"
            + "<a:tbl><a:tblGrid/>\(rows.joined())</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    }

    public var zip: ZipFile {
        let type = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
        let namespaces = OfficeFile.namespaces(main: "presentationml")
        var file = OfficeFile(main: "ppt/presentation.xml", contentType: type)
        let list = (order ?? Array(slides.indices)).map { "<p:sldId id=\"\(256 + $0)\" r:id=\"rId\($0)\"/>" }.joined()
        file.add("ppt/presentation.xml", "<p:presentation \(namespaces)><p:sldIdLst>\(list)</p:sldIdLst></p:presentation>")
        for (index, slide) in slides.enumerated() {
            let part = "ppt/slides/slide\(index).xml"
            file.relate("ppt/presentation.xml", to: "/" + part, as: "slide", id: "rId\(index)")
            let tree = "<p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\" descr=\"版面\"/></p:nvGrpSpPr>\(slide.shapes)</p:spTree></p:cSld>"
            file.add(part, "<p:sld \(namespaces)\(slide.isHidden ? " show=\"0\"" : "")>\(tree)</p:sld>")
            file.relate(part, to: "/ppt/slideLayouts/layout.xml", as: "slideLayout", id: "rIdL")
            if let notes = slide.notes {
                file.relate(part, to: "../notesSlides/notes\(index).xml", as: "notesSlide", id: "rIdN")
                file.add("ppt/notesSlides/notes\(index).xml", "<p:notes \(namespaces)><p:cSld><p:spTree>\(notes)</p:spTree></p:cSld></p:notes>")
            }
            if let diagram = slide.diagram {
                file.relate(part, to: "../diagrams/data\(index).xml", as: "diagramData", id: "rIdD")
                file.add("ppt/diagrams/data\(index).xml", "<dgm:dataModel \(namespaces)><dgm:ptLst>\(diagram)</dgm:ptLst></dgm:dataModel>")
            }
            if let comments = slide.comments {
                file.relate(part, to: "../comments/comment\(index).xml", as: "comments", id: "rIdC")
                file.add("ppt/comments/comment\(index).xml", "<p:cmLst \(namespaces)>\(comments)</p:cmLst>")
            }
        }
        let layout = Self.shape(["单击此处编辑母版标题样式"], placeholder: "title")
        file.add("ppt/slideLayouts/layout.xml", "<p:sldLayout \(namespaces)><p:cSld><p:spTree>\(layout)</p:spTree></p:cSld></p:sldLayout>")
        return file.finished
    }

    public var bytes: [UInt8] { zip.bytes }
}

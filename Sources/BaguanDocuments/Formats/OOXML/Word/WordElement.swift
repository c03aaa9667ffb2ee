/// The elements of WordprocessingML that matter for its text (ECMA-376 part 1, section 17).
enum WordElement: Hashable {
    case paragraph, paragraphProperties, run, runProperties
    case text, tab, lineBreak, noBreakHyphen, symbol, formula
    case fieldCharacter
    case style, outlineLevel, list, listLevel, runStyle, vanish
    case table, row, textBox
    case insertion, movedHere, deletion, movedAway
    /// A content control, and a field of one element.
    case control, simpleField
    case footnoteReference, endnoteReference, headerReference, footerReference
    case note, comment
    case picture, chart, diagram, embeddedObject, importedFile
    /// What is said of a picture or shape for those who do not see it; words drawn as a shape.
    case description, wordArt
    case alternatives, choice, fallback
    /// Text that is not on the page (the reading of a ruby), and settings that hold elements of the
    /// same names as text does.
    case skipped
    case other

    init(_ name: XMLName) {
        switch name.namespace {
        case .wordprocessing: self = Self.words[name.local] ?? (name.local.hasSuffix("PrChange") ? .skipped : .other)
        case .compatibility: self = Self.compatibility[name.local] ?? .other
        case .math: self = name.local == "oMath" ? .formula : .other
        case .drawing: self = name.local == "blip" ? .picture : .other
        case .vml: self = Self.vml[name.local] ?? .other
        default: self = Self.objects[name.local] ?? .other
        }
    }

    private static let words: [String: WordElement] = [
        "p": .paragraph, "pPr": .paragraphProperties, "r": .run, "rPr": .runProperties,
        "t": .text, "tab": .tab, "ptab": .tab, "br": .lineBreak, "cr": .lineBreak, "noBreakHyphen": .noBreakHyphen,
        "sym": .symbol, "fldChar": .fieldCharacter,
        "pStyle": .style, "outlineLvl": .outlineLevel, "numId": .list, "ilvl": .listLevel, "rStyle": .runStyle, "vanish": .vanish,
        "tbl": .table, "tr": .row, "txbxContent": .textBox, "ins": .insertion, "moveTo": .movedHere,
        "sdt": .control, "fldSimple": .simpleField,
        "footnoteReference": .footnoteReference, "endnoteReference": .endnoteReference,
        "headerReference": .headerReference, "footerReference": .footerReference,
        "footnote": .note, "endnote": .note, "comment": .comment, "altChunk": .importedFile,
        "del": .deletion, "moveFrom": .movedAway, "rt": .skipped, "sdtPr": .skipped, "sdtEndPr": .skipped,
        "tabs": .skipped,
    ]

    private static let compatibility: [String: WordElement] = [
        "AlternateContent": .alternatives, "Choice": .choice, "Fallback": .fallback,
    ]

    private static let vml: [String: WordElement] = [
        "imagedata": .picture, "textpath": .wordArt, "shape": .description, "rect": .description, "roundrect": .description,
        "oval": .description,
    ]

    /// In namespaces of their own: charts, diagrams, OLE objects, and what places them.
    private static let objects: [String: WordElement] = [
        "chart": .chart, "relIds": .diagram, "OLEObject": .embeddedObject, "docPr": .description,
    ]
}

/// The elements of DrawingML and of what holds it that matter for its text (ECMA-376 part 1, sections 19 to 21).
enum DrawingElement: Hashable {
    case slide
    case shape, shapeProperties, placeholder
    case textBody, paragraph, paragraphProperties, listNumber, text, lineBreak, field, formula
    case table, row
    /// What a comment on a slide says: its text stands right in it.
    case comment
    case picture, chart, diagram, embeddedObject
    case alternatives, choice, fallback
    /// Pictures of list marks.
    case skipped
    case other

    init(_ name: XMLName) {
        switch name.namespace {
        case .drawing: self = Self.words[name.local] ?? .other
        case .compatibility: self = Self.compatibility[name.local] ?? .other
        case .math: self = name.local == "oMath" ? .formula : .other
        // Shapes have the same names in slides and in sheets.
        case .presentation, .other: self = Self.holders[name.local] ?? .other
        default: self = .other
        }
    }

    private static let words: [String: DrawingElement] = [
        "txBody": .textBody, "p": .paragraph, "pPr": .paragraphProperties, "buAutoNum": .listNumber, "t": .text, "br": .lineBreak, "fld": .field, "tbl": .table, "tr": .row, "blip": .picture,
        "buBlip": .skipped,
    ]

    private static let holders: [String: DrawingElement] = [
        "sld": .slide, "txBody": .textBody, "sp": .shape, "pic": .shape, "graphicFrame": .shape, "grpSp": .shape, "cxnSp": .shape,
        "cNvPr": .shapeProperties, "ph": .placeholder, "chart": .chart, "relIds": .diagram, "oleObj": .embeddedObject,
        "text": .comment,
    ]

    private static let compatibility: [String: DrawingElement] = [
        "AlternateContent": .alternatives, "Choice": .choice, "Fallback": .fallback,
    ]
}

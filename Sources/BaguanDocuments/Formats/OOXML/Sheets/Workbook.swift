internal import BaguanText

/// What the sheets of a workbook share: their list, the strings that cells refer to, and how numbers are shown.
struct Workbook {
    struct Sheet {
        var name: String
        /// From 0, in the order of the workbook.
        var number: Int
        /// A relationship of the main part.
        var id: String
        var isHidden: Bool
    }

    private(set) var sheets: [Sheet] = []
    private(set) var startsIn1904 = false
    private(set) var strings = SharedStrings()
    private(set) var formats = CellFormats()

    init(_ main: String, of package: OfficePackage, _ relationships: Relationships) throws(ReadingError) {
        let list = SheetList()
        try package.read(main, root: .spreadsheet, with: list)
        (sheets, startsIn1904) = (list.sheets, list.startsIn1904)
        if let part = relationships.first(ofType: "sharedStrings")?.part, package.holds(part) {
            let reader = SharedStrings.Reader()
            try package.read(part, with: reader)
            strings = reader.strings
        }
        if let part = relationships.first(ofType: "styles")?.part, package.holds(part) {
            let reader = CellFormats.Reader()
            try package.read(part, with: reader)
            formats = reader.formats
        }
    }

    private final class SheetList: XMLHandler {
        enum Element { case properties, sheet, other }

        private(set) var sheets: [Sheet] = []
        private(set) var startsIn1904 = false

        func element(named name: XMLName) -> Element {
            switch name {
            case XMLName(.spreadsheet, "workbookPr"): .properties
            case XMLName(.spreadsheet, "sheet"): .sheet
            default: .other
            }
        }

        func start(_ element: Element, _ attributes: XMLAttributes, at range: Range<Int>) {
            switch element {
            case .properties: startsIn1904 = attributes[.none, "date1904"].isOn
            case .sheet:
                guard let id = attributes[.officeRelationships, "id"] else { return }
                let state = attributes[.none, "state"] ?? "visible"
                sheets.append(Sheet(name: attributes[.none, "name"] ?? "", number: sheets.count, id: id, isHidden: state != "visible"))
            case .other: break
            }
        }

        func end(_ element: Element, at range: Range<Int>) {}
        func text(_ utf8: UnsafeBufferPointer<UInt8>, at range: Range<Int>, isRaw: Bool) {}
    }
}

/// The texts that cells refer to by number.
struct SharedStrings {
    private var utf8: [UInt8] = []
    private var ends: [Int] = []

    /// Nil when there is no text of that number.
    subscript(index: Int) -> ArraySlice<UInt8>? {
        guard ends.indices.contains(index) else { return nil }
        return utf8[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
    }

    final class Reader: XMLHandler {
        enum Element { case string, text, reading, other }

        private(set) var strings = SharedStrings()
        private var isInText = false
        private var readings = 0

        func element(named name: XMLName) -> Element {
            guard name.namespace == .spreadsheet else { return .other }
            return switch name.local {
            case "si": .string
            case "t": .text
            // How the characters are read, in Japanese.
            case "rPh": .reading
            default: .other
            }
        }

        func start(_ element: Element, _ attributes: XMLAttributes, at range: Range<Int>) {
            if element == .text { isInText = true }
            if element == .reading { readings += 1 }
        }

        func end(_ element: Element, at range: Range<Int>) {
            switch element {
            case .string: strings.ends.append(strings.utf8.count)
            case .text: isInText = false
            case .reading: readings -= 1
            case .other: break
            }
        }

        func text(_ utf8: UnsafeBufferPointer<UInt8>, at range: Range<Int>, isRaw: Bool) {
            if isInText, readings == 0 { strings.utf8.append(contentsOf: utf8) }
        }
    }
}

/// How cells of each style show their numbers.
struct CellFormats {
    private var formats: [NumberFormat] = []

    subscript(style: Int) -> NumberFormat { formats.indices.contains(style) ? formats[style] : .general }

    final class Reader: XMLHandler {
        enum Element { case code, list, style, other }

        private(set) var formats = CellFormats()
        private var codes: [Int: NumberFormat] = [:]
        private var isInList = false

        func element(named name: XMLName) -> Element {
            guard name.namespace == .spreadsheet else { return .other }
            return switch name.local {
            case "numFmt": .code
            case "cellXfs": .list
            case "xf": .style
            default: .other
            }
        }

        func start(_ element: Element, _ attributes: XMLAttributes, at range: Range<Int>) {
            switch element {
            case .code:
                guard let id = attributes[.none, "numFmtId"].flatMap({ Int($0) }) else { return }
                codes[id] = NumberFormat(code: attributes[.none, "formatCode"] ?? "")
            case .list: isInList = true
            case .style where isInList:
                let id = attributes[.none, "numFmtId"].flatMap { Int($0) } ?? 0
                formats.formats.append(codes[id] ?? NumberFormat(builtIn: id))
            default: break
            }
        }

        func end(_ element: Element, at range: Range<Int>) {
            if element == .list { isInList = false }
        }

        func text(_ utf8: UnsafeBufferPointer<UInt8>, at range: Range<Int>, isRaw: Bool) {}
    }
}

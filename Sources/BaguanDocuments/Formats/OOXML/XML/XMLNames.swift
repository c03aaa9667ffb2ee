/// The namespaces that Office files are read by, each with all the names it goes by (the transitional and the strict one).
enum XMLNamespace: Hashable {
    /// Attributes without a prefix; elements without a namespace.
    case none
    case wordprocessing, presentation, spreadsheet
    /// What leads from a part to another, inside a part (`r:id`).
    case officeRelationships
    case packageRelationships, contentTypes
    case compatibility, math, drawing, vml, xml
    case other

    init(uri: some StringProtocol) {
        self = Self.known[String(uri)] ?? .other
    }

    private static let known: [String: XMLNamespace] = {
        var known: [String: XMLNamespace] = [
            "": .none,
            OfficeNames.relationships: .packageRelationships,
            OfficeNames.transitional + "package/2006/content-types": .contentTypes,
            OfficeNames.transitional + "markup-compatibility/2006": .compatibility,
            "urn:schemas-microsoft-com:vml": .vml,
            "http://www.w3.org/XML/1998/namespace": .xml,
        ]
        let twofold: [(XMLNamespace, String, String)] = [
            (.wordprocessing, "wordprocessingml/2006/main", "wordprocessingml/main"),
            (.presentation, "presentationml/2006/main", "presentationml/main"),
            (.spreadsheet, "spreadsheetml/2006/main", "spreadsheetml/main"),
            (.officeRelationships, "officeDocument/2006/relationships", "officeDocument/relationships"),
            (.math, "officeDocument/2006/math", "officeDocument/math"),
            (.drawing, "drawingml/2006/main", "drawingml/main"),
        ]
        for (namespace, old, new) in twofold {
            known[OfficeNames.transitional + old] = namespace
            known[OfficeNames.strict + new] = namespace
        }
        return known
    }()
}

/// Names of Office's formats as they are written.
enum OfficeNames {
    fileprivate static let transitional = "http://schemas.openxmlformats.org/"
    fileprivate static let strict = "http://purl.oclc.org/ooxml/"

    /// The namespace of relationships' own parts.
    static let relationships = transitional + "package/2006/relationships"

    /// The namespace of WordprocessingML.
    static func word(isStrict: Bool) -> String {
        isStrict ? strict + "wordprocessingml/main" : transitional + "wordprocessingml/2006/main"
    }

    /// The type of a relationship, by its last word.
    static func relationship(_ word: String, isStrict: Bool) -> String {
        (isStrict ? strict + "officeDocument/relationships/" : transitional + "officeDocument/2006/relationships/") + word
    }

    static func isStrict(_ uri: String) -> Bool { uri.hasPrefix(strict) }
}

/// The name of an element or attribute.
struct XMLName: Hashable {
    var namespace: XMLNamespace
    var local: String

    init(_ namespace: XMLNamespace, _ local: String) {
        self.namespace = namespace
        self.local = local
    }

    /// Between namespace and local name, as the parser is told to write it; no XML can hold this character.
    static let separator: Unicode.Scalar = "\u{1}"

    /// A name as the parser reports it.
    init(reported name: String) {
        guard let place = name.unicodeScalars.lastIndex(of: Self.separator) else {
            self.init(.none, name)
            return
        }
        self.init(XMLNamespace(uri: name[..<place]), String(name[name.unicodeScalars.index(after: place)...]))
    }
}

/// The attributes of one start tag; valid while the handler is told of it, and no longer.
struct XMLAttributes {
    /// Names and values in turn, ended by a null pointer.
    let pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?

    /// The value of an attribute; nil when it is not there.
    subscript(_ namespace: XMLNamespace, _ local: StaticString) -> String? {
        guard let pairs else { return nil }
        var index = 0
        while let name = pairs[index], let value = pairs[index + 1] {
            if Self.ends(name, with: local), XMLName(reported: String(cString: name)).namespace == namespace {
                return String(cString: value)
            }
            index += 2
        }
        return nil
    }

    private static func ends(_ name: UnsafePointer<CChar>, with local: StaticString) -> Bool {
        var count = 0
        while name[count] != 0 { count += 1 }
        let start = count - local.utf8CodeUnitCount
        guard start >= 0, start == 0 || name[start - 1] == 1 else { return false }
        return local.withUTF8Buffer { wanted in
            (0..<wanted.count).allSatisfy { UInt8(bitPattern: name[start + $0]) == wanted[$0] }
        }
    }
}

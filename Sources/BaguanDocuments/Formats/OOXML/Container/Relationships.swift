/// What a part says of the parts it refers to.
struct Relationships {
    struct Relationship {
        var id: String
        /// The last word of its type: `officeDocument`, `header`, `comments`. Transitional and strict types differ before it.
        var type: String
        /// Whether its type is that of the strict standard.
        var isStrict: Bool
        /// The part it leads to, in the archive.
        var part: String
    }

    /// Those inside the package, in the order of the file. External ones are never followed.
    private(set) var all: [Relationship] = []

    init() {}

    subscript(id: String) -> Relationship? { all.first { $0.id == id } }

    func first(ofType type: String) -> Relationship? { all.first { $0.type == type } }

    /// Reads the relationships of one part.
    final class Reader: XMLHandler {
        private(set) var relationships = Relationships()
        private let source: String

        init(of source: String) { self.source = source }

        func element(named name: XMLName) -> Bool { name == XMLName(.packageRelationships, "Relationship") }

        func start(_ isRelationship: Bool, _ attributes: XMLAttributes, at range: Range<Int>) {
            guard isRelationship, attributes[.none, "TargetMode"] != "External",
                let id = attributes[.none, "Id"], let type = attributes[.none, "Type"],
                let target = attributes[.none, "Target"], let part = PartName.resolve(target, from: source)
            else { return }
            let word = type.split(separator: "/").last.map(String.init) ?? type
            relationships.all.append(Relationship(id: id, type: word, isStrict: OfficeNames.isStrict(type), part: part))
        }

        func end(_ isRelationship: Bool, at range: Range<Int>) {}
        func text(_ utf8: UnsafeBufferPointer<UInt8>, at range: Range<Int>, isRaw: Bool) {}
    }
}

/// Of what type each part is.
struct ContentTypes {
    private var byPart: [String: String] = [:]
    private var byExtension: [String: String] = [:]

    /// The content type of a part; nil when the package does not say.
    subscript(part: String) -> String? {
        if let type = byPart[part.lowercased()] { return type }
        return part.split(separator: ".").last.flatMap { byExtension[$0.lowercased()] }
    }

    final class Reader: XMLHandler {
        enum Element { case byExtension, byPart, other }

        private(set) var types = ContentTypes()

        func element(named name: XMLName) -> Element {
            switch name {
            case XMLName(.contentTypes, "Default"): .byExtension
            case XMLName(.contentTypes, "Override"): .byPart
            default: .other
            }
        }

        func start(_ element: Element, _ attributes: XMLAttributes, at range: Range<Int>) {
            guard element != .other, let type = attributes[.none, "ContentType"] else { return }
            if element == .byExtension, let name = attributes[.none, "Extension"] {
                types.byExtension[name.lowercased()] = type
            } else if element == .byPart, let name = attributes[.none, "PartName"] {
                types.byPart[(PartName.resolve(name, from: "") ?? name).lowercased()] = type
            }
        }

        func end(_ element: Element, at range: Range<Int>) {}
        func text(_ utf8: UnsafeBufferPointer<UInt8>, at range: Range<Int>, isRaw: Bool) {}
    }
}

/// What `numbering.xml` says of lists: how each level of each is numbered (ECMA-376 part 1, 17.9).
struct WordNumbering {
    /// A level, from 0 to 8.
    struct Level {
        var start = 1
        var form = ListNumberForm.decimal
        /// `第%1章`, with the numbers of levels from 1 to 9 behind the signs.
        var text = ""
        /// How many of the levels above make it begin anew; nil for all of them.
        var restartingLevels: Int?
        /// Whether the numbers of all levels in it are written in Arabic digits.
        var isLegal = false
        /// Whether the text follows without a gap.
        var isClose = false
        /// The paragraph style that it goes with.
        var style: String?
    }

    /// A use of a definition, which it may change.
    struct List {
        var definition = ""
        var starts: [Int: Int] = [:]
        var levels: [Int: Level] = [:]
    }

    fileprivate struct Definition {
        var levels: [Int: Level] = [:]
        /// A list style that it is the definition of, or that has its definition.
        var style: String?
        var usedStyle: String?
    }

    static let levelCount = 9
    private var definitions: [String: Definition] = [:]
    private var definitionByStyle: [String: String] = [:]
    private var lists: [String: List] = [:]

    /// The list of that id, with the definition that counts.
    func list(_ id: String) -> List? {
        guard var list = lists[id] else { return nil }
        if let style = definitions[list.definition]?.usedStyle, let definition = definitionByStyle[style] {
            list.definition = definition
        }
        return list
    }

    func level(_ level: Int, of list: List) -> Level? {
        list.levels[level] ?? definitions[list.definition]?.levels[level]
    }

    /// The level that goes with a paragraph style.
    func level(ofStyle style: String, in id: String) -> Int? {
        guard let list = list(id) else { return nil }
        return (0..<Self.levelCount).first { level($0, of: list)?.style == style }
    }

    // MARK: - Reading

    final class Reader: XMLHandler {
        enum Element {
            case definition, list, level, levelOverride
            case definitionOfList, startOverride
            case start, form, text, restart, legal, follow, style, styleLink, usedStyle
            case other
        }

        private(set) var numbering = WordNumbering()
        private var definition: (id: String, definition: Definition)?
        private var list: (id: String, list: List)?
        private var overridden: Int?
        private var level: (index: Int, level: Level)?

        func element(named name: XMLName) -> Element {
            name.namespace == .wordprocessing ? Self.elements[name.local] ?? .other : .other
        }

        private static let elements: [String: Element] = [
            "abstractNum": .definition, "num": .list, "lvl": .level, "lvlOverride": .levelOverride,
            "abstractNumId": .definitionOfList, "startOverride": .startOverride, "start": .start, "numFmt": .form,
            "lvlText": .text, "lvlRestart": .restart, "isLgl": .legal, "suff": .follow, "pStyle": .style,
            "styleLink": .styleLink, "numStyleLink": .usedStyle,
        ]

        func start(_ element: Element, _ attributes: XMLAttributes, at range: Range<Int>) {
            let value = attributes[.wordprocessing, "val"]
            switch element {
            case .definition: definition = (attributes[.wordprocessing, "abstractNumId"] ?? "", Definition())
            case .list: list = (attributes[.wordprocessing, "numId"] ?? "", List())
            case .level: level = (number(attributes[.wordprocessing, "ilvl"]) ?? 0, Level())
            case .levelOverride: overridden = number(attributes[.wordprocessing, "ilvl"])
            case .definitionOfList: list?.list.definition = value ?? ""
            case .startOverride: if let overridden { list?.list.starts[overridden] = number(value) }
            case .styleLink: definition?.definition.style = value
            case .usedStyle: definition?.definition.usedStyle = value
            case .other: break
            default: set(element, value)
            }
        }

        private func set(_ element: Element, _ value: String?) {
            switch element {
            case .start: level?.level.start = number(value) ?? 0
            case .form: level?.level.form = ListNumberForm(value ?? "")
            case .text: level?.level.text = String((value ?? "").prefix(Self.longestText))
            case .restart: level?.level.restartingLevels = number(value)
            case .legal: level?.level.isLegal = value.isOnOrMissing
            case .follow: level?.level.isClose = value == "nothing"
            case .style: level?.level.style = value
            default: break
            }
        }

        func end(_ element: Element, at range: Range<Int>) {
            switch element {
            case .level:
                guard let (index, level) = level, (0..<WordNumbering.levelCount).contains(index) else { break }
                if list != nil { list?.list.levels[index] = level } else { definition?.definition.levels[index] = level }
                self.level = nil
            case .levelOverride: overridden = nil
            case .definition:
                if let (id, definition) = definition {
                    numbering.definitions[id] = definition
                    if let style = definition.style { numbering.definitionByStyle[style] = id }
                }
                definition = nil
            case .list:
                if let (id, list) = list { numbering.lists[id] = list }
                list = nil
            default: break
            }
        }

        func text(_ utf8: UnsafeBufferPointer<UInt8>, at range: Range<Int>, isRaw: Bool) {}

        /// In characters: Word takes no more.
        private static let longestText = 255

        /// What Word takes as a number; more could not be counted on from.
        private func number(_ text: String?) -> Int? {
            text.flatMap { Int($0) }.map { min(max($0, 0), 32_767) }
        }
    }
}

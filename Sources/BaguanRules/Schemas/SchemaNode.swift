/// JSON with keys in the order in which they were given, so that a generated schema changes only where it must.
indirect enum SchemaNode: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    case text(String)
    case number(Int)
    case boolean(Bool)
    case list([SchemaNode])
    case object([(key: String, value: SchemaNode)])

    init(stringLiteral value: String) { self = .text(value) }
    init(booleanLiteral value: Bool) { self = .boolean(value) }
    init(integerLiteral value: Int) { self = .number(value) }
    init(arrayLiteral elements: SchemaNode...) { self = .list(elements) }
    init(dictionaryLiteral elements: (String, SchemaNode)...) { self = .object(elements.map { ($0.0, $0.1) }) }

    /// An object with one more key at its end; anything else is left as it is.
    func adding(_ key: String, _ value: SchemaNode) -> SchemaNode {
        if case .object(let pairs) = self { .object(pairs + [(key, value)]) } else { self }
    }

    /// Indented by two blanks, with a line feed at the end.
    var json: String {
        var output = ""
        write(to: &output, indent: 0)
        return output + "\n"
    }

    private func write(to output: inout String, indent: Int) {
        switch self {
        case .text(let text): Self.write(text, to: &output)
        case .number(let number): output += String(number)
        case .boolean(let value): output += value ? "true" : "false"
        case .list(let nodes):
            Self.write(nodes, between: ("[", "]"), to: &output, indent: indent) { node, output in
                node.write(to: &output, indent: indent + 1)
            }
        case .object(let pairs):
            Self.write(pairs, between: ("{", "}"), to: &output, indent: indent) { pair, output in
                Self.write(pair.key, to: &output)
                output += ": "
                pair.value.write(to: &output, indent: indent + 1)
            }
        }
    }

    private static func write<Element>(
        _ elements: [Element], between brackets: (String, String), to output: inout String, indent: Int,
        element: (Element, inout String) -> Void
    ) {
        output += brackets.0
        for (index, member) in elements.enumerated() {
            output += (index == 0 ? "\n" : ",\n") + String(repeating: "  ", count: indent + 1)
            element(member, &output)
        }
        if !elements.isEmpty { output += "\n" + String(repeating: "  ", count: indent) }
        output += brackets.1
    }

    private static func write(_ text: String, to output: inout String) {
        output += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": output += "\\\""
            case "\\": output += "\\\\"
            case "\n": output += "\\n"
            case "\t": output += "\\t"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: output.unicodeScalars.append(scalar)
            }
        }
        output += "\""
    }
}

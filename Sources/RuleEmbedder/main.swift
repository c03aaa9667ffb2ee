// Writes the tables and YAML files under a folder as one Swift file of string literals:
// `RuleEmbedder FOLDER NAME OUTPUT.swift`.
// Literals are constants in the binary: nothing is read, copied or decoded when the program starts.
import Foundation

guard CommandLine.arguments.count == 4 else {
    FileHandle.standardError.write(Data("usage: RuleEmbedder FOLDER NAME OUTPUT.swift\n".utf8))
    exit(2)
}
let rules = URL(fileURLWithPath: CommandLine.arguments[1]).standardizedFileURL
let variable = CommandLine.arguments[2]
let output = URL(fileURLWithPath: CommandLine.arguments[3])

func literal(_ bytes: Data) throws -> String {
    guard let text = String(data: bytes, encoding: .utf8) else { throw CocoaError(.fileReadInapplicableStringEncoding) }
    var literal = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\n": literal += "\\n"
        case "\r": literal += "\\r"
        case "\t": literal += "\\t"
        case "\"": literal += "\\\""
        case "\\": literal += "\\\\"
        case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0xFEFF:
            literal += "\\u{\(String(scalar.value, radix: 16))}"
        default: literal.unicodeScalars.append(scalar)
        }
    }
    return "\"\(literal)\""
}

do {
    let files = FileManager.default.enumerator(at: rules, includingPropertiesForKeys: nil)?
        .compactMap { ($0 as? URL)?.standardizedFileURL }
        .filter { ["yml", "csv"].contains($0.pathExtension) }
        .sorted { $0.path < $1.path } ?? []
    let rows = try files.map { file in
        let name = file.path.dropFirst(rules.path.count).drop { $0 == "/" }
        return "    (\"\(name)\", \(try literal(Data(contentsOf: file)))),"
    }
    let source = """
        // Generated from \(rules.lastPathComponent)/ by RuleEmbedder at each build.
        let \(variable): [(path: StaticString, text: StaticString)] = [
        \(rows.joined(separator: "\n"))
        ]

        """
    try Data(source.utf8).write(to: output)
} catch {
    FileHandle.standardError.write(Data("RuleEmbedder: \(error)\n".utf8))
    exit(1)
}

import Baguan
import Foundation
import Testing

/// `Defaults/README.md` names every field and what each kind asks for, as the code has it.
@Suite struct DefaultsGuideTests {
    private let rows: [[String]]

    init() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        rows = try String(contentsOf: root.appending(path: "Defaults/README.md"), encoding: .utf8)
            .split(separator: "\n").filter { $0.hasPrefix("|") }
            .map { $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
    }

    @Test(arguments: PublicationField.allCases)
    func `The guide names each field as it may be written`(field: PublicationField) throws {
        let row = try #require(rows.first { $0.count == 3 && $0[1].hasPrefix("`\(field.rawValue)`") })
        let names = row[1].split(separator: "、").map { $0.trimmingCharacters(in: ["`"]) } + row[2].split(separator: "、").map(String.init)
        #expect(names == field.names)
    }

    @Test(arguments: PublicationKind.allCases)
    func `The guide says what each kind asks for`(kind: PublicationKind) throws {
        let row = try #require(rows.first { $0.count == 2 && $0[0].contains("`\(kind.rawValue)`") })
        let fields = kind.requiredFields.map { $0.map { $0.chineseNames[0] }.joined(separator: "或") }.joined(separator: "、")
        #expect(row[1] == fields)
    }
}

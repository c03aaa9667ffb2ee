import BaguanFindings
import Foundation
import Testing

@testable import BaguanRules

@Suite struct SchemaTests {
    private func parse(_ text: String) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func `Every schema is JSON and says which draft it follows`() throws {
        for text in [Schemas.ruleSchema(checks: sampleChecks), Schemas.packSchema(), Schemas.settingsSchema()] {
            let schema = try parse(text)
            #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
            #expect(schema["additionalProperties"] as? Bool == false)
            #expect(text.hasSuffix("}\n"))
        }
    }

    @Test func `A schema is the same text each time`() {
        #expect(Schemas.ruleSchema(checks: sampleChecks) == Schemas.ruleSchema(checks: sampleChecks))
        #expect(Schemas.settingsSchema(limitNames: ["b", "a"]) == Schemas.settingsSchema(limitNames: ["b", "a"]))
    }

    @Test func `The rule schema names every field and the parameters of each check`() throws {
        let schema = try parse(Schemas.ruleSchema(checks: sampleChecks))
        let properties = try #require(schema["properties"] as? [String: Any])
        #expect(Set(properties.keys) == [
            "id", "check", "title", "why", "message", "severity", "default", "kinds", "scope", "tags", "boundary", "pattern",
            "literal", "maximum", "strict", "entries", "entries-from", "except", "examples",
        ])
        #expect(schema["required"] as? [String] == ["id", "check", "title", "message", "severity", "examples"])
        let conditions = try #require(schema["allOf"] as? [[String: Any]])
        #expect(conditions.count == sampleChecks.count)
        let length = try #require(conditions[2]["then"] as? [String: Any])
        #expect(length["required"] as? [String] == ["maximum"])
        let parameters = try #require(length["properties"] as? [String: Any])
        #expect(parameters["pattern"] as? Bool == false)
        #expect(parameters["entries"] as? Bool == false)
        #expect((parameters["maximum"] as? [String: Any])?["minimum"] as? Int == 1)
    }

    @Test func `Keys stand in the order of the format`() {
        let text = Schemas.packSchema()
        let names = ["id", "title", "version", "language", "owner", "licence", "description"]
        let places = names.compactMap { text.firstRange(of: "    \"\($0)\": {")?.lowerBound }
        #expect(places.count == names.count)
        #expect(places == places.sorted())
    }
}

/// JSON Schemas of the files that people write, for completion and checking in editors.
///
/// They are made from the declarations that the loaders read by, so they cannot fall behind. A schema says less than the
/// loader checks: it knows nothing of folding, of the order of fields or of dates that do not exist.
///
/// Source: JSON Schema draft 2020-12.
public enum Schemas {
    /// Of a rule file.
    public static func ruleSchema(checks: [CheckSchema]) -> String {
        let loose = RuleFields.rule(check: nil, among: checks)
        var root = head("rule", "一条把关规则").appendingObject(loose, properties: loose.fields.map { field in
            // What a parameter may be depends on the check, so here it may be anything.
            loose.freeGroup.contains(field.name) ? (field.name, true) : (field.name, node(of: field))
        })
        root = root.adding("allOf", .list(checks.map { conditional($0, among: checks) }))
        return root.json
    }

    /// Of a `pack.yml`.
    public static func packSchema() -> String {
        head("pack", "把关规则包").appendingObject(RuleFields.pack).json
    }

    /// Of a `.baguan.yml`.
    /// - Parameter limitNames: the names that `limits` may use; nil lets any dotted name pass.
    public static func settingsSchema(limitNames: [String]? = nil) -> String {
        head("settings", "把关设置").appendingObject(SettingsFields.root(limits: limitNames)).json
    }

    /// Of a `.baguan-waivers.yml`.
    public static func waiverSchema() -> String { schema(name: "waivers", title: "把关的例外", fields: WaiverFields.root) }

    /// Of a baseline.
    public static func baselineSchema() -> String { schema(name: "baseline", title: "把关的基线", fields: BaselineFile.fields) }

    /// Of a file with these fields, for the modules above.
    package static func schema(name: String, title: String, fields: Fields) -> String {
        head(name, title).appendingObject(fields).json
    }

    private static func head(_ name: String, _ title: String) -> SchemaNode {
        [
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": .text("urn:baguan:\(name)"),
            "title": .text(title),
        ]
    }

    /// What a rule of one check may say besides what every rule may say.
    private static func conditional(_ check: CheckSchema, among checks: [CheckSchema]) -> SchemaNode {
        let fields = RuleFields.rule(check: check, among: checks)
        let parameters = fields.fields.filter { fields.freeGroup.contains($0.name) }
        let properties = parameters.map { ($0.name, node(of: $0)) }
            + fields.foreign.names.sorted().map { ($0, SchemaNode.boolean(false)) }
        var then: SchemaNode = ["properties": .object(properties.map { (key: $0.0, value: $0.1) })]
        let required = parameters.filter(\.isRequired).map { SchemaNode.text($0.name) }
        if !required.isEmpty { then = then.adding("required", .list(required)) }
        if check.entries == .required {
            then = then.adding("anyOf", [["required": ["entries"]], ["required": ["entries-from"]]])
        }
        return [
            "if": ["properties": ["check": ["const": .text(check.name)]], "required": ["check"]],
            "then": then,
        ]
    }

    fileprivate static func node(of field: Field) -> SchemaNode {
        node(of: field.shape).adding("description", .text(field.help))
    }

    private static func node(of shape: Shape) -> SchemaNode {
        switch shape {
        case .text: plainText
        case .identifier: ["type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"]
        case .selector: ["type": "string", "pattern": "^[a-z0-9-]+(/[a-z0-9-]*)?$"]
        case .dottedName: ["type": "string", "pattern": "^[a-z0-9-]+(\\.[a-z0-9-]+)*$"]
        case .address: ["type": "string", "pattern": "^https?://"]
        case .boolean: ["type": "boolean"]
        case .integer(let minimum): ["type": "integer", "minimum": .number(minimum)]
        case .word(_, let words): ["enum": .list(words.map { .text($0) })]
        case .date(let isPartial):
            // An editor may take a bare 2018 for a number.
            isPartial ? ["type": ["string", "integer"]] : ["type": "string"]
        case .markPair: ["type": "string", "minLength": 2, "maxLength": 2]
        case .glob: ["type": "string", "minLength": 1]
        case .list(let element): ["type": "array", "minItems": 1, "items": node(of: element)]
        case .growingList(let element): ["type": ["array", "null"], "items": node(of: element)]
        case .oneOrMore(let element):
            ["anyOf": [node(of: element), ["type": "array", "minItems": 1, "items": node(of: element)]]]
        case .object(let fields): SchemaNode.object([]).appendingObject(fields)
        case .textOrObject(let fields): ["anyOf": [plainText, SchemaNode.object([]).appendingObject(fields)]]
        case .dictionary(let key, let value):
            ["type": "object", "propertyNames": node(of: key), "additionalProperties": node(of: value)]
        }
    }

    /// The loader takes a bare number or word as text.
    private static let plainText: SchemaNode = ["type": ["string", "number", "boolean"], "minLength": 1]
}

extension SchemaNode {
    /// Adds what makes a schema one of an object with these fields.
    fileprivate func appendingObject(
        _ fields: Fields, properties: [(String, SchemaNode)]? = nil
    ) -> SchemaNode {
        let properties = properties ?? fields.fields.map { ($0.name, Schemas.node(of: $0)) }
        var node = adding("type", "object")
            .adding("properties", .object(properties.map { (key: $0.0, value: $0.1) }))
            .adding("additionalProperties", false)
        let required = fields.fields.filter(\.isRequired).map { SchemaNode.text($0.name) }
        if !required.isEmpty { node = node.adding("required", .list(required)) }
        return node
    }
}

/// One part of a rule that could be left out: an entry, an exception, an element of a list option.
struct RulePart {
    /// What it is called in the rule file: `find`, `before`, `variants`, `unlike`.
    var field: String
    var text: String
    var kind: RuleCoverage.Kind
    var place: FilePlace
    /// The index of its entry; nil for parts of the rule itself.
    var entry: Int?
    /// The rule without this part.
    var without: Rule

    /// The parts of a rule, in the order of its file.
    static func all(of rule: Rule) -> [RulePart] {
        options(of: rule) + entries(of: rule) + exceptions(of: rule)
    }

    private static func options(of rule: Rule) -> [RulePart] {
        rule.parameters.byName.sorted { $0.key < $1.key }.flatMap { name, parameter -> [RulePart] in
            func part(_ text: String, _ value: Parameters.Value?) -> RulePart {
                var other = rule
                other.parameters.byName[name] = value.map { Parameters.Parameter(value: $0, place: parameter.place) }
                return RulePart(field: name, text: text, kind: .option, place: parameter.place, without: other)
            }
            return switch parameter.value {
            // Anchors only spare work; a pattern without any runs everywhere and finds the same.
            case .strings(let texts) where name == "anchors" && texts.count == 1: []
            case .strings(let texts):
                texts.indices.map { index in
                    var others = texts
                    others.remove(at: index)
                    return part(texts[index], .strings(others))
                }
            case .boolean(let value): [part(String(value), .boolean(!value))]
            // What a required word or number does is seen in every example.
            case .string, .integer: []
            }
        }
    }

    private static func entries(of rule: Rule) -> [RulePart] {
        rule.entries.enumerated().flatMap { index, entry -> [RulePart] in
            var rest = rule
            rest.entries.remove(at: index)
            var parts = [
                RulePart(
                    field: "find", text: entry.find.first ?? "", kind: .entry, place: entry.place, entry: index, without: rest)
            ]
            parts += exceptions(of: entry.exceptions, place: entry.place).map { field, text, others in
                var other = rule
                other.entries[index].exceptions = others
                return RulePart(field: field, text: text, kind: .exception, place: entry.place, entry: index, without: other)
            }
            let variants = entry.list("variants")
            parts += variants.indices.map { variant in
                var others = variants
                others.remove(at: variant)
                var other = rule
                other.entries[index].fields["variants"] = others.joined(separator: ";")
                return RulePart(
                    field: "variants", text: variants[variant], kind: .exception, place: entry.place, entry: index, without: other)
            }
            return parts
        }
    }

    private static func exceptions(of rule: Rule) -> [RulePart] {
        exceptions(of: rule.exceptions, place: rule.place).map { field, text, others in
            var other = rule
            other.exceptions = others
            return RulePart(field: field, text: text, kind: .exception, place: rule.place, without: other)
        }
    }

    /// Each exception with those that are left without it.
    private static func exceptions(
        of exceptions: Exceptions, place: FilePlace
    ) -> [(field: String, text: String, others: Exceptions)] {
        let lists: [(String, WritableKeyPath<Exceptions, [String]>)] = [
            ("after", \.after), ("before", \.before), ("within", \.within), ("inside", \.inside),
        ]
        var parts = lists.flatMap { field, path in
            exceptions[keyPath: path].indices.map { index -> (String, String, Exceptions) in
                var others = exceptions
                others[keyPath: path].remove(at: index)
                return (field, exceptions[keyPath: path][index], others)
            }
        }
        if exceptions.history {
            var others = exceptions
            others.history = false
            parts.append(("history", "true", others))
        }
        return parts
    }
}

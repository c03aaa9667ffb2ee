import BaguanFindings
import BaguanRules

/// What a rule's page says, for formats that carry it along.
struct RuleHelp {
    private let rule: Rule

    init(_ rule: Rule) { self.rule = rule }

    var text: String {
        var paragraphs = [rule.title, rule.why].filter { !$0.isEmpty }
        for (label, sentences) in examples {
            paragraphs.append(([label] + sentences.map { "- " + $0 }).joined(separator: "\n"))
        }
        return paragraphs.isEmpty ? rule.id.description : paragraphs.joined(separator: "\n\n")
    }

    var markdown: String {
        var paragraphs = ["**\(Self.escaped(rule.title.isEmpty ? rule.id.description : rule.title))**"]
        if !rule.why.isEmpty { paragraphs.append(Self.escaped(rule.why)) }
        for (label, sentences) in examples {
            paragraphs.append(([label, ""] + sentences.map { "- " + Self.escaped($0) }).joined(separator: "\n"))
        }
        return paragraphs.joined(separator: "\n\n")
    }

    /// The first few examples of each sort; all of them are in the rule's file.
    var examples: [(label: String, sentences: [String])] {
        [("不可：", rule.examples.bad), ("可以：", rule.examples.good)].compactMap { label, examples in
            let sentences = examples.prefix(3).map { $0.text.split(whereSeparator: \.isNewline).joined(separator: " ") }
            return sentences.isEmpty ? nil : (label, sentences)
        }
    }

    /// Rule texts are plain text; what would be markup is escaped.
    private static func escaped(_ text: String) -> String {
        text.escaping { "\\`*_[]<>#&|".unicodeScalars.contains($0) ? "\\\($0)" : nil }
    }
}

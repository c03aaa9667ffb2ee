import BaguanFindings
import BaguanRules

/// The rules that found something, each with its reason and examples.
struct HTMLRules {
    let rules: [Rule]
    let language: Language

    /// The name of a rule's explanation in the page. Ids hold nothing but letters, digits and hyphens.
    static func anchor(of rule: RuleID) -> String { PrintedPage.escaped("rule-\(rule.pack)-\(rule.name)") }

    /// - Parameter met: the rules to explain.
    func html(_ met: Set<RuleID>) -> String {
        let sections = met.sorted().map { id in section(id, rules.first { $0.id == id }) }
        guard !sections.isEmpty else { return "" }
        let title = Localized(zh: "规则说明", en: "About the rules")[language]
        return "<section class=\"panel\"><div class=\"box wide rules\">\n<h2>\(title)</h2>\n\(sections.joined())</div></section>\n"
    }

    private func section(_ id: RuleID, _ rule: Rule?) -> String {
        var html = "<section id=\"\(Self.anchor(of: id))\">\n"
        let title = rule.map(\.title) ?? ""
        html += "<h3>\(escaped(title.isEmpty ? id.description : title))</h3>\n<p class=\"quiet\">\(escaped(id.description))</p>\n"
        guard let rule else { return html + "</section>\n" }
        if !rule.why.isEmpty { html += "<p>\(escaped(rule.why))</p>\n" }
        for (label, sentences) in RuleHelp(rule).examples {
            html += "<p class=\"quiet\">\(escaped(label))</p>\n<ul>\(sentences.map { "<li>\(example($0))</li>" }.joined())</ul>\n"
        }
        return html + "</section>\n"
    }

    /// An example with its marks, ⟦ and ⟧, made visible.
    private func example(_ sentence: String) -> String {
        let scalars = sentence.unicodeScalars
        let text = escaped(sentence)
        guard scalars.count(where: { $0 == "⟦" }) == scalars.count(where: { $0 == "⟧" }) else { return text }
        return text.replacing("⟦", with: "<b>").replacing("⟧", with: "</b>")
    }

    private func escaped(_ text: String) -> String { PrintedPage.escaped(text) }
}

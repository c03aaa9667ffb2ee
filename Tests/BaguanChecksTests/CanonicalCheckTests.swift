import Baguan
import Testing

@Suite struct CanonicalCheckTests {
    static let motto = Trial(
        "canonical", "entries: [{find: 明德笃行、求是创新, variants: 明德笃行求真创新}]", message: "{suggest}：{difference}")

    @Test func `A wrong, missing, added or swapped character is found and told`() throws {
        let cases = [
            ("校训是“⟦明德笃信、求是创新⟧”。", "“信”应为“行”"),
            ("校训是“⟦明德笃行、求是新⟧”。", "少了“创”"),
            ("校训是“⟦明德笃行、求是的创新⟧”。", "多了“的”"),
            ("校训是“⟦明德行笃、求是创新⟧”。", "“行笃”颠倒，应为“笃行”"),
            ("校训是“⟦名德笃行、求是创新⟧”。", "“名”应为“明”"),
        ]
        for (text, difference) in cases {
            try Self.motto.expect(text)
            let plain = text.filter { $0 != "⟦" && $0 != "⟧" }
            #expect(try Self.motto.messages(plain) == ["明德笃行、求是创新：\(difference)"])
            #expect(try Self.motto.findings(plain).map(\.suggestions) == [["明德笃行、求是创新"]])
        }
    }

    @Test(arguments: [
        ("全面加强和改良教育工作。", "“改良”应为“改进”"), ("全面加强和改进教学工作。", "“教学”应为“教育”"), ("把方向、管大局、做决策、抓班子。", "“做”应为“作”"),
        ("把方向、管大区、做决策、抓班子。", "“区”应为“局”，“做”应为“作”"),
    ]) func `What differs is told in whole words, or by the character`(text: String, difference: String) throws {
        let trial = Trial("canonical", "entries: [{find: 全面加强和改进教育工作}, {find: 把方向、管大局、作决策、抓班子}]", message: "{difference}。{note}")
        let messages = try trial.messages(text)
        #expect(messages == [difference])
    }

    @Test func `Marks, blanks, width and Traditional characters between the parts are no difference`() throws {
        for text in [
            "明德笃行、求是创新", "明德笃行，求是创新", "明德笃行 求是创新", "明德笃行　求是创新", "明德笃行求是创新", "“明德笃行”“求是创新”",
            "明德篤行、求是創新", "明 德 笃 行 求 是 创 新", "明德笃行·求是创新", "明德笃行——求是创新！",
        ] {
            try Self.motto.expect(text)
        }
        try Self.motto.expect("⟦明德笃信 求是创新⟧")
    }

    @Test func `Variants, parts and sentences that share words stay silent`() throws {
        for text in [
            "明德笃行、求真创新", "学校要求教师明德笃行。", "同学们求是创新。", "他明德，也笃行；求学，是为了创新。",
            "明德。笃行、求是创新", "明德笃行，同学们勇于求是，敢于创新。",
        ] {
            try Self.motto.expect(text)
        }
    }

    @Test func `What is another exact wording is no near miss`() throws {
        let rule = Trial("canonical", "entries: [党史学习教育活动, 党纪学习教育活动]")
        try rule.expect("党史学习教育活动和党纪学习教育活动。")
        try rule.expect("⟦党史学习教肓活动⟧。")
    }

    @Test func `A wording that goes another way at its end is no near miss`() throws {
        let rule = Trial("canonical", "entries: [社会主义核心价值观]")
        for text in ["社会主义核心价值理念", "社会主义核心价值取向。", "资本主义核心价值观。", "社会主义核心。"] { try rule.expect(text) }
        try rule.expect("⟦社会主义核心价格观⟧")
        try rule.expect("⟦社会主意核心价值观⟧教育")
    }

    @Test func `Marks at the ends of a wording are replaced only where they stand`() throws {
        let rule = Trial("canonical", "entries: [增强“四个意识”、做到“两个维护”]")
        #expect(try rule.findings("坚持增加“四个意识”、做到“两个维护”。").map(\.suggestions) == [["增强“四个意识”、做到“两个维护”"]])
        #expect(try rule.findings("坚持增加“四个意识”、做到两个维护。").map(\.suggestions) == [["增强“四个意识”、做到“两个维护"]])
    }

    @Test func `An entry speaks only in its period, and exceptions hold`() throws {
        let rule = Trial("canonical", "entries: [{find: 明德笃行求是创新, from: 2020}]\nexcept: {inside: [《》]}")
        try rule.expect("⟦明德笃信求是创新⟧", .on("2021-01-01"))
        try rule.expect("明德笃信求是创新", .on("2019-01-01"))
        try rule.expect("《明德笃信求是创新》", .on("2021-01-01"))
    }

    @Test func `Of overlapping near misses the best is told, once`() throws {
        let rule = Trial("canonical", "entries: [明德笃行求是创新, 明德笃行求是创业]")
        try rule.expect("⟦明德笃信求是创新⟧")
    }

    @Test func `Too short a wording is refused`() throws {
        #expect(Trial("canonical", "entries: [立德树人]").diagnostics.map(\.code) == ["wording-too-short"])
        #expect(Trial("canonical", "entries: [德、智、体、美、劳]").diagnostics.map(\.code) == ["wording-too-short"])
    }

    @Test func `Every single edit of a bundled wording is found at its place, and the wording itself never`() throws {
        let pack = try #require(BundledPacks.load(["canonical"]).packs.first)
        for rule in pack.rules { try proveEdits(of: rule) }
    }

    @Test func `Every single edit of random wordings is found, and the wordings themselves never`() throws {
        var random = Lines(state: 42)
        let alphabet = Array("天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈")
        let wordings = (0..<60).map { _ in
            let length = 5 + Int(random.next() % 26)
            var text = ""
            for index in 0..<length {
                if index > 1, index < length - 2, index % 5 == 3, random.next() % 2 == 0 { text += "、" }
                // Of two equal neighbours at an end either may be the one that was changed.
                let choices = alphabet.filter { $0 != text.last }
                text.append(choices[Int(random.next() % UInt64(choices.count))])
            }
            return text
        }
        let trial = Trial("canonical", "entries:\n" + wordings.map { "  - \($0)\n" }.joined())
        try proveEdits(of: try #require(trial.rules.rules.first))
    }

    /// A little generator, the same on every run.
    private struct Lines {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
    }

    /// Substitutes, drops, adds and swaps every character of every wording of a rule, one at a time.
    private func proveEdits(of rule: Rule) throws {
        for entry in rule.entries {
            for wording in entry.find {
                var alone = rule
                alone.entries = [entry]
                alone.exceptions = Exceptions()
                alone.scope = Rule.defaultScope
                let trial = Trial(rules: RuleSet([alone]))
                let date = Trial.Setting(date: entry.period.from?.firstDay.description ?? "2026-11-20")
                #expect(try trial.findings("其一：\(wording)。", date).isEmpty, "\(wording)")
                for edited in Self.edits(of: Array(wording)) where !entry.list("variants").contains(edited) {
                    let found = try trial.findings("其一：\(edited)。", date).map(\.match)
                    let core = Self.core(edited)
                    #expect(found.count == 1 && found.allSatisfy { Self.core($0) == core }, "\(edited): \(found)")
                }
            }
        }
    }

    private static func core(_ text: String) -> String {
        text.filter { !isMark($0) }
    }

    private static func isMark(_ character: Character) -> Bool { "、，；：“”《》！ ".contains(character) }

    private static func edits(of characters: [Character]) -> [String] {
        let letters = characters.indices.filter { !isMark(characters[$0]) }
        var edits: [[Character]] = []
        for index in letters {
            var edited = characters
            edited[index] = "囗"
            edits.append(edited)
            edited = characters
            edited.remove(at: index)
            edits.append(edited)
            if index != letters.first {
                edited = characters
                edited.insert("囗", at: index)
                edits.append(edited)
            }
            if index + 1 < characters.count, !isMark(characters[index + 1]), characters[index] != characters[index + 1] {
                edited = characters
                edited.swapAt(index, index + 1)
                edits.append(edited)
            }
        }
        return edits.map { String($0) }
    }
}

import BaguanFindings
import BaguanText
import Testing

@testable import BaguanRules

@Suite struct SettingsTests {
    private func load(
        _ files: [String: String], path: String = ".baguan.yml", limitNames: [String]? = nil
    ) -> SettingsLoader.Outcome {
        SettingsLoader(limitNames: limitNames) { path throws(PackSource.ReadError) in
            guard let text = files[path] else { throw PackSource.ReadError(reason: "no such file") }
            return Array(text.utf8)
        }.load(path)
    }

    @Test func `All that settings can say is read`() throws {
        let outcome = load([".baguan.yml": """
            packs: [institutions, ./rules/ours, ../shared/rules]
            rules:
              institutions: warning
              institutions/renamed: error
              residue: off
            kinds:
              content/wechat/**: wechat-post
              "*.banner.md": banner
              content/**: bulletin
            overrides:
              - files: ["archive/**"]
                rules: {institutions: info}
                ignore: [pairs]
            limits: {wechat.title: 60, file-size: 1000000}
            exclude: [vendor/, "*.bak"]
            fail-level: warning
            language: en
            """])
        #expect(render(outcome.diagnostics) == "")
        let settings = outcome.settings
        #expect(settings.packs == [.bundled("institutions"), .path("rules/ours"), .path("../shared/rules")])
        let renamed = RuleID(pack: "institutions", name: "renamed")
        #expect(settings.level(of: renamed, for: "a.md") == .severity(.error))
        #expect(settings.level(of: RuleID(pack: "institutions", name: "fire"), for: "a.md") == .severity(.warning))
        #expect(settings.level(of: RuleID(pack: "residue", name: "css"), for: "a.md") == .off)
        #expect(settings.level(of: RuleID(pack: "other", name: "a"), for: "a.md") == nil)
        #expect(settings.level(of: renamed, for: "archive/2019/a.md") == .severity(.info))
        #expect(settings.level(of: RuleID(pack: "pairs", name: "unpaired"), for: "archive/a.md") == .off)
        #expect(settings.kind(of: "content/wechat/a.md") == .wechatPost)
        #expect(settings.kind(of: "content/x.banner.md") == .banner)
        #expect(settings.kind(of: "content/a.md") == .bulletin)
        #expect(settings.kind(of: "a.md") == nil)
        #expect(settings.limits == ["wechat.title": 60, "file-size": 1_000_000])
        #expect(settings.excludes("vendor/x/a.md"))
        #expect(settings.excludes("x/a.bak"))
        #expect(!settings.excludes("a.md"))
        #expect(settings.failLevel == .warning)
        #expect(settings.language == .english)
    }

    @Test(arguments: ["", "# 只有注释\n", "---\n", "~\n"])
    func `Empty settings are no error`(text: String) {
        let outcome = load([".baguan.yml": text])
        #expect(outcome.diagnostics == [])
        #expect(outcome.settings.packs == nil)
    }

    @Test func `Everything wrong is named in one run`() {
        let outcome = load([".baguan.yml": """
            pack: [a]
            rules: {institutions: wraning, "": off, Inst: off, a/b/c: off}
            kinds: {"[a": banner, b: poster}
            overrides:
              - rules: {a: off}
            limits: {wechat.titel: 3, wechat.title: 0}
            exclude: []
            fail-level: off
            language: fr
            """], limitNames: ["wechat.title", "file-size"])
        #expect(render(outcome.diagnostics) == """
            .baguan.yml:1:1: unknown-field: 未知的字段“pack” | unknown field “pack”
              pack: [a]
              ^^^^
              = 是不是想写“packs”？ | did you mean “packs”?
            .baguan.yml:2:23: unknown-level: 未知的级别“wraning” | unknown level “wraning”
              rules: {institutions: wraning, "": off, Inst: off, a/b/c: off}
              ······················^^^^^^^
              = 是不是想写“warning”？ | did you mean “warning”?
            .baguan.yml:2:32: empty-value: “rules”没有内容 | “rules” is empty
              rules: {institutions: wraning, "": off, Inst: off, a/b/c: off}
              ·······························^^
              = 写上内容，或者删去这一项 | fill it in, or drop it
            .baguan.yml:2:41: bad-selector: “Inst”不能指称规则 | “Inst” cannot name a rule
              rules: {institutions: wraning, "": off, Inst: off, a/b/c: off}
              ········································^^^^
              = 写规则号、规则包或前缀，如 institutions/renamed、institutions | \
            write a rule id, a pack or a prefix, such as institutions/renamed or institutions
            .baguan.yml:2:52: bad-selector: “a/b/c”不能指称规则 | “a/b/c” cannot name a rule
              rules: {institutions: wraning, "": off, Inst: off, a/b/c: off}
              ···················································^^^^^
              = 写规则号、规则包或前缀，如 institutions/renamed、institutions | \
            write a rule id, a pack or a prefix, such as institutions/renamed or institutions
            .baguan.yml:3:9: bad-glob: 路径模式“[a”写错了 | “[a” is not a path pattern
              kinds: {"[a": banner, b: poster}
              ········^^^^
              = 检查方括号是否成对 | check that the brackets are closed
            .baguan.yml:3:26: unknown-kind: 未知的发布物种类“poster” | unknown kind of publication “poster”
              kinds: {"[a": banner, b: poster}
              ·························^^^^^^
              = 可以用的有：wechat-post、banner、lecture、forum、donation、display-board、brochure、bulletin | \
            known are: wechat-post, banner, lecture, forum, donation, display-board, brochure, bulletin
            .baguan.yml:5:5: missing-field: 缺少字段“files” | field “files” is missing
                - rules: {a: off}
              ····^^^^^
              = 加上“files: …” | add `files: …`
            .baguan.yml:6:10: unknown-limit: 未知的限度“wechat.titel” | unknown limit “wechat.titel”
              limits: {wechat.titel: 3, wechat.title: 0}
              ·········^^^^^^^^^^^^
              = 是不是想写“wechat.title”？ | did you mean “wechat.title”?
            .baguan.yml:6:41: wrong-type: “wechat.title”应当是不小于 1 的整数 | “wechat.title” must be a whole number, at least 1
              limits: {wechat.titel: 3, wechat.title: 0}
              ········································^
              = 写阿拉伯数字，不加引号 | write digits, without quotes
            .baguan.yml:7:10: empty-value: “exclude”没有内容 | “exclude” is empty
              exclude: []
              ·········^^
              = 写上内容，或者删去这一项 | fill it in, or drop it
            .baguan.yml:8:13: unknown-severity: 未知的严重程度“off” | unknown severity “off”
              fail-level: off
              ············^^^
              = 可以用的有：info、warning、error | known are: info, warning, error
            .baguan.yml:9:11: unknown-language: 未知的语言“fr” | unknown language “fr”
              language: fr
              ··········^^
              = 可以用的有：zh、en | known are: zh, en
            """)
    }

    @Test func `Settings that extend others are laid over them`() {
        let outcome = load([
            "site/.baguan.yml": """
            extends: ../shared/base.yml
            rules: {a/one: off}
            kinds: {"x/**": banner}
            limits: {wechat.title: 30}
            """,
            "shared/base.yml": """
            packs: [a, ./ours]
            rules: {a/one: error, a/two: info}
            kinds: {"**": bulletin}
            limits: {wechat.title: 64, wechat.digest: 120}
            fail-level: warning
            """,
        ], path: "site/.baguan.yml")
        #expect(render(outcome.diagnostics) == "")
        let settings = outcome.settings
        #expect(settings.packs == [.bundled("a"), .path("shared/ours")])
        #expect(settings.level(of: RuleID(pack: "a", name: "one"), for: "m") == .off)
        #expect(settings.level(of: RuleID(pack: "a", name: "two"), for: "m") == .severity(.info))
        #expect(settings.kind(of: "x/a") == .banner)
        #expect(settings.kind(of: "y") == .bulletin)
        #expect(settings.limits == ["wechat.title": 30, "wechat.digest": 120])
        #expect(settings.failLevel == .warning)
    }

    @Test func `A circle of settings is named and ends`() {
        let outcome = load([
            ".baguan.yml": "extends: a/b.yml\nfail-level: info\n", "a/b.yml": "extends: ../.baguan.yml\nlanguage: en\n",
        ])
        #expect(render(outcome.diagnostics) == """
            a/b.yml:1:10: extends-cycle: extends 绕成了圈：.baguan.yml → a/b.yml → .baguan.yml | \
            `extends` goes round in a circle: .baguan.yml → a/b.yml → .baguan.yml
              extends: ../.baguan.yml
              ·········^^^^^^^^^^^^^^
              = 删去其中一个 extends | drop one of the `extends`
            """)
        #expect(outcome.settings.failLevel == .info)
        #expect(outcome.settings.language == .english)
    }

    @Test func `A file that cannot be read is named where it is asked for`() {
        #expect(summary(load([:]).diagnostics) == ["unreadable"])
        let outcome = load([".baguan.yml": "language: en\nextends: base.yml\n"])
        #expect(summary(outcome.diagnostics) == ["2:10 extends-unreadable"])
        #expect(outcome.settings.language == .english)
    }

    @Test func `A selector that names no rule is an error with a suggestion`() {
        let outcome = load([".baguan.yml": """
            rules: {institutions/renmaed: off, institutions: info, resid: off}
            overrides: [{files: ["*"], ignore: [fire, institutions/re]}]
            """])
        let known = [RuleID(pack: "institutions", name: "renamed"), RuleID(pack: "residue", name: "css")]
        #expect(render(outcome.settings.diagnostics(knownRules: known)) == """
            .baguan.yml:1:9: unknown-rule: 没有规则叫“institutions/renmaed” | no rule is called “institutions/renmaed”
              rules: {institutions/renmaed: off, institutions: info, resid: off}
              ········^^^^^^^^^^^^^^^^^^^^
              = 是不是想写“institutions/renamed”？ | did you mean “institutions/renamed”?
            .baguan.yml:1:56: unknown-rule: 没有规则叫“resid” | no rule is called “resid”
              rules: {institutions/renmaed: off, institutions: info, resid: off}
              ·······················································^^^^^
              = 是不是想写“residue”？ | did you mean “residue”?
            .baguan.yml:2:37: unknown-rule: 没有规则叫“fire” | no rule is called “fire”
              overrides: [{files: ["*"], ignore: [fire, institutions/re]}]
              ····································^^^^
              = 用 baguan rules 查看所有规则 | `baguan rules` lists them all
            .baguan.yml:2:43: unknown-rule: 没有规则叫“institutions/re” | no rule is called “institutions/re”
              overrides: [{files: ["*"], ignore: [fire, institutions/re]}]
              ··········································^^^^^^^^^^^^^^^
              = 是不是想写“institutions/renamed”？ | did you mean “institutions/renamed”?
            """)
    }

    @Test(arguments: [
        ("a.yml", ".baguan.yml", "a.yml"), ("../a.yml", "x/.baguan.yml", "a.yml"), ("../a.yml", ".baguan.yml", "../a.yml"),
        ("../../a", "x/b", "../a"), ("/a/../b", "x/y", "/b"), ("b", "/a/c", "/a/b"), ("../../../b", "/a/c", "/b"),
        ("./x/./y", "a/b", "a/x/y"), ("c", "../a/b", "../a/c"),
    ])
    func `A path is read from the file that names it`(path: String, file: String, expected: String) {
        #expect(SettingsLoader.resolve(path, from: file) == expected)
    }
}

/// What settings take from git repositories, and levels of single entries.
@Suite struct GitSettingsTests {
    private static let commit = "0123456789abcdef0123456789abcdef01234567"

    private func load(_ text: String) -> SettingsLoader.Outcome {
        let files = [
            ".baguan.yml": text, "/cache/base.yml": "packs: [./own]\nentries: {own/names: {甲: off, 乙: info}}\n",
        ]
        return SettingsLoader { path throws(PackSource.ReadError) in
            guard let text = files[path] else { throw PackSource.ReadError(reason: "no such file") }
            return Array(text.utf8)
        } checkout: { source throws(PackSource.ReadError) in
            guard source.repository == "https://example.com/x.git" else { throw PackSource.ReadError(reason: "not there") }
            return "/cache"
        }.load(".baguan.yml")
    }

    @Test func `Settings extend a file of a repository, whose paths stay in it`() {
        let outcome = load("""
            extends: {git: "https://example.com/x.git", commit: \(Self.commit), path: base.yml}
            entries: {own/names: {甲: warning}}
            """)
        #expect(summary(outcome.diagnostics) == [])
        #expect(outcome.settings.packs == [.path("/cache/own")])
        #expect(outcome.settings.entries.map { "\($0.rule.text) \($0.entry.text) \($0.level)" } == [
            "own/names 乙 severity(BaguanFindings.Severity.info)", "own/names 甲 severity(BaguanFindings.Severity.warning)",
        ])
    }

    @Test func `A pack in a repository has an address, a commit and perhaps a path`() {
        let settings = load("packs:\n  - {git: ../rules, commit: \(Self.commit), path: packs/own}\n  - typos\n").settings
        guard case .git(let source)? = settings.packs?.first else {
            Issue.record("no pack of a repository")
            return
        }
        #expect(source.name == "../rules@01234567/packs/own")
        #expect(settings.packs?.last == .bundled("typos"))
    }

    @Test(arguments: [
        ("packs: [{git: x, commit: main}]\n", ["1:26 bad-commit"]),
        ("packs: [{git: x}]\n", ["1:10 missing-field"]),
        ("packs: [{git: x, commit: \(commit), path: ../y}]\n", ["1:74 outside-repository"]),
        ("extends: {git: x, commit: \(commit)}\n", ["1:10 extends-unreadable"]),
        ("entries: {own/names: {甲: loud}}\n", ["1:26 unknown-level"]),
    ])
    func `What is no source is said`(text: String, expected: [String]) {
        #expect(summary(load(text).diagnostics) == expected)
    }
}

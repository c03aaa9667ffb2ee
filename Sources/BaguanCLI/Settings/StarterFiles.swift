import Baguan

/// What `baguan init` writes. A test runs `baguan test` over it.
struct StarterFiles {
    let pack: String
    let language: Language

    /// What it takes to check drafts. Paths from the folder that is set up.
    var checking: [(path: String, text: String)] {
        [
            (".baguan.yml", language == .chinese ? chineseSettings : englishSettings),
            ("rules/\(pack)/pack.yml", packFile),
            ("rules/\(pack)/rules/names.yml", ruleFile),
            ("rules/\(pack)/tables/names.csv", table),
        ]
    }

    /// Who approves what, and who is who.
    static let approvals = [
        ("\(ApprovalFolder.name)/policy.yml", ApprovalDefaults.policy), ("\(ApprovalFolder.name)/roster.yml", ApprovalDefaults.roster),
    ].map { (path: $0.0, text: $0.1) }

    private var packList: String {
        (BundledPacks.ids + ["./rules/\(pack)"]).map { "  - \($0)" }.joined(separator: "\n")
    }

    private var chineseSettings: String {
        """
        # 把关的设置。每一项的说明：baguan schema settings；实际生效的设置：baguan config

        # 用哪些规则包：内置的写名称，自己的写路径。
        packs:
        \(packList)

        # 规则的级别：off、info、warning、error；可以写一条规则、一个规则包或前缀。
        # rules:
        #   wording: off
        #   institutions/short-names: info

        # 什么路径是什么种类的稿件，先写的优先；稿件开头自己写了 kind 的，以稿件为准。
        # kinds:
        #   微信/**: wechat-post
        #   简报/**: bulletin

        # 只对某些文件生效的设置。
        # overrides:
        #   - files: 档案/**
        #     ignore: institutions

        # 限度：平台改了字数限制时在这里改；file-size 是能读的最大文件，以字节计。
        # limits:
        #   wechat.title: 64
        #   file-size: 67108864

        # 不检查的路径，写法同 .gitignore。
        # exclude:
        #   - 草稿/

        # 达到这个级别就不放行：error、warning 或 info。
        # fail-level: error

        """
    }

    private var englishSettings: String {
        """
        # Settings of baguan. What each means: baguan schema settings; what is in force: baguan config

        # Packs in use: bundled ones by id, your own by path.
        packs:
        \(packList)

        # Levels (off, info, warning, error) of a rule, a pack or a prefix.
        # rules:
        #   wording: off
        #   institutions/short-names: info

        # Which paths hold which kind of publication; the first that fits counts, and a draft's own `kind` comes first.
        # kinds:
        #   wechat/**: wechat-post
        #   bulletin/**: bulletin

        # What differs for some files.
        # overrides:
        #   - files: archive/**
        #     ignore: institutions

        # Limits that platforms may change; file-size is the largest file that is read, in bytes.
        # limits:
        #   wechat.title: 64
        #   file-size: 67108864

        # Paths that are not checked, as in .gitignore.
        # exclude:
        #   - unfinished/

        # Nothing of this level may pass: error, warning or info.
        # fail-level: error

        """
    }

    private var packFile: String {
        """
        id: \(pack)
        title: 本单位规则
        version: 0.1.0
        language: zh
        owner: 宣传部门
        description: 本单位自己的名称和口径。

        """
    }

    private var ruleFile: String {
        """
        # 怎样写规则：每个字段的说明见 baguan schema rule；改完运行 baguan test
        # 换了表格里的词条，下面 examples 里的例句也要换：bad 里用 ⟦⟧ 标出应当找到的字，good 里一处也不应找到
        id: names
        check: term
        title: 本单位名称的写法
        why: 正式发布的稿件用全称，对外口径一致。
        message: “{match}”应写作“{suggest}”
        severity: warning
        entries-from: ../tables/names.csv
        except:
          inside: ["《》"]
        examples:
          bad:
            - {text: ⟦示例师大⟧举行开学典礼。, suggest: [示例师范大学]}
            - {text: 我校与⟦示例一中⟧签约共建。, suggest: [示例市第一中学]}
          good:
            - {text: 示例师范大学举行开学典礼。}
            - {text: 老报纸《示例师大》已经停刊。}

        """
    }

    /// Spreadsheets know UTF-8 by its byte order mark.
    private var table: String {
        """
        \u{FEFF}find,suggest,note
        示例师大;示范师大,示例师范大学,换成本单位的名称
        示例一中,示例市第一中学,一行一个词条

        """
    }
}

import BaguanFindings
import BaguanText

/// One settings file → ``Settings``, without those it extends.
struct SettingsDecoder {
    let text: InputText
    let limitNames: [String]?

    func decode(_ value: YAMLValue, log: inout ProblemLog) -> Settings {
        var settings = Settings()
        guard value.pairs != nil else {
            log.report(YAMLProblem.notMapping, in: text, at: value.range)
            return settings
        }
        ShapeValidator(text: text).validate(value, has: SettingsFields.root(limits: limitNames), log: &log)
        settings.packs = value["packs"].map { packs in
            (packs.sequence ?? [packs]).compactMap { element in
                element.text.map(pack) ?? GitSource(element, in: text, log: &log).map(Settings.PackReference.git)
            }
        }
        settings.entries = (value["entries"]?.pairs ?? []).flatMap { rule in
            (rule.value.pairs ?? []).compactMap { entry in
                guard let level = level(entry.value.text) else { return nil }
                return Settings.EntrySetting(
                    rule: selector(rule.key, at: rule.keyRange), entry: selector(entry.key, at: entry.keyRange), level: level)
            }
        }
        settings.levels = levels(value["rules"])
        settings.kinds = (value["kinds"]?.pairs ?? []).compactMap { pair in
            guard let glob = GlobPattern(pair.key), let kind = pair.value.text.flatMap(PublicationKind.init(rawValue:))
            else { return nil }
            return Settings.KindSetting(glob: glob, kind: kind)
        }
        settings.overrides = (value["overrides"]?.sequence ?? []).map { element in
            Settings.Override(
                files: globs(element["files"]), levels: levels(element["rules"]),
                ignored: (element["ignore"]?.scalars ?? []).compactMap { scalar in
                    scalar.text.map { selector($0, at: scalar.range) }
                })
        }
        for pair in value["limits"]?.pairs ?? [] {
            if let limit = pair.value.integer { settings.limits[pair.key] = limit }
        }
        settings.exclude = globs(value["exclude"])
        settings.typingModel = value["typing-model"]?.text.map { SettingsLoader.resolve($0, from: text.path) }
        settings.knownWords = (value["known-words"]?.scalars ?? []).compactMap(\.text)
        settings.failLevel = value["fail-level"]?.text.flatMap(Severity.init(rawValue:))
        settings.language = value["language"]?.text.flatMap(Language.init(rawValue:))
        return settings
    }

    /// What has a slash or begins with a dot is a path; everything else is the id of a bundled pack.
    private func pack(_ written: String) -> Settings.PackReference {
        written.hasPrefix(".") || written.utf8.contains(UInt8(ascii: "/"))
            ? .path(SettingsLoader.resolve(written, from: text.path)) : .bundled(written)
    }

    private func levels(_ value: YAMLValue?) -> [Settings.LevelSetting] {
        (value?.pairs ?? []).compactMap { pair in
            level(pair.value.text).map { Settings.LevelSetting(selector: selector(pair.key, at: pair.keyRange), level: $0) }
        }
    }

    private func level(_ word: String?) -> Settings.RuleLevel? {
        word == "off" ? .off : word.flatMap(Severity.init).map { .severity($0) }
    }

    private func selector(_ written: String, at range: Range<Int>) -> Settings.Selector {
        Settings.Selector(text: written, place: text.place(of: range.lowerBound), excerpt: text.excerpt(of: range))
    }

    private func globs(_ value: YAMLValue?) -> [GlobPattern] {
        (value?.texts ?? []).compactMap { GlobPattern($0) }
    }
}

import Baguan
import Foundation

/// In which language baguan speaks.
///
/// It must be known before the command line is parsed, since help and usage errors speak too; so it is read from the
/// arguments as they stand. Settings, which are found later, come before the locale and after the user's own word.
enum Speech {
    /// What the user asked for by `--lang` or BAGUAN_LANG.
    static let requested: Language? =
        typed.flatMap(language(named:)) ?? Environment["BAGUAN_LANG"].flatMap(language(named:))

    /// What `--lang` says, when it is no language.
    static var unknownLanguage: String? {
        typed.flatMap { language(named: $0) == nil ? $0 : nil }
    }

    /// The language before any settings are known.
    static let language: Language = requested ?? localeLanguage

    /// The language once settings are known.
    static func language(settings: Language?) -> Language {
        requested ?? settings ?? localeLanguage
    }

    static func words(_ chinese: String, _ english: String) -> String {
        Localized(zh: chinese, en: english)[language]
    }

    /// `zh`, `zh-CN`, `en`, `en_GB.UTF-8` …; nil for any other.
    static func language(named name: String) -> Language? {
        let start = name.lowercased().prefix { $0.isLetter }
        return Language.allCases.first { $0.rawValue == start }
    }

    private static let typed: String? = {
        let arguments = CommandLine.arguments
        for (index, argument) in arguments.enumerated() {
            if argument == "--" { return nil }
            if argument == "--lang", index + 1 < arguments.count { return arguments[index + 1] }
            if argument.hasPrefix("--lang=") { return String(argument.dropFirst("--lang=".count)) }
        }
        return nil
    }()

    /// Chinese, unless the locale is English. The C locale says nothing about a person.
    private static let localeLanguage: Language = {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { Environment[$0] }.first
        return locale.flatMap(language(named:)) == .english ? .english : .chinese
    }()
}

/// The process's environment.
enum Environment {
    /// Nil when the variable is not set or empty.
    static subscript(_ name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }
}

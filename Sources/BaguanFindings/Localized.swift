/// The languages in which baguan speaks about itself. Rules speak the language of their pack.
public enum Language: String, CaseIterable, Sendable {
    case chinese = "zh"
    case english = "en"
}

/// One sentence in both languages.
public struct Localized: Hashable, Sendable {
    public var chinese: String
    public var english: String

    public init(zh chinese: String, en english: String) {
        self.chinese = chinese
        self.english = english
    }

    public subscript(language: Language) -> String {
        switch language {
        case .chinese: chinese
        case .english: english
        }
    }
}

import BaguanFindings

/// Trouble with a draft's front matter.
enum MetadataProblem: Problem {
    case broken(YAMLProblem)
    /// Only a note: the key may be meant for another program.
    case unknownKind(String)

    var code: String {
        switch self {
        case .broken: "front-matter"
        case .unknownKind: "unknown-kind"
        }
    }

    var level: Diagnostic.Level {
        switch self {
        case .broken: .error
        case .unknownKind: .note
        }
    }

    var message: Localized {
        switch self {
        case .broken(let problem):
            Localized(
                zh: "稿件开头的元数据读不了：\(problem.message.chinese)",
                en: "the draft's front matter cannot be read: \(problem.message.english)")
        case .unknownKind(let word):
            Localized(zh: "不认识的发布物种类“\(word.shown)”", en: "unknown kind of publication “\(word.shown)”")
        }
    }

    var remedy: Localized? {
        switch self {
        case .broken(let problem):
            problem.remedy
        case .unknownKind(let word):
            Self.remedy(forKind: word)
        }
    }

    private static func remedy(forKind word: String) -> Localized {
        Nearest.remedy(Nearest.word(to: word, among: PublicationKind.names), known: PublicationKind.listed)
    }
}

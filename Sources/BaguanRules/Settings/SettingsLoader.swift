public import BaguanFindings

/// `.baguan.yml` and the files it extends → ``Settings``.
public struct SettingsLoader: Sendable {
    /// What came of one settings file.
    public struct Outcome: Sendable {
        /// What could be read; a part with an error is left out.
        public var settings: Settings
        /// All that is wrong, by file and place; not only the first.
        public var diagnostics: [Diagnostic]
    }

    /// Reads a file by its path.
    public typealias Read = @Sendable (_ path: String) throws(PackSource.ReadError) -> [UInt8]

    /// Longer chains of `extends` are refused.
    static let chainLimit = 16

    /// Gets a repository at a commit; the folder in which its files then are.
    public typealias Checkout = @Sendable (_ source: GitSource) throws(PackSource.ReadError) -> String

    /// What is read of a repository when nothing else is said.
    static let standardName = ".baguan.yml"

    private let limitNames: [String]?
    private let read: Read
    private let checkout: Checkout

    /// - Parameters:
    ///   - limitNames: the names that `limits` may use; nil lets any dotted name pass.
    ///   - read: reads a file by the path given to ``load(_:)`` or one built from it.
    ///   - checkout: gets what `extends` names in git repositories.
    public init(
        limitNames: [String]? = nil, read: @escaping Read,
        checkout: @escaping Checkout = { _ throws(PackSource.ReadError) in throw PackSource.ReadError(reason: "no git here") }
    ) {
        self.limitNames = limitNames
        self.read = read
        self.checkout = checkout
    }

    public func load(_ path: String) -> Outcome {
        var log = ProblemLog()
        var chain: [String] = []
        let settings = load(path, from: nil, chain: &chain, log: &log) ?? Settings()
        return Outcome(settings: settings, diagnostics: log.sorted())
    }

    /// - Parameter referrer: the `extends` that names the file, to be shown when it cannot be followed.
    private func load(
        _ path: String, from referrer: (text: InputText, range: Range<Int>)?, chain: inout [String],
        log: inout ProblemLog
    ) -> Settings? {
        if let referrer, chain.contains(path) || chain.count == Self.chainLimit {
            log.report(SettingsProblem.cycle(chain + [path]), in: referrer.text, at: referrer.range)
            return nil
        }
        chain.append(path)
        do throws(PackSource.ReadError) {
            let bytes = try read(path)
            guard let (text, value) = readYAML(bytes, path: path, log: &log) else { return nil }
            let settings = SettingsDecoder(text: text, limitNames: limitNames).decode(value, log: &log)
            guard let extended = value["extends"], let target = target(of: extended, in: text, log: &log) else { return settings }
            let base = load(target, from: (text, extended.range), chain: &chain, log: &log)
            return base.map(settings.extending) ?? settings
        } catch {
            if let referrer {
                log.report(
                    SettingsProblem.cannotExtend(path, reason: error.reason), in: referrer.text, at: referrer.range)
            } else {
                log.report(TextProblem.unreadable(reason: error.reason), path: path)
            }
            return nil
        }
    }

    /// The path of the file that `extends` names.
    private func target(of extended: YAMLValue, in text: InputText, log: inout ProblemLog) -> String? {
        if let written = extended.text { return Self.resolve(written, from: text.path) }
        guard let source = GitSource(extended, in: text, log: &log) else { return nil }
        do throws(PackSource.ReadError) {
            return try checkout(source) + "/" + (source.path ?? Self.standardName)
        } catch {
            log.report(SettingsProblem.cannotExtend(source.name, reason: error.reason), in: text, at: extended.range)
            return nil
        }
    }

    /// Nil for an empty file as well, which is no error here: it changes nothing.
    private func readYAML(_ bytes: [UInt8], path: String, log: inout ProblemLog) -> (InputText, YAMLValue)? {
        do throws(TextProblem.Located) {
            let text = try TextDecoding.yaml(path: path, bytes: bytes)
            var reader = YAMLReader(text)
            let value = reader.read()
            for (problem, range) in reader.problems { log.report(problem, in: text, at: range) }
            return value.flatMap { $0.isNull ? nil : (text, $0) }
        } catch {
            log.report(error)
            return nil
        }
    }

    /// A path written in `file`, as seen from where `file`'s own path starts.
    static func resolve(_ path: String, from file: String) -> String {
        let isAbsolute = path.hasPrefix("/") || (file.hasPrefix("/") && !path.hasPrefix("/"))
        let base = path.hasPrefix("/") ? [] : file.split(separator: "/").dropLast().map(String.init)
        var segments: [String] = []
        for segment in base + path.split(separator: "/").map(String.init) {
            switch segment {
            case ".": break
            case ".." where segments.last.map { $0 != ".." } ?? isAbsolute: _ = segments.popLast()
            default: segments.append(segment)
            }
        }
        return (isAbsolute ? "/" : "") + segments.joined(separator: "/")
    }
}

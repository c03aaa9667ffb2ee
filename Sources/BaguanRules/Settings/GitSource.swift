/// Something in a git repository, at one commit and so the same for ever.
public struct GitSource: Hashable, Sendable {
    /// As git takes it: an address, or a folder.
    public var repository: String
    /// The whole name of the commit, in hexadecimal digits.
    public var commit: String
    /// From the repository's top; nil for the top itself.
    public var path: String?

    /// How people are told of it: `https://example.com/rules.git@1a2b3c4d/packs/own`.
    public var name: String { "\(repository)@\(commit.prefix(8))" + (path.map { "/" + $0 } ?? "") }

    static let fields = Fields([
        Field("git", .text, required: true, help: "git 仓库的地址，或者相对于本文件的文件夹"),
        Field("commit", .text, required: true, help: "提交的完整编号：换了提交，规则才会变"),
        Field("path", .text, help: "仓库里的路径"),
    ])

    /// - Parameter value: a mapping with ``fields``; nil when it is none, or when its commit is no commit's name.
    init?(_ value: YAMLValue, in text: InputText, log: inout ProblemLog) {
        guard let written = value["git"]?.text, let commit = value["commit"], let name = commit.text else { return nil }
        guard [40, 64].contains(name.utf8.count), name.utf8.allSatisfy(Self.isDigit) else {
            log.report(SettingsProblem.badCommit(name), in: text, at: commit.range)
            return nil
        }
        let path = value["path"]
        if let path, let inner = path.text, inner.hasPrefix("/") || inner.split(separator: "/").contains("..") {
            log.report(SettingsProblem.outsideRepository(inner), in: text, at: path.range)
            return nil
        }
        repository = written.hasPrefix(".") ? SettingsLoader.resolve(written, from: text.path) : written
        self.commit = name
        self.path = path?.text
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte) }
}

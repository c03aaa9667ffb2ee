import ArgumentParser
import Baguan

/// Which files are looked at, besides those that are named.
struct FileOptions: ParsableArguments {
    @Flag(
        help: .words(
            "检查 git 暂存区里改过的稿件，内容以暂存区为准", "check the drafts that the next commit changes, as git's index has them"))
    var staged = false

    @Option(
        help: .words(
            "检查上次提交以来改过和新加的稿件；写 --changed=分支 则从与它分开时算起", "check drafts changed or added since the last commit, or with --changed=REF since the history left REF's",
            value: "ref"))
    var changed: String?

    @Option(
        name: .customLong("files-from"),
        help: .words(
            "从文件（- 为标准输入）读取要检查的文件名，一行一个，或者以 NUL 分隔", "read names of files from a file (- for standard input), one a line or separated by NUL",
            value: "file"))
    var filesFrom: String?

    @OptionGroup var exclusion: ExclusionOptions

    private var ways: Int { [staged, changed != nil, filesFrom != nil].count { $0 } }

    /// Whether something else than the command line names the files.
    var isSelective: Bool { ways > 0 }

    func validate() throws {
        if ways > 1 {
            throw ValidationError(Speech.words(
                "--staged、--changed、--files-from 只能用一个", "--staged, --changed and --files-from exclude each other"))
        }
    }

    /// `--changed` alone says what `--changed=HEAD` says; what follows it is no revision but a path.
    static func normalized(_ arguments: [String]) -> [String] {
        let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
        return arguments[..<end].map { $0 == "--changed" ? "--changed=HEAD" : $0 } + arguments[end...]
    }

    /// What is to be looked at.
    /// - Parameter paths: what was named on the command line.
    func found(_ paths: [String], by finder: DraftFinder) throws(UsageError) -> DraftFinder {
        var finder = finder
        finder.forcesExclude = exclusion.forceExclude
        finder.ignored.respectsGit = !exclusion.noRespectGitignore
        do throws(GitFault) {
            if let changed {
                let repository = try GitRepository(around: .workingFolder)
                finder.find(try GitChanges.changed(since: changed, in: repository), in: repository, isStaged: false, within: paths)
            } else if staged {
                let repository = try GitRepository(around: .workingFolder)
                finder.find(try GitChanges.staged(in: repository), in: repository, isStaged: true, within: paths)
            }
        } catch {
            throw error.usageError
        }
        if let filesFrom {
            for path in try PathList.read(filesFrom) { finder.find(path) }
            finder.find(paths)
        } else if !staged, changed == nil {
            finder.find(paths.isEmpty ? ["."] : paths)
        }
        return finder
    }

    /// Whether all drafts of the settings' folder were to be looked at.
    func coversAll(_ paths: [String], of settings: ProjectSettings) -> Bool {
        guard !staged, changed == nil, filesFrom == nil else { return false }
        return (paths.isEmpty ? ["."] : paths).contains { path in
            guard let folder = FilePath(argument: path).canonical else { return false }
            return folder == settings.folder || settings.folder.relative(to: folder) != nil
        }
    }
}

/// What is left out.
struct ExclusionOptions: ParsableArguments {
    @Flag(
        name: .customLong("force-exclude"),
        help: .words(
            "直接写出的文件也按 exclude、.baguanignore 和 .gitignore 排除", "let `exclude`, .baguanignore and .gitignore leave out files that are named too"))
    var forceExclude = false

    @Flag(
        name: .customLong("no-respect-gitignore"),
        help: .words("不理会 .gitignore", "take no heed of .gitignore"))
    var noRespectGitignore = false
}

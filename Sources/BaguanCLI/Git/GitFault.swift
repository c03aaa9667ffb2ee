import Baguan

/// Why git did not answer.
enum GitFault: Error {
    case tool(ToolFault)
    /// The folder is in no work tree.
    case noRepository(folder: String)
    case unknownRevision(String)
    case noCommonCommit(String)
    /// It gave up; with the first line of what it said.
    case refused(String)

    var message: Localized {
        switch self {
        case .tool(.missing): Localized(zh: "系统里没有 git", en: "git is not installed")
        case .tool(.timedOut(_, let seconds)):
            Localized(zh: "git 过了 \(seconds) 秒还没有答复，已停止", en: "git was stopped: it did not answer in \(seconds) seconds")
        case .tool(.tooMuchOutput(_, let limit)):
            Localized(zh: "git 给出的内容超过 \(limit >> 20) MB，已停止", en: "git was stopped: it gave out more than \(limit >> 20) MB")
        case .tool: Localized(zh: "git 启动不了", en: "git cannot be started")
        case .noRepository(let folder): Localized(zh: "“\(folder)”不在 git 仓库里", en: "“\(folder)” is in no git repository")
        case .unknownRevision(let name): Localized(zh: "git 仓库里没有版本“\(name)”", en: "the git repository has no revision “\(name)”")
        case .noCommonCommit(let name):
            Localized(zh: "和“\(name)”没有共同的提交，说不出从哪里起算改动", en: "there is no commit in common with “\(name)” from which to count changes")
        case .refused(let words): Localized(zh: "git 没有照办：\(words)", en: "git refused: \(words)")
        }
    }

    var hint: Localized? {
        switch self {
        case .tool(.missing(_, let package)):
            Localized(zh: "安装：sudo apt-get install \(package)", en: "install it: sudo apt-get install \(package)")
        case .tool: Localized(zh: "再试一次；看看磁盘是否已满", en: "try again; see whether the disk is full")
        case .noRepository: Localized(zh: "到仓库里运行，或者直接写出要检查的文件", en: "run it in a repository, or name the files to check")
        case .unknownRevision:
            Localized(
                zh: "写分支、标签或提交；只下载了一部分历史的，先取来：git fetch origin 分支",
                en: "name a branch, a tag or a commit; if only a part of the history was downloaded, get it first: git fetch origin BRANCH")
        case .noCommonCommit:
            Localized(
                zh: "可能只下载了一部分历史：运行 git fetch --unshallow；在 GitHub Actions 里写 fetch-depth: 0",
                en: "perhaps only a part of the history is here: run git fetch --unshallow, or in GitHub Actions set fetch-depth: 0")
        case .refused: nil
        }
    }

    var usageError: UsageError { UsageError(message, hint: hint) }
}

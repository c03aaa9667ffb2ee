import Baguan
import Foundation

/// A git repository with a work tree, asked through the `git` program.
struct GitRepository: Hashable, Sendable {
    /// The top of the work tree: absolute, without links.
    let root: FilePath

    /// The repository that a folder lies in.
    init(around folder: FilePath) throws(GitFault) {
        let answer = try Self.run(["-C", folder.text, "rev-parse", "--show-toplevel"])
        guard answer.status == 0, answer.output.last == 0x0A else {
            let isOutside = answer.errors.contains("not a git repository") || answer.errors.contains("work tree")
            throw isOutside ? .noRepository(folder: folder.text) : .refused(answer.firstError)
        }
        let path = FilePath(bytes: answer.output.dropLast())
        root = path.canonical ?? path
    }

    /// What a command prints, run at the top of the work tree.
    func output(of arguments: [String], limit: Int = 256 << 20) throws(GitFault) -> [UInt8] {
        let answer = try Self.run(["-C", root.text] + arguments, output: limit)
        guard answer.status == 0 else { throw .refused(answer.firstError) }
        return answer.output
    }

    /// What a command prints on its one line; nil when it fails.
    func line(of arguments: [String]) throws(GitFault) -> String? {
        let answer = try Self.run(["-C", root.text] + arguments)
        guard answer.status == 0 else { return nil }
        return String(decoding: answer.output.prefix { $0 != 0x0A }, as: UTF8.self)
    }

    /// Runs git; what it says comes in English, so that it can be told apart.
    /// - Parameter isOwn: whether it is about a repository of ours, and not the one that a hook may be speaking of.
    static func run(
        _ arguments: [String], seconds: Int = 120, output: Int = 256 << 20, isOwn: Bool = false
    ) throws(GitFault) -> ToolProcess.Result {
        do throws(ToolFault) {
            // Packs of any size are mapped into memory.
            let limits = ToolProcess.Limits(seconds: seconds, output: output, memory: 1 << 46, fileSize: 8 << 30)
            return try ToolProcess(
                tool: tool, arguments: ["--no-optional-locks", "-c", "core.quotePath=false"] + arguments, limits: limits,
                environment: environment.filter { variable in !isOwn || !hookVariables.contains(where: variable.hasPrefix) }
            ).run()
        } catch {
            throw .tool(error)
        }
    }

    private static let tool = Tool(
        "git", package: "git", in: Environment["PATH"]?.split(separator: ":").map(String.init))

    private static let hookVariables = ["GIT_DIR=", "GIT_WORK_TREE=", "GIT_INDEX_FILE=", "GIT_OBJECT_DIRECTORY=", "GIT_PREFIX="]

    /// Ours, since a hook is told by it which index is meant; but git never asks for a password on somebody's terminal.
    private static let environment: [String] = {
        var variables = ProcessInfo.processInfo.environment
        variables["LC_ALL"] = "C"
        variables["LANGUAGE"] = "C"
        variables["GIT_TERMINAL_PROMPT"] = "0"
        return variables.map { "\($0)=\($1)" }
    }()
}

/// The content of a file that git keeps.
struct GitBlob: Hashable, Sendable {
    let repository: GitRepository
    let object: String
    /// By which git knows how the content is written to the work tree (line ends, encoding, large files kept elsewhere).
    let path: String

    /// As it would stand in the work tree.
    /// - Parameter limit: in bytes.
    func read(limit: Int) throws(FileTrouble) -> [UInt8] {
        do throws(GitFault) {
            return try repository.output(of: ["cat-file", "--filters", "--path=\(path)", object], limit: limit)
        } catch {
            if case .tool(.tooMuchOutput) = error { throw .tooLarge(bytes: nil, limit: limit) }
            throw .git(error.message)
        }
    }
}

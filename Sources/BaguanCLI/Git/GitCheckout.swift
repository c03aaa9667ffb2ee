import Baguan
import Foundation

/// The files of a repository at one commit, kept in the user's cache: a commit never changes, so it is fetched once.
enum GitCheckout {
    /// The folder with the files.
    static func folder(of source: GitSource) throws(PackSource.ReadError) -> String {
        guard let cache else { throw reason("不知道缓存放在哪里：没有设 HOME", "no place for the cache: HOME is not set") }
        let isAddress = source.repository.contains(":")
        let repository = isAddress ? source.repository : FilePath(source.repository).absolute(from: .workingFolder).text
        let parent = cache + "/git/" + Fingerprint.of(rule: RuleID(pack: "git", name: "checkout"), match: repository, before: "", after: "")
        let folder = parent + "/" + source.commit
        if FilePath(folder).exists { return folder }
        try make(parent)
        let scratch = parent + "/.\(source.commit.prefix(12)).\(getpid())"
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        do throws(GitFault) {
            try fetch(repository, source.commit, into: scratch)
        } catch {
            throw PackSource.ReadError(reason: error.message[Speech.language])
        }
        try? FileManager.default.removeItem(atPath: scratch + "/.git")
        // Another run may have been faster; its files are the same.
        guard rename(scratch, folder) == 0 || FilePath(folder).exists else {
            throw PackSource.ReadError(reason: FileTrouble.uncreatable(errno: errno).message[Speech.language])
        }
        return folder
    }

    private static func fetch(_ repository: String, _ commit: String, into folder: String) throws(GitFault) {
        // Links are not made: one might lead to files of the user's own.
        let settings = ["-c", "core.symlinks=false", "-c", "protocol.ext.allow=never", "-c", "advice.detachedHead=false", "-c", "init.defaultBranch=main"]
        try run(settings + ["init", "--quiet", "--template=", folder])
        do throws(GitFault) {
            try run(settings + ["-C", folder, "fetch", "--quiet", "--depth=1", "--end-of-options", repository, commit])
        } catch {
            // Some servers give out branches and tags alone.
            guard case .refused = error else { throw error }
            try run(settings + ["-C", folder, "fetch", "--quiet", "--end-of-options", repository, "+refs/*:refs/fetched/*"])
        }
        let isThere = try GitRepository.run(["-C", folder, "cat-file", "-e", "\(commit)^{commit}"], isOwn: true).status == 0
        guard isThere else { throw .unknownRevision(commit) }
        try run(settings + ["-C", folder, "checkout", "--quiet", "--force", "--detach", commit, "--"])
    }

    private static func run(_ arguments: [String]) throws(GitFault) {
        let answer = try GitRepository.run(arguments, isOwn: true)
        guard answer.status == 0 else { throw .refused(answer.firstError) }
    }

    private static func make(_ folder: String) throws(PackSource.ReadError) {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw reason("缓存文件夹建不了：\(folder)", "the cache's folder cannot be made: \(folder)")
        }
    }

    private static let cache: String? =
        (Environment["XDG_CACHE_HOME"] ?? Environment["HOME"].map { $0 + "/.cache" }).map { $0 + "/baguan" }

    private static func reason(_ chinese: String, _ english: String) -> PackSource.ReadError {
        PackSource.ReadError(reason: Speech.words(chinese, english))
    }
}

import Baguan

/// Files that differ from a commit.
struct GitChanges {
    struct File {
        /// From the top of the work tree.
        var path: FilePath
        /// Its content in the index or in the commit; nil when only the work tree has it.
        var object: String?
        /// Whether it is in conflict, so that there is no one content.
        var isUnmerged = false
    }

    /// What the next commit would change or add, as the index has it.
    static func staged(in repository: GitRepository) throws(GitFault) -> [File] {
        try parse(repository.output(of: ["diff", "--cached"] + rawDiff))
    }

    /// What the work tree has changed or added since a commit, files that git does not know included.
    /// - Parameter name: of the commit; changes count from where the history that led here left its own.
    static func changed(since name: String, in repository: GitRepository) throws(GitFault) -> [File] {
        let base = try base(of: name, in: repository)
        let known = try parse(repository.output(of: ["diff"] + rawDiff + [base, "--"]))
        let others = try repository.output(of: ["ls-files", "--others", "--exclude-standard", "-z"])
        // A folder that is a repository of its own is listed as one name with a slash.
        let added = others.split(separator: 0).filter { $0.last != UInt8(ascii: "/") }.map { File(path: FilePath(bytes: Array($0))) }
        return (known + added).sorted { $0.path.bytes.lexicographicallyPrecedes($1.path.bytes) }
    }

    private static let rawDiff = [
        "--raw", "-z", "--no-abbrev", "--no-renames", "--no-relative", "--ignore-submodules=all", "--diff-filter=d", "--no-ext-diff",
    ]

    private static func base(of name: String, in repository: GitRepository) throws(GitFault) -> String {
        let commit = try repository.line(of: ["rev-parse", "--verify", "--quiet", "--end-of-options", "\(name)^{commit}"])
        guard let commit else {
            guard name == "HEAD", let empty = try repository.line(of: ["hash-object", "-t", "tree", "/dev/null"]) else {
                throw .unknownRevision(name)
            }
            // Before the first commit.
            return empty
        }
        guard name != "HEAD" else { return commit }
        guard let base = try repository.line(of: ["merge-base", commit, "HEAD"]) else { throw .noCommonCommit(name) }
        return base
    }

    /// Reads `:100644 100644 <object> <object> M` NUL `path` NUL …
    ///
    /// Source: git-diff(1), section RAW OUTPUT FORMAT.
    static func parse(_ raw: [UInt8]) -> [File] {
        let parts = raw.split(separator: 0)
        return stride(from: 0, to: parts.count - 1, by: 2).compactMap { index in
            let words = String(decoding: parts[index], as: UTF8.self).split(separator: " ").map(String.init)
            let path = FilePath(bytes: Array(parts[index + 1]))
            guard words.count == 5 else { return nil }
            if words[4].hasPrefix("U") { return File(path: path, isUnmerged: true) }
            // Links and submodules are no drafts.
            guard words[1].hasPrefix("100") else { return nil }
            return File(path: path, object: words[3].allSatisfy { $0 == "0" } ? nil : words[3])
        }
    }
}

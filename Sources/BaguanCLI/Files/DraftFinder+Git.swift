import Baguan

extension DraftFinder {
    /// Takes the drafts among the files that git tells of.
    ///
    /// Of them the same is left out as on a walk through folders; what was named is looked at all the same.
    /// - Parameters:
    ///   - isStaged: whether the index's content counts, and not that of the work tree.
    ///   - paths: only what is among or in these; empty for all.
    mutating func find(_ files: [GitChanges.File], in repository: GitRepository, isStaged: Bool, within paths: [String]) {
        let limits = paths.map { path in
            let absolute = FilePath(argument: path).absolute(from: workingFolder)
            return absolute.canonical ?? absolute
        }
        for (path, limit) in zip(paths, limits) where !limit.exists {
            // It may be in the index all the same.
            let isKnown = files.contains { repository.root.appending($0.path.bytes).isAmong([limit]) }
            if !isKnown { add(.unreadable(FileTrouble.missing.diagnostic(path: path))) }
        }
        for file in files {
            let absolute = repository.root.appending(file.path.bytes)
            guard limits.isEmpty || absolute.isAmong(limits) else { continue }
            let path = absolute.shown(from: workingFolder)
            let settingsPath = settingsPath(of: absolute)
            guard Self.isWalked(file.path), !isExcluded(absolute, settingsPath) else { continue }
            if UnreadFormat.ofFile(at: file.path.name) {
                add(.unreadable(UnreadFormat.diagnostic(path: path.text)))
            } else if file.isUnmerged {
                add(.unreadable(FileTrouble.unmerged.diagnostic(path: path.text)))
            } else {
                // What a sparse checkout leaves out of the work tree is in the index all the same.
                let blob = file.object.map { GitBlob(repository: repository, object: $0, path: file.path.text) }
                let origin: DraftFile.Origin =
                    if let blob, isStaged || !absolute.exists { .staged(blob) } else { .listed }
                add(path, settingsPath: settingsPath, canonical: absolute, origin: origin)
            }
        }
    }

    /// Whether a walk through folders would have come to a file, and taken it for a draft.
    private static func isWalked(_ path: FilePath) -> Bool {
        let segments = path.bytes.split(separator: UInt8(ascii: "/"))
        return !segments.contains { FolderListing.isLeftOut($0) } && (DocumentFormat.isListed(path.name) || UnreadFormat.ofFile(at: path.name))
    }
}

extension FilePath {
    /// Whether it is one of some paths, or lies in one of them.
    fileprivate func isAmong(_ paths: [FilePath]) -> Bool { paths.contains { self == $0 || relative(to: $0) != nil } }

    /// This absolute path as a person in a folder would write it.
    func shown(from folder: FilePath) -> FilePath {
        let slash = UInt8(ascii: "/")
        var (own, base) = (bytes.split(separator: slash)[...], folder.bytes.split(separator: slash)[...])
        while let a = own.first, let b = base.first, a.elementsEqual(b) {
            own.removeFirst()
            base.removeFirst()
        }
        let segments = Array(repeating: Array("..".utf8)[...], count: base.count) + own
        return FilePath(bytes: Array(segments.joined(separator: [slash])))
    }
}

import Baguan
import Foundation

/// `--watch`: checks again what was saved, until Ctrl-C.
struct WatchLoop {
    /// What was named on the command line.
    let paths: [FilePath]

    /// Whatever else lies in a watched folder and has one of these names decides about every draft in it.
    private static let decisiveNames = Set(ProjectSettings.names + [".baguanignore", ".gitignore", ".baguan-waivers.yml"])

    /// - Parameter check: checks the drafts with these paths (canonical), or all of them for nil, and tells on which
    ///   files besides the drafts its answer hangs.
    func run(_ check: (Set<FilePath>?) throws -> [FilePath]) throws -> Never {
        #if os(Linux)
            Interruption.watch()
            var inputs = Set(try check(nil).compactMap(\.canonical))
            var watcher = try FolderWatcher(folders(with: inputs))
            Message.show(Speech.words("保存稿件就重新检查，Ctrl-C 结束。\n", "Drafts are checked again when saved; Ctrl-C ends.\n"))
            while let changes = try watcher.next() {
                let files = Set(changes.files.map { $0.canonical ?? $0 })
                let isAll = changes.isIncomplete || !inputs.isDisjoint(with: files)
                    || files.contains { Self.decisiveNames.contains($0.name) }
                if isAll { Self.showTime() }
                let found = Set(try check(isAll ? nil : files).compactMap(\.canonical))
                guard found != inputs else { continue }
                inputs = found
                watcher = try FolderWatcher(folders(with: inputs))
            }
            throw ExitStatus.interrupted
        #else
            throw UsageError(Localized(zh: "--watch 只能在 Linux 上用", en: "--watch works on Linux only"))
        #endif
    }

    /// The folders to watch: those that were named, and those in which a named file or an input lies.
    private func folders(with inputs: Set<FilePath>) -> [FilePath] {
        let files = paths.compactMap(\.canonical) + inputs
        return Array(Set(files.map { $0.isFolder ? $0 : $0.parent })).sorted { $0.text < $1.text }
    }

    /// A line before what was found this time.
    static func showTime() {
        var now = time(nil)
        var parts = tm()
        localtime_r(&now, &parts)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        Message.show("\n— \(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec)) —\n")
    }
}

import Baguan

/// Packs on disk, with reasons in the user's language.
enum PackFolder {
    /// - Parameter watch: is told of each file that is read.
    static func source(
        _ folder: String, watch: @escaping @Sendable (_ path: String, _ content: [UInt8]) -> Void = { _, _ in }
    ) throws(PackSource.ReadError) -> PackSource {
        guard FilePath(folder).exists else { throw PackSource.ReadError(reason: FileTrouble.missing.message[Speech.language]) }
        let source: PackSource
        do throws(PackSource.ReadError) {
            source = try .folder(folder)
        } catch {
            throw translated(error)
        }
        return PackSource(location: source.location, paths: source.paths) { path throws(PackSource.ReadError) in
            do throws(PackSource.ReadError) {
                let content = try source.read(path)
                watch(folder + "/" + path, content)
                return content
            } catch {
                throw translated(error)
            }
        }
    }

    /// A pack in a git repository, under the name by which settings know it.
    static func source(
        _ git: GitSource, watch: @escaping @Sendable (_ path: String, _ content: [UInt8]) -> Void = { _, _ in }
    ) throws(PackSource.ReadError) -> PackSource {
        let folder = try GitCheckout.folder(of: git) + (git.path.map { "/" + $0 } ?? "")
        var pack = try source(folder, watch: watch)
        pack.location = git.name
        return pack
    }

    private static let reasons: [String: String] = [
        "no such folder": "这不是文件夹",
        "the link leads out of the pack": "符号链接指向规则包外面",
        "not a regular file": "不是普通文件",
    ]

    private static func translated(_ error: PackSource.ReadError) -> PackSource.ReadError {
        PackSource.ReadError(reason: Speech.words(reasons[error.reason] ?? error.reason, error.reason))
    }
}

import Foundation

/// A file's path as the system has it: bytes, which need not be UTF-8. Archives from Windows leave names in GBK behind.
struct FilePath: Hashable, Sendable {
    /// Without a NUL at the end.
    let bytes: [UInt8]

    init(bytes: [UInt8]) { self.bytes = bytes }

    init(_ text: String) { bytes = Array(text.utf8) }

    /// An argument of the command line; `CommandLine.arguments` repairs what is not UTF-8, and so would lose the file.
    init(argument: String) {
        bytes = Self.argumentBytes[argument] ?? Array(argument.utf8)
    }

    /// For people and reports; what is not UTF-8 shows as U+FFFD.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The last segment.
    var name: String { String(decoding: bytes.split(separator: Self.slash).last ?? [], as: UTF8.self) }

    func appending(_ name: [UInt8]) -> FilePath {
        if bytes == [UInt8(ascii: ".")] { return FilePath(bytes: name) }
        return FilePath(bytes: bytes.last == Self.slash ? bytes + name : bytes + [Self.slash] + name)
    }

    func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
        let characters = bytes.map { CChar(bitPattern: $0) } + [0]
        return characters.withUnsafeBufferPointer { buffer in
            // The array holds the NUL at least, so it has an address.
            guard let start = buffer.baseAddress else { return "".withCString(body) }
            return body(start)
        }
    }

    /// Absolute, without links; nil when there is no such file.
    var canonical: FilePath? {
        withCString { path in
            guard let resolved = realpath(path, nil) else { return nil }
            defer { free(resolved) }
            return FilePath(bytes: UnsafeBufferPointer(start: resolved, count: strlen(resolved)).map(UInt8.init(bitPattern:)))
        }
    }

    /// The folder that the process works in.
    static var workingFolder: FilePath {
        FilePath(".").canonical ?? FilePath("/")
    }

    /// This path with `base` taken away from its head; nil when it does not lie below.
    func relative(to base: FilePath) -> String? {
        let prefix = base.bytes.last == Self.slash ? base.bytes : base.bytes + [Self.slash]
        guard bytes.starts(with: prefix) else { return nil }
        return String(decoding: bytes[prefix.count...], as: UTF8.self)
    }

    /// Absolute and without `.` and `..`, by its letters alone.
    func absolute(from folder: FilePath) -> FilePath {
        var segments: [ArraySlice<UInt8>] = []
        let whole = bytes.first == Self.slash ? bytes : folder.bytes + [Self.slash] + bytes
        for segment in whole.split(separator: Self.slash) {
            if segment.elementsEqual("..".utf8) {
                _ = segments.popLast()
            } else if !segment.elementsEqual(".".utf8) {
                segments.append(segment)
            }
        }
        return FilePath(bytes: [Self.slash] + segments.joined(separator: [Self.slash]))
    }

    private static let slash = UInt8(ascii: "/")

    private static let argumentBytes: [String: [UInt8]] = {
        var known: [String: [UInt8]] = [:]
        for index in 0..<Int(CommandLine.argc) {
            guard let argument = CommandLine.unsafeArgv[index] else { continue }
            let bytes = UnsafeBufferPointer(start: argument, count: strlen(argument)).map(UInt8.init(bitPattern:))
            known[String(decoding: bytes, as: UTF8.self)] = bytes
        }
        return known
    }()
}

extension FilePath {
    /// The folder that holds it; of an absolute path.
    var parent: FilePath {
        let slash = UInt8(ascii: "/")
        guard let last = bytes.lastIndex(of: slash), last > 0 else { return FilePath("/") }
        return FilePath(bytes: Array(bytes[..<last]))
    }

    /// Absolute and without links up to the last segment; also of a file that is not there yet. Nil when its folder is not.
    var canonicalPlace: FilePath? {
        if let canonical { return canonical }
        let path = absolute(from: .workingFolder)
        return path.parent.canonical?.appending(Array(path.name.utf8))
    }

    var isLink: Bool {
        var status = stat()
        return withCString { lstat($0, &status) } == 0 && status.st_mode & S_IFMT == S_IFLNK
    }

    /// Whether it is a folder, or a link to one.
    var isFolder: Bool {
        var status = stat()
        return withCString { stat($0, &status) } == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// The names of what lies in this folder, in order; none where there is no such folder.
    var children: [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: text))?.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } ?? []
    }

    var exists: Bool {
        withCString { access($0, F_OK) } == 0
    }
}

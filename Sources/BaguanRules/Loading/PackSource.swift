/// Where the files of one pack come from: a folder, or bytes that the binary carries.
public struct PackSource: Sendable {
    /// A file that is there and cannot be read.
    public struct ReadError: Error, Sendable {
        /// In the system's words.
        public var reason: String

        public init(reason: String) { self.reason = reason }
    }

    /// What diagnostics put before a file's path; the folder as the user named it.
    public var location: String
    /// Relative to the pack's folder, with `/` between segments: `pack.yml`, `rules/renamed.yml`.
    public var paths: [String]
    /// Reads one of ``paths``.
    public var read: @Sendable (_ path: String) throws(ReadError) -> [UInt8]

    public init(
        location: String, paths: [String],
        read: @escaping @Sendable (_ path: String) throws(ReadError) -> [UInt8]
    ) {
        self.location = location
        self.paths = paths
        self.read = read
    }

    /// Files that are in memory already.
    public init(location: String, files: [(path: String, bytes: [UInt8])]) {
        let byPath = Dictionary(files.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
        self.init(location: location, paths: files.map(\.path)) { path throws(ReadError) in
            guard let bytes = byPath[path] else { throw ReadError(reason: "no such file") }
            return bytes
        }
    }

    /// How diagnostics name a file.
    func name(of path: String) -> String {
        location.isEmpty ? path : location.hasSuffix("/") ? location + path : location + "/" + path
    }

    /// `path` as seen from the folder of `file`, with `.` and `..` resolved; nil when it leaves the pack or is absolute.
    static func resolve(_ path: String, from file: String) -> String? {
        guard !path.hasPrefix("/") else { return nil }
        var segments = file.split(separator: "/").dropLast().map(String.init)
        for segment in path.split(separator: "/") {
            switch segment {
            case ".": break
            case "..":
                guard segments.popLast() != nil else { return nil }
            default: segments.append(String(segment))
            }
        }
        return segments.joined(separator: "/")
    }
}

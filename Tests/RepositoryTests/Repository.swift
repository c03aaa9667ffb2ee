import Foundation

/// The repository that these tests stand in, as text.
enum Repository {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    struct SourceText {
        /// Relative to the root.
        var path: String
        var text: String
    }

    static func text(of path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// The names of the folders directly inside a folder.
    static func folders(in path: String) throws -> [String] {
        try FileManager.default
            .contentsOfDirectory(at: root.appending(path: path), includingPropertiesForKeys: [.isDirectoryKey])
            .filter { try $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory ?? false }
            .map(\.lastPathComponent)
            .filter { !$0.hasPrefix(".") }
            .sorted()
    }

    /// Every Swift file below a folder, sorted.
    static func swiftFiles(in path: String) throws -> [SourceText] {
        let base = root.appending(path: path)
        let names = FileManager.default.enumerator(atPath: base.path())?.compactMap { $0 as? String } ?? []
        return try names.filter { $0.hasSuffix(".swift") }.sorted().map { name in
            SourceText(path: "\(path)/\(name)", text: try text(of: "\(path)/\(name)"))
        }
    }

    /// The modules that a file imports, with the line of each.
    static func imports(of text: String) -> [(line: Int, module: String)] {
        text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
            let words = line.split(separator: " ")
            guard let position = words.firstIndex(of: "import"), position + 1 < words.count,
                words[..<position].allSatisfy({ $0.hasPrefix("@") || ["public", "package", "internal"].contains($0) })
            else { return nil }
            let module = words[position + 1].split(separator: ".").first.map(String.init) ?? ""
            return (index + 1, module)
        }
    }
}

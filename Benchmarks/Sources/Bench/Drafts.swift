import Foundation

/// The drafts of a folder that the user gives.
enum Drafts {
    static func files(in folder: String) throws -> [[UInt8]] {
        let urls = FileManager.default.enumerator(at: URL(fileURLWithPath: folder), includingPropertiesForKeys: nil)
        return try (urls?.allObjects as? [URL] ?? []).filter { ["md", "txt"].contains($0.pathExtension) }
            .sorted { $0.path < $1.path }.map { [UInt8](try Data(contentsOf: $0)) }
    }
}

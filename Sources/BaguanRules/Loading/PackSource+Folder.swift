import Foundation

extension PackSource {
    /// A pack's folder on disk. Its files are listed now and read when they are needed.
    ///
    /// Links that lead out of the folder are not followed: a pack that someone else wrote must not show, in the excerpt
    /// of a diagnostic, what is in the reader's other files.
    /// - Throws: ``ReadError`` when there is no such folder.
    public static func folder(_ path: String) throws(ReadError) -> PackSource {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue,
            let files = FileManager.default.enumerator(atPath: path)
        else { throw ReadError(reason: "no such folder") }
        let paths = files.compactMap { $0 as? String }.filter { file in
            [".yml", ".yaml", ".csv", ".xlsx"].contains { file.hasSuffix($0) }
                && !file.split(separator: "/").contains { $0.hasPrefix(".") }
        }
        let root = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        return PackSource(location: path, paths: paths.sorted()) { file throws(ReadError) in
            try read(root + "/" + file, within: root)
        }
    }

    private static func read(_ path: String, within root: String) throws(ReadError) -> [UInt8] {
        let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        guard target.hasPrefix(root.hasSuffix("/") ? root : root + "/") else {
            throw ReadError(reason: "the link leads out of the pack")
        }
        do {
            let attributes = try FileManager.default.attributesOfItem(atPath: target)
            // Reading a pipe or a device would wait for ever.
            guard attributes[.type] as? FileAttributeType == .typeRegular else {
                throw ReadError(reason: "not a regular file")
            }
            let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: target))
            defer { try? handle.close() }
            // One byte more than is allowed shows that the file is too large without reading all of it.
            return try Array(handle.read(upToCount: TextDecoding.sizeLimit + 1) ?? Data())
        } catch let error as ReadError {
            throw error
        } catch {
            throw ReadError(reason: (error as NSError).localizedDescription)
        }
    }
}

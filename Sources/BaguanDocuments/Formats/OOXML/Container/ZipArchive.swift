internal import CZip

/// A ZIP archive in memory, behind Swift types. Nothing is ever written to a disk, so its names can lead nowhere.
///
/// What the archive says about sizes is never believed: whoever reads an entry counts what comes out.
final class ZipArchive {
    enum Fault: Error, Equatable {
        /// Not an archive, or one that breaks off: the list of entries stands at its end.
        case notAnArchive
        case tooManyEntries(limit: Int)
        case duplicate(String)
        /// The entry breaks off, is damaged, or is packed in a way no Office program uses.
        case damaged(entry: String)
        case encrypted
    }

    struct Entry {
        /// As it is written, where that is UTF-8.
        let name: String
        let index: UInt64
    }

    static let entryLimit = 10_000

    let entries: [Entry]
    private let handle: OpaquePointer
    /// What libzip reads from.
    private let memory: UnsafeMutableRawBufferPointer

    init(_ bytes: [UInt8]) throws(Fault) {
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 16)
        memory.copyBytes(from: bytes)
        guard let handle = Self.open(memory, count: bytes.count) else {
            memory.deallocate()
            throw .notAnArchive
        }
        do throws(Fault) {
            entries = try Self.entries(of: handle)
        } catch {
            zip_discard(handle)
            memory.deallocate()
            throw error
        }
        self.handle = handle
        self.memory = memory
    }

    deinit {
        zip_discard(handle)
        memory.deallocate()
    }

    private static func open(_ memory: UnsafeMutableRawBufferPointer, count: Int) -> OpaquePointer? {
        guard let source = zip_source_buffer_create(memory.baseAddress, UInt64(count), 0, nil) else { return nil }
        guard let handle = zip_open_from_source(source, ZIP_RDONLY, nil) else {
            zip_source_free(source)
            return nil
        }
        return handle
    }

    /// Names that differ only in case are the same part to Office.
    private static func entries(of handle: OpaquePointer) throws(Fault) -> [Entry] {
        let count = Int(zip_get_num_entries(handle, 0))
        guard count <= entryLimit else { throw .tooManyEntries(limit: entryLimit) }
        var seen: Set<String> = []
        var entries: [Entry] = []
        for index in 0..<UInt64(max(count, 0)) {
            guard let raw = zip_get_name(handle, index, ZIP_FL_ENC_RAW) else { throw .notAnArchive }
            let name = String(cString: raw)
            guard seen.insert(name.lowercased()).inserted else { throw .duplicate(name) }
            entries.append(Entry(name: name, index: index))
        }
        return entries
    }

    /// Inflates an entry piece by piece.
    /// - Parameter take: is handed each piece; false when it wants no more.
    func read(_ entry: Entry, _ take: (UnsafeRawBufferPointer) -> Bool) throws(Fault) {
        guard let file = zip_fopen_index(handle, entry.index, 0) else {
            let code = zip_error_code_zip(zip_get_error(handle))
            throw code == ZIP_ER_NOPASSWD ? .encrypted : .damaged(entry: entry.name)
        }
        defer { zip_fclose(file) }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 * 1024, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let count = zip_fread(file, buffer.baseAddress, UInt64(buffer.count))
            // A wrong checksum shows at the very end: what was read until then does not count either.
            guard count >= 0 else { throw .damaged(entry: entry.name) }
            if count == 0 || !take(UnsafeRawBufferPointer(rebasing: buffer[..<Int(count)])) { return }
        }
    }
}

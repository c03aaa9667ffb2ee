internal import CZip

extension ZipArchive {
    /// An archive with other contents for some entries, and with more entries; all others are copied as they are packed.
    /// - Returns: nil when libzip cannot write it.
    static func replacing(in bytes: [UInt8], _ contents: [(name: String, bytes: [UInt8])]) -> [UInt8]? {
        // What libzip reads from must stay until the archive is written.
        let memories = ([bytes] + contents.map(\.bytes)).map { bytes in
            let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 16)
            memory.copyBytes(from: bytes)
            return memory
        }
        defer { for memory in memories { memory.deallocate() } }
        guard let source = zip_source_buffer_create(memories[0].baseAddress, UInt64(bytes.count), 0, nil) else { return nil }
        // One for the archive, which gives up its own when it closes, and one for reading the result.
        zip_source_keep(source)
        defer { zip_source_free(source) }
        guard let archive = zip_open_from_source(source, 0, nil) else {
            zip_source_free(source)
            return nil
        }
        for (index, content) in contents.enumerated() {
            guard put(content.name, memories[index + 1], count: content.bytes.count, into: archive) else {
                zip_discard(archive)
                return nil
            }
        }
        guard zip_close(archive) == 0 else {
            zip_discard(archive)
            return nil
        }
        return contentsOf(source)
    }

    private static func put(
        _ name: String, _ memory: UnsafeMutableRawBufferPointer, count: Int, into archive: OpaquePointer
    ) -> Bool {
        guard let source = zip_source_buffer(archive, memory.baseAddress, UInt64(count), 0) else { return false }
        let old = zip_name_locate(archive, name, zip_flags_t(ZIP_FL_NOCASE))
        var status = zip_stat_t()
        let index: Int64
        if old >= 0 {
            zip_stat_index(archive, UInt64(old), 0, &status)
            index = zip_file_replace(archive, UInt64(old), source, 0) == 0 ? old : -1
        } else {
            index = zip_file_add(archive, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
        }
        guard index >= 0 else {
            zip_source_free(source)
            return false
        }
        // Not the clock's time: the first of January 1980, as Word writes it.
        return zip_file_set_dostime(archive, UInt64(index), 0, 0x21, 0) == 0
    }

    private static func contentsOf(_ source: OpaquePointer) -> [UInt8]? {
        var status = zip_stat_t()
        guard zip_source_open(source) == 0 else { return nil }
        defer { zip_source_close(source) }
        guard zip_source_stat(source, &status) == 0 else { return nil }
        let size = Int(status.size)
        var isComplete = false
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
            while filled < size {
                let count = zip_source_read(source, buffer.baseAddress.map { $0 + filled }, UInt64(size - filled))
                guard count > 0 else { break }
                filled += Int(count)
            }
            isComplete = filled == size
        }
        return isComplete ? bytes : nil
    }
}

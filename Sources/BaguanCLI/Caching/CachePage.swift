import Baguan
import Synchronization

/// What is kept of the drafts of one folder, in one file: it is read when the first of them is asked for, and written
/// anew, if anything has changed, when nobody asks any more.
final class CachePage: Sendable {
    /// What is kept of one draft.
    struct Entry: Sendable {
        /// What the result hangs on besides the draft and the run.
        var terms: [UInt8]
        /// The file in which it was found; nil when only the content can tell.
        var stamp: FileStamp?
        /// Of the draft's bytes.
        var content: [UInt8]
        var record: ArraySlice<UInt8>
        /// Whether the run has come by the draft.
        fileprivate var isMet = false

        init(terms: [UInt8], stamp: FileStamp?, content: [UInt8], record: ArraySlice<UInt8>) {
            (self.terms, self.stamp, self.content, self.record) = (terms, stamp, content, record)
        }
    }

    private struct State {
        /// By the names of the drafts in their folder.
        var entries: [ArraySlice<UInt8>: Entry]
        var isChanged = false
        var isListedWhole = false
    }

    private let folder: CacheFolder
    private let file: CacheFile
    private let state: Mutex<State>

    init(_ name: String, in folder: CacheFolder) {
        (self.folder, file) = (folder, CacheFile(path: folder.file(name), sign: "baguan-page 2\n"))
        state = Mutex(State(entries: Self.read(file)))
    }

    deinit {
        let content = state.withLock { state -> [UInt8]? in
            let entries = state.entries.filter { !state.isListedWhole || $0.value.isMet }
            return state.isChanged ? Self.bytes(of: entries) : nil
        }
        if let content { file.write(content, in: folder) }
    }

    /// - Parameter name: of the draft, in the folder.
    func entry(_ name: ArraySlice<UInt8>) -> Entry? {
        state.withLock { state in
            guard let index = state.entries.index(forKey: name) else { return nil }
            state.entries.values[index].isMet = true
            return state.entries.values[index]
        }
    }

    func keep(_ entry: Entry, of name: ArraySlice<UInt8>) {
        state.withLock { state in
            var entry = entry
            entry.isMet = true
            state.entries[name] = entry
            state.isChanged = true
        }
    }

    /// Says that all drafts of the folder were met: what is kept of others is of no use any more.
    func noteListedWhole() { state.withLock { $0.isListedWhole = true } }

    // MARK: - The file

    private static func bytes(of entries: [ArraySlice<UInt8>: Entry]) -> [UInt8] {
        var writer = RecordWriter()
        writer.write(entries.sorted { $0.key.lexicographicallyPrecedes($1.key) }) { writer, entry in
            writer.write(Array(entry.key))
            writer.write(entry.value.terms)
            writer.write(entry.value.stamp) { $0.write($1) }
            writer.write(entry.value.content)
            writer.write(Array(entry.value.record))
        }
        return writer.bytes
    }

    /// Nothing where the file is missing or damaged.
    private static func read(_ file: CacheFile) -> [ArraySlice<UInt8>: Entry] {
        guard let content = file.content() else { return [:] }
        var reader = RecordReader(content)
        let entries = try? reader.array { (reader) throws(RecordReader.Damaged) in
            let name = try reader.slice()
            let entry = Entry(
                terms: try reader.content(),
                stamp: try reader.optional { (reader) throws(RecordReader.Damaged) in try reader.stamp() },
                content: try reader.content(), record: try reader.slice())
            return (name, entry)
        }
        guard let entries, reader.isAtEnd else { return [:] }
        return Dictionary(entries, uniquingKeysWith: { first, _ in first })
    }
}

extension RecordWriter {
    fileprivate mutating func write(_ stamp: FileStamp) {
        for number in [stamp.device, stamp.inode, stamp.size] { write(fixed: number) }
        for moment in [stamp.modified, stamp.changed] {
            write(fixed: UInt64(bitPattern: moment.seconds))
            write(fixed: UInt64(bitPattern: moment.nanoseconds))
        }
    }
}

extension RecordReader {
    fileprivate mutating func stamp() throws(Damaged) -> FileStamp {
        FileStamp(
            device: try fixed(), inode: try fixed(), size: try fixed(), modified: try moment(), changed: try moment())
    }

    private mutating func moment() throws(Damaged) -> FileStamp.Moment {
        FileStamp.Moment(seconds: Int64(bitPattern: try fixed()), nanoseconds: Int64(bitPattern: try fixed()))
    }
}

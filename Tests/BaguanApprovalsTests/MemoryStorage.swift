import BaguanTesting
import Glibc
import Synchronization

@testable import BaguanApprovals

/// The folder of records in memory, with the faults of a disk: it can refuse an operation, break off in the middle of one,
/// and lose what was not synced.
///
/// Bytes last once `create` has returned, names only once their folder is synced, as POSIX has it.
final class MemoryStorage: LedgerStorage {
    struct State {
        var folders: Set<String> = []
        var files: [String: [UInt8]] = [:]
        /// The names as the last sync of each folder left them.
        var lasting: [String: [UInt8]] = [:]
        var operations = 0
        var refusal: (operation: Int, number: Int32)?
        /// The operation during which the power fails.
        var powerFailure: Int?
        /// Runs before a link is made, once: another program that does not hold the folder.
        var intruder: (@Sendable (MemoryStorage) -> Void)?
    }

    private let state: Mutex<State>

    init(_ state: State = State()) { self.state = Mutex(state) }

    var files: [String: [UInt8]] {
        get { state.withLock { $0.files } }
        set { state.withLock { $0.files = newValue } }
    }

    var operations: Int { state.withLock { $0.operations } }

    func refuse(operation: Int, with number: Int32) { state.withLock { $0.refusal = (operation, number) } }
    func failPower(during operation: Int) { state.withLock { $0.powerFailure = operation } }
    func interrupt(with intruder: @escaping @Sendable (MemoryStorage) -> Void) { state.withLock { $0.intruder = intruder } }

    /// What a new start finds: of the names that were given or taken since the last sync, some, as the disk happened to
    /// write them.
    func afterPowerFailure(_ random: inout SeededGenerator) -> MemoryStorage {
        let old = state.withLock { $0 }
        var new = State()
        new.folders = old.folders
        for name in Set(old.files.keys).union(old.lasting.keys).sorted() {
            let bytes = old.files[name] == old.lasting[name] || Bool.random(using: &random) ? old.files[name] : old.lasting[name]
            new.files[name] = bytes
        }
        new.lasting = new.files
        return MemoryStorage(new)
    }

    private func operate<Answer: Sendable>(
        _ path: String, _ work: (inout State) throws(StorageFault) -> Answer, broken: (inout State) -> Void = { _ in }
    ) throws(StorageFault) -> Answer {
        let result: Result<Answer, StorageFault> = state.withLock { state in
            state.operations += 1
            if let (operation, number) = state.refusal, operation == state.operations {
                return .failure(StorageFault(path: path, number: number))
            }
            if let failure = state.powerFailure, state.operations >= failure {
                if state.operations == failure { broken(&state) }
                return .failure(StorageFault(path: path, number: EIO))
            }
            do throws(StorageFault) { return .success(try work(&state)) } catch { return .failure(error) }
        }
        return try result.get()
    }

    func entries(of folder: String) throws(StorageFault) -> [StorageEntry] {
        try operate(folder) { state throws(StorageFault) in
            guard folder.isEmpty || state.folders.contains(folder) else { throw StorageFault(path: folder, number: ENOENT) }
            let prefix = folder.isEmpty ? "" : folder + "/"
            let files = state.files.keys.filter { $0.hasPrefix(prefix) }.map { $0.dropFirst(prefix.count) }
            return files.filter { !$0.contains("/") }.map { StorageEntry(name: String($0), kind: .file) }
                + (folder.isEmpty ? state.folders.map { StorageEntry(name: $0, kind: .folder) } : [])
        }
    }

    func read(_ path: String, limit: Int) throws(StorageFault) -> [UInt8] {
        try operate(path) { state throws(StorageFault) in
            guard let bytes = state.files[path] else { throw StorageFault(path: path, number: ENOENT) }
            return Array(bytes.prefix(limit + 1))
        }
    }

    private final class Lock: StorageLock {
        func release() {}
    }

    func lock(_ folder: String) throws(StorageFault) -> any StorageLock { Lock() }

    func makeFolder(_ folder: String) throws(StorageFault) {
        try operate(folder) { state in _ = state.folders.insert(folder) }
    }

    func create(_ path: String, _ bytes: [UInt8]) throws(StorageFault) {
        try operate(path) { state throws(StorageFault) in
            guard state.files[path] == nil else { throw StorageFault(path: path, number: EEXIST) }
            state.files[path] = bytes
        } broken: { state in
            state.files[path] = Array(bytes.prefix(bytes.count / 2))
        }
    }

    func link(_ path: String, to newPath: String) throws(StorageFault) {
        let intruder = state.withLock { state in
            defer { state.intruder = nil }
            return state.intruder
        }
        intruder?(self)
        try operate(newPath) { state throws(StorageFault) in
            guard let bytes = state.files[path] else { throw StorageFault(path: path, number: ENOENT) }
            guard state.files[newPath] == nil else { throw StorageFault(path: newPath, number: EEXIST) }
            state.files[newPath] = bytes
        }
    }

    func remove(_ path: String) throws(StorageFault) {
        try operate(path) { state throws(StorageFault) in
            guard state.files.removeValue(forKey: path) != nil else { throw StorageFault(path: path, number: ENOENT) }
        }
    }

    func sync(_ folder: String) throws(StorageFault) {
        try operate(folder) { state in
            let isInside = { (path: String) in path.hasPrefix(folder + "/") }
            state.lasting = state.lasting.filter { !isInside($0.key) }.merging(state.files.filter { isInside($0.key) }) { $1 }
        }
    }
}

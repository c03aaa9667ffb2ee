/// The folder of records, as far as a ledger needs it. Paths are relative to it: "" is the folder itself, then
/// `<writer>`, then `<writer>/<file>`.
///
/// Tests put storage in its place that runs full, breaks, or loses what was not synced.
package protocol LedgerStorage: Sendable {
    /// What lies in a folder, in any order.
    func entries(of folder: String) throws(StorageFault) -> [StorageEntry]
    /// A file's bytes; `limit` + 1 of them if it is longer.
    func read(_ path: String, limit: Int) throws(StorageFault) -> [UInt8]
    /// Waits until no other process holds the folder.
    func lock(_ folder: String) throws(StorageFault) -> any StorageLock
    /// Makes a folder, and those above it, to last; one that is there already will do.
    func makeFolder(_ folder: String) throws(StorageFault)
    /// Makes a new file whose bytes are on disk when it returns, and refuses if there is one. The name may not last yet.
    func create(_ path: String, _ bytes: [UInt8]) throws(StorageFault)
    /// Gives a file a second name, and refuses if that is taken.
    func link(_ path: String, to newPath: String) throws(StorageFault)
    func remove(_ path: String) throws(StorageFault)
    /// Makes the names in a folder last.
    func sync(_ folder: String) throws(StorageFault)
}

/// One name in a folder.
package struct StorageEntry: Hashable, Sendable {
    package enum Kind: Sendable { case file, folder, other }

    package var name: String
    package var kind: Kind

    package init(name: String, kind: Kind) {
        self.name = name
        self.kind = kind
    }
}

package protocol StorageLock: AnyObject {
    func release()
}

import Baguan
import Synchronization

/// A draft to be read.
struct DraftFile: Sendable {
    enum Origin: Hashable, Sendable {
        /// The path was given on the command line: it is read whatever its name.
        case named
        /// It was met in a folder.
        case listed
        /// The index has it, whatever the work tree holds.
        case staged(GitBlob)
        case standardInput
        /// It came as a line of ``DraftLines``, with its text and perhaps its kind.
        case line(text: String, kind: String?)
    }

    /// Where it is read from.
    var path: FilePath
    /// What reports call it.
    var name: String
    /// Its path from the settings' folder, by which globs know it.
    var settingsPath: String
    var origin: Origin
    /// Nil for what lies in none.
    var folder: DraftFolder?
    /// Its file as the walk has met it.
    var stamp: FileStamp?

    /// Whether it is standard input as a whole.
    var isStandardInput: Bool {
        if case .standardInput = origin { true } else { false }
    }

    /// Whether it is what its file holds.
    var isFile: Bool {
        switch origin {
        case .named, .listed: true
        case .staged, .standardInput, .line: false
        }
    }

    /// Its name in its folder.
    var fileName: ArraySlice<UInt8> { path.bytes[((path.bytes.lastIndex(of: UInt8(ascii: "/")) ?? -1) + 1)...] }

    /// About how many bytes of plain text take as long to inspect.
    var effort: Int {
        switch origin {
        case .staged: .max
        case .line(let text, _): text.utf8.count
        case .named, .listed, .standardInput:
            if DocumentFormat.ofFile(at: name)?.isText ?? true { Int(clamping: stamp?.size ?? 0) } else { .max }
        }
    }
}

/// A folder with drafts in it, for as long as one of them is at work.
final class DraftFolder: Sendable {
    /// As reports call it.
    let shown: FilePath
    /// Absolute, without links.
    let canonical: FilePath

    private struct State {
        var page: CachePage?
        var isListedWhole = false
    }

    private let state = Mutex(State())

    init(shown: FilePath, canonical: FilePath) {
        (self.shown, self.canonical) = (shown, canonical)
    }

    /// What the cache keeps of its drafts.
    func page(_ make: () -> CachePage) -> CachePage {
        state.withLock { state in
            if let page = state.page { return page }
            let page = make()
            if state.isListedWhole { page.noteListedWhole() }
            state.page = page
            return page
        }
    }

    /// Says that all its drafts were met.
    func noteListedWhole() {
        state.withLock { state in
            state.isListedWhole = true
            state.page?.noteListedWhole()
        }
    }
}

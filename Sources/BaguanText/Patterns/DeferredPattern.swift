internal import Synchronization

/// A ``Pattern`` that is compiled when it is first searched with: a draft of a page meets few of those that a program
/// carries, and compiling all of them would be a tenth of the time that the draft takes.
///
/// For patterns that are known to be right. One that is not is as if it were not there.
public final class DeferredPattern: Sendable {
    private let text: String
    private let compiled = Mutex<Pattern??>(.none)

    public init(_ text: String) { self.text = text }

    public var pattern: Pattern? {
        compiled.withLock { compiled in
            if let compiled { return compiled }
            let pattern = try? Pattern(text)
            compiled = .some(pattern)
            return pattern
        }
    }
}

internal import Synchronization

/// A value that is made when it is first asked for, once; asking again costs next to nothing, from any thread.
package final class Deferred<Value: Sendable>: Sendable {
    private final class Made: Sendable {
        let value: Value

        init(_ value: Value) { self.value = value }
    }

    private let made = AtomicLazyReference<Made>()
    private let turn = Mutex(())
    private let make: @Sendable () -> Value

    /// - Parameter make: must not ask for the value itself.
    package init(_ make: @escaping @Sendable () -> Value) { self.make = make }

    package var value: Value {
        if let made = made.load() { return made.value }
        // Who comes second waits: what is made may be large.
        return turn.withLock { _ in (made.load() ?? made.storeIfNil(Made(make()))).value }
    }
}

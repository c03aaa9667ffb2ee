import Dispatch
import Synchronization

/// Waits for asynchronous work: commands run from their first line to their last.
enum Blocking {
    static func result<Value: Sendable>(of work: @escaping @Sendable () async -> Value) -> Value {
        let box = Mutex<Value?>(nil)
        let done = DispatchSemaphore(value: 0)
        Task.detached {
            let value = await work()
            box.withLock { $0 = value }
            done.signal()
        }
        while true {
            done.wait()
            if let value = box.withLock({ $0 }) { return value }
        }
    }
}

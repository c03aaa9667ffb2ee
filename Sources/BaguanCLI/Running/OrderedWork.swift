import Dispatch
import Foundation
import Synchronization

/// Does numbered pieces of work on several threads and hands their results over in order.
///
/// Each thread pulls the next number. No thread runs ahead further than the window, so that memory holds a few results at
/// most, however long one piece takes.
enum OrderedWork {
    /// - Parameters:
    ///   - jobs: how many threads; with one, everything happens on the caller's.
    ///   - work: runs on any thread.
    ///   - deliver: runs on the caller's thread, for 0, 1, 2 … When it throws, no further work is begun, and what was begun is
    ///     waited for.
    static func run<Result: Sendable>(
        count: Int, jobs: Int, work: @escaping @Sendable (Int) -> Result, deliver: (Int, Result) throws -> Void
    ) rethrows {
        let jobs = min(jobs, count)
        guard jobs > 1 else {
            for index in 0..<count { try deliver(index, work(index)) }
            return
        }
        let line = Line<Result>(count: count, window: jobs * 4)
        let threads = DispatchGroup()
        for _ in 0..<jobs {
            threads.enter()
            let thread = Thread {
                line.serve(work)
                threads.leave()
            }
            // Readers and regular expressions may go deep; the default of a secondary thread is smaller on some systems.
            thread.stackSize = 8 << 20
            thread.start()
        }
        defer {
            line.stop()
            threads.wait()
        }
        for index in 0..<count { try deliver(index, line.result(of: index)) }
    }

    private final class Line<Result: Sendable>: Sendable {
        private struct State {
            var next = 0
            var results: [Int: Result] = [:]
        }

        private let state = Mutex(State())
        private let count: Int
        /// One for each piece that may be begun.
        private let places: DispatchSemaphore
        /// Signalled whenever a result has come in.
        private let arrivals = DispatchSemaphore(value: 0)

        init(count: Int, window: Int) {
            self.count = count
            // Created empty and filled: a semaphore must not end with a lower value than it began with.
            places = DispatchSemaphore(value: 0)
            for _ in 0..<window { places.signal() }
        }

        func serve(_ work: (Int) -> Result) {
            while true {
                places.wait()
                let index = state.withLock { state in
                    state.next += 1
                    return state.next - 1
                }
                guard index < count else {
                    // The other threads must learn of the end as well.
                    places.signal()
                    return
                }
                let result = work(index)
                state.withLock { $0.results[index] = result }
                arrivals.signal()
            }
        }

        func result(of index: Int) -> Result {
            while true {
                if let result = state.withLock({ $0.results.removeValue(forKey: index) }) {
                    places.signal()
                    return result
                }
                arrivals.wait()
            }
        }

        func stop() {
            state.withLock { $0.next = count }
            places.signal()
        }
    }
}

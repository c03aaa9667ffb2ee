import Dispatch
import Foundation
import Synchronization

/// Does pieces of work on several threads and hands their results over in order.
///
/// Pieces are asked for as they can be begun, and no piece is begun that is further ahead than the window: memory holds a few
/// pieces and results at most, however many there are and however long one takes.
enum OrderedWork {
    /// How many pieces may be begun and not delivered, for each thread.
    static let window = 4

    /// - Parameters:
    ///   - jobs: how many threads work; with one, everything happens on the caller's.
    ///   - next: gives the pieces, on the caller's thread; nil at the end.
    ///   - work: runs on any thread.
    ///   - deliver: runs on the caller's thread, in the order of the pieces. When it throws, or `next`, no further work is
    ///     begun, and what was begun is waited for.
    static func run<Piece: Sendable, Result: Sendable>(
        jobs: Int, next: () throws -> Piece?, work: @escaping @Sendable (Piece) -> Result, deliver: (Result) throws -> Void
    ) rethrows {
        guard jobs > 1 else {
            while let piece = try next() { try deliver(work(piece)) }
            return
        }
        let line = Line<Piece, Result>()
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
            line.stop(jobs)
            threads.wait()
        }
        var (begun, delivered) = (0, 0)
        var isAtEnd = false
        while true {
            while !isAtEnd, begun - delivered < jobs * window {
                guard let piece = try next() else {
                    isAtEnd = true
                    break
                }
                line.add(piece, as: begun)
                begun += 1
            }
            guard delivered < begun else { return }
            try deliver(line.result(of: delivered))
            delivered += 1
        }
    }

    private final class Line<Piece: Sendable, Result: Sendable>: Sendable {
        private struct State {
            var pieces: [(index: Int, piece: Piece)] = []
            var results: [Int: Result] = [:]
            var isStopped = false
        }

        private let state = Mutex(State())
        /// Signalled for each piece that has come in, and for each thread at the end.
        private let pieces = DispatchSemaphore(value: 0)
        /// Signalled whenever a result has come in.
        private let results = DispatchSemaphore(value: 0)

        func add(_ piece: Piece, as index: Int) {
            state.withLock { $0.pieces.append((index, piece)) }
            pieces.signal()
        }

        func serve(_ work: (Piece) -> Result) {
            while let (index, piece) = nextPiece() {
                let result = work(piece)
                state.withLock { $0.results[index] = result }
                results.signal()
            }
        }

        /// Nil at the end.
        private func nextPiece() -> (index: Int, piece: Piece)? {
            pieces.wait()
            return state.withLock { $0.isStopped || $0.pieces.isEmpty ? nil : $0.pieces.removeFirst() }
        }

        func result(of index: Int) -> Result {
            while true {
                if let result = state.withLock({ $0.results.removeValue(forKey: index) }) { return result }
                results.wait()
            }
        }

        func stop(_ threads: Int) {
            state.withLock { $0.isStopped = true }
            for _ in 0..<threads { pieces.signal() }
        }
    }
}

import Foundation
import Synchronization

/// Ctrl-C, which ends a run between two drafts instead of anywhere: what was found is reported, and no half-written file is
/// left behind. The second Ctrl-C ends the process at once.
enum Interruption {
    /// The run was asked to stop.
    struct Requested: Error {}

    private static let flag = Atomic(false)

    static var isRequested: Bool { flag.load(ordering: .relaxed) }

    /// From here on, Ctrl-C is a request.
    static func watch() {
        // Made before the handler may run, in which nothing may be made.
        _ = isRequested
        signal(SIGINT) { _ in
            if Interruption.flag.exchange(true, ordering: .relaxed) { _exit(ExitStatus.interrupted.rawValue) }
        }
        // A program that starts this one from a thread of its own may have left the signal blocked.
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }

    static func check() throws(Requested) {
        if isRequested { throw Requested() }
    }
}

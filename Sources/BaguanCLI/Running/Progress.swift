import Baguan
import Foundation

/// One line on standard error that says how far a long run is, and is wiped away before anything else is written.
struct Progress {
    private let total: Int
    private let language: Language
    private let isShown: Bool
    private let begin = Self.now
    private var last = Self.now
    private var isOnScreen = false

    /// Runs shorter than this show nothing.
    private static let patience = 1.0
    private static let interval = 0.1

    init(total: Int, language: Language, isQuiet: Bool) {
        self.total = total
        self.language = language
        isShown = !isQuiet && total > 1 && isatty(STDERR_FILENO) == 1 && Environment["TERM"] != "dumb"
    }

    mutating func advance(to done: Int) {
        guard isShown, done < total else { return }
        let now = Self.now
        guard now - begin > Self.patience, now - last > Self.interval else { return }
        last = now
        isOnScreen = true
        let words = Localized(zh: "检查中 \(done)/\(total)", en: "checking \(done)/\(total)")[language]
        Message.show("\r\u{1B}[K" + words)
    }

    mutating func wipe() {
        guard isOnScreen else { return }
        isOnScreen = false
        Message.show("\r\u{1B}[K")
    }

    /// Seconds on a clock that nobody sets.
    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

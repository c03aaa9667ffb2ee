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
    /// What it says, from files done, files in all, findings and seconds.
    var saying = Self.words

    /// Runs shorter than this show nothing.
    private static let patience = 1.0
    private static let interval = 0.1

    /// - Parameter total: how many files there are to do; asked only where somebody can see it.
    init(language: Language, isQuiet: Bool, total: () -> Int) {
        let canShow = !isQuiet && isatty(STDERR_FILENO) == 1 && Environment["TERM"] != "dumb"
        self.total = canShow ? total() : 0
        self.language = language
        isShown = self.total > 1
    }

    /// - Parameter findings: how many there are so far.
    mutating func advance(to done: Int, findings: Int) {
        guard isShown, done < total else { return }
        let now = Self.now
        guard now - begin > Self.patience, now - last > Self.interval else { return }
        last = now
        isOnScreen = true
        Message.show("\r\u{1B}[K" + saying(done, total, findings, now - begin)[language])
    }

    /// Says what goes on when it cannot be counted.
    mutating func announce(_ words: Localized) {
        guard isShown else { return }
        isOnScreen = true
        Message.show("\r\u{1B}[K" + words[language])
    }

    /// - Parameter seconds: how long it took so far; what is left is reckoned to go as fast.
    static func words(_ done: Int, of total: Int, findings: Int, after seconds: Double) -> Localized {
        let left = done > 0 ? Int((seconds / Double(done) * Double(total - done)).rounded(.up)) : 0
        let time = left < 60
            ? Localized(zh: "\(left) 秒", en: "\(left) s") : Localized(zh: "\(left / 60) 分 \(left % 60) 秒", en: "\(left / 60) min \(left % 60) s")
        return Localized(
            zh: "检查中 \(done)/\(total)，发现 \(findings) 处，大约还要 \(time.chinese)",
            en: "checking \(done)/\(total), \(findings) finding\(findings == 1 ? "" : "s"), about \(time.english) left")
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

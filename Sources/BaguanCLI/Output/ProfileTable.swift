import Baguan
import Foundation

/// What `--profile` shows: where the time went, the longest first.
enum ProfileTable {
    /// Nanoseconds since some moment, for ``TimeProfile``.
    static func now() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
    }

    /// How many rules are listed by name; the others are one row.
    private static let limit = 20

    static func text(of profile: TimeProfile, in language: Language) -> String {
        let rows = profile.rows
        let total = max(rows.reduce(0) { $0 + $1.nanoseconds }, 1)
        var table = TextTable(
            language == .chinese ? ["毫秒", "占比", "用在"] : ["ms", "share", "spent on"], rightAligned: [0, 1])
        func add(_ nanoseconds: UInt64, _ name: String) {
            let share = String(format: "%.1f%%", Double(nanoseconds) / Double(total) * 100)
            table.add([String(format: "%.1f", Double(nanoseconds) / 1e6), share, name])
        }
        for row in rows.prefix(limit) { add(row.nanoseconds, name(of: row.part, in: language)) }
        let others = rows.dropFirst(limit)
        if !others.isEmpty {
            add(others.reduce(0) { $0 + $1.nanoseconds }, language == .chinese ? "其他 \(others.count) 项" : "\(others.count) others")
        }
        return table.text
    }

    private static func name(of part: TimeProfile.Part, in language: Language) -> String {
        switch part {
        case .reading: language == .chinese ? "读稿" : "reading"
        case .scanning: language == .chinese ? "查找词语" : "searching for wordings"
        case .rule(let id): id.description
        case .rest: language == .chinese ? "其余" : "the rest"
        }
    }
}

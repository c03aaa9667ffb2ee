public import BaguanFindings
internal import Synchronization

/// How long each part of inspections took, over all drafts and threads.
///
/// What a document's checks share (sentences, numerals, dates) is made when one of them first asks for it, and counted as
/// that one's time.
///
/// ```swift
/// var inspector = Inspector(rules: rules, asOf: today)
/// inspector.profile = TimeProfile { clock_gettime_nsec_np(CLOCK_UPTIME_RAW) }
/// ```
public final class TimeProfile: Sendable {
    public enum Part: Hashable, Sendable {
        /// Bytes to blocks of prose.
        case reading
        /// One pass for the wordings of all rules.
        case scanning
        /// What a rule's check makes of its candidates.
        case rule(RuleID)
        /// All else: front matter, exceptions.
        case rest
    }

    private let clock: @Sendable () -> UInt64
    private let times = Mutex<[Part: UInt64]>([:])

    /// - Parameter clock: nanoseconds from any beginning; the library itself reads no clock.
    public init(clock: @escaping @Sendable () -> UInt64) { self.clock = clock }

    /// Nanoseconds for each part, the longest first.
    public var rows: [(part: Part, nanoseconds: UInt64)] {
        times.withLock(\.self).map { ($0.key, $0.value) }.sorted { $0.nanoseconds > $1.nanoseconds }
    }

    /// One thread's way through one draft.
    package struct Run: ~Copyable {
        private let profile: TimeProfile?
        private var last: UInt64
        private var times: [(Part, UInt64)] = []

        /// - Parameter profile: nil when nobody wants to know; then nothing is measured.
        package init(_ profile: TimeProfile?) {
            self.profile = profile
            last = profile?.clock() ?? 0
        }

        /// What passed since the last call is the time of `part`.
        package mutating func mark(_ part: @autoclosure () -> Part) {
            guard let profile else { return }
            let now = profile.clock()
            times.append((part(), now &- last))
            last = now
        }

        package consuming func end() {
            mark(.rest)
            profile?.times.withLock { total in
                for (part, time) in times { total[part, default: 0] &+= time }
            }
        }
    }
}

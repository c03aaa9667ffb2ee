import Foundation
import Glibc

/// Times work in the process and of other processes; medians of several rounds, since machines are noisy.
enum Measurement {
    static func seconds(_ body: () throws -> Void) rethrows -> Double {
        let clock = ContinuousClock()
        let elapsed = try clock.measure(body)
        return Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    }

    /// What this process has used of the processors: what others do on the machine disturbs it less than the clock.
    static var processorSeconds: Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

    static func median(_ values: [Double]) -> Double {
        values.sorted()[values.count / 2]
    }

    /// What one run of a command took.
    struct Run {
        var seconds: Double
        /// Of all its threads.
        var processorSeconds: Double
        /// The most memory it held, in MB (maximum resident set size); 0 when it was not asked for.
        var peakMegabytes: Double
    }

    /// Runs a command whose output goes through a pipe and is thrown away: grep stops at its first match when it writes to
    /// `/dev/null`.
    ///
    /// - Parameters:
    ///   - environment: beside what this process has.
    ///   - withMemory: a program between asks for it, which takes a millisecond. This process itself cannot: the system counts
    ///     its own memory in.
    /// - Returns: nil when there is no such program.
    static func run(_ command: [String], environment: [String: String] = [:], withMemory: Bool = true) -> Run? {
        let report = FileManager.default.temporaryDirectory.appending(path: "baguan-bench-memory-\(getpid())").path(percentEncoded: false)
        let between = withMemory ? ["/usr/bin/time", "--quiet", "-f", "%M", "-o", report] : []
        let clock = ContinuousClock()
        let start = clock.now
        guard let child = Child(between + command, environment) else { return nil }
        child.drain()
        guard let processorSeconds = child.wait() else { return nil }
        let elapsed = (clock.now - start).components
        let peak = withMemory ? try? String(contentsOfFile: report, encoding: .utf8) : nil
        return Run(
            seconds: Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18, processorSeconds: processorSeconds,
            peakMegabytes: (peak?.split(separator: "\n").last.flatMap { Double($0) } ?? 0) / 1_024)
    }

    /// Runs several commands in turn, round by round, so that a slow minute slows all of them.
    static func interleaved(_ commands: [[String]], rounds: Int, environment: [String: String] = [:]) -> [Run?] {
        var runs = [[Run]](repeating: [], count: commands.count)
        for _ in 0..<rounds {
            for (index, command) in commands.enumerated() {
                if let run = run(command, environment: environment) { runs[index].append(run) }
            }
        }
        return runs.map(median)
    }

    static func median(_ runs: [Run]) -> Run? {
        runs.isEmpty ? nil : Run(
            seconds: median(runs.map(\.seconds)), processorSeconds: median(runs.map(\.processorSeconds)),
            peakMegabytes: median(runs.map(\.peakMegabytes)))
    }
}

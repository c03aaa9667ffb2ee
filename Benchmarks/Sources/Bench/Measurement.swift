import Foundation

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
        /// Of all its threads; to hundredths of a second.
        var processorSeconds: Double
        /// The most memory it held, in MB; what `/usr/bin/time` reports as maximum resident set size.
        var peakMegabytes: Double
    }

    /// Runs a command with its output thrown away, or nil when there is no such program.
    static func run(_ command: [String]) -> Run? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/time")
        process.arguments = ["-f", "%U %S %M", "--quiet"] + command
        process.standardOutput = FileHandle.nullDevice
        let report = Pipe()
        process.standardError = report
        var elapsed = 0.0
        do {
            elapsed = try seconds {
                try process.run()
                process.waitUntilExit()
            }
        } catch {
            return nil
        }
        guard process.terminationStatus < 126 else { return nil }
        let text = String(decoding: report.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        let figures = text.split(separator: "\n").last?.split(separator: " ").compactMap { Double($0) } ?? []
        guard figures.count == 3 else { return nil }
        return Run(seconds: elapsed, processorSeconds: figures[0] + figures[1], peakMegabytes: figures[2] / 1024)
    }

    /// Runs several commands in turn, round by round, so that a slow minute slows all of them.
    static func interleaved(_ commands: [[String]], rounds: Int) -> [Run?] {
        var runs = [[Run]](repeating: [], count: commands.count)
        for _ in 0..<rounds {
            for (index, command) in commands.enumerated() {
                if let run = run(command) { runs[index].append(run) }
            }
        }
        return runs.map { runs in
            runs.isEmpty ? nil : Run(
                seconds: median(runs.map(\.seconds)), processorSeconds: median(runs.map(\.processorSeconds)),
                peakMegabytes: median(runs.map(\.peakMegabytes)))
        }
    }
}

import ArgumentParser
import Baguan
import Foundation

/// How findings are shown, and where.
struct ReportOptions: ParsableArguments {
    @Option(
        name: [.short, .long, .customLong("output-format")],
        help: .words(
            "输出格式：\(ReportFormat.all.map(\.name).joined(separator: "、"))（默认 text；也可用环境变量 BAGUAN_OUTPUT_FORMAT）",
            "output format: \(ReportFormat.all.map(\.name).joined(separator: ", ")) (default text; or BAGUAN_OUTPUT_FORMAT)",
            value: "format"))
    var format: String?

    @Option(
        name: [.customShort("o"), .customLong("output-file"), .customLong("output")],
        help: .words("把结果写进文件", "write the report to a file", value: "file"))
    var outputFile: String?

    @Option(
        name: .customLong("min-severity"),
        help: .words(
            "只列出这个级别以上的发现（error、warning、info）；是否放行仍看全部",
            "list only findings of this level and above (error, warning, info); the exit code still counts all",
            value: "level"))
    var minSeverity: SeverityArgument?

    @Flag(help: .words("不列发现，只按规则统计个数", "count findings by rule instead of listing them"))
    var statistics = false

    @Flag(help: .words(
        "最后在标准错误里列出读稿、查找和每条规则各用了多少时间", "say at the end, on standard error, how long reading, searching and each rule took"))
    var profile = false

    @Flag(name: .shortAndLong, help: .words("只输出发现，不输出总结", "findings only, no summary"))
    var quiet = false

    @Flag(name: .shortAndLong, help: .words("多说明一些：用了什么设置、读了哪些文件", "say more: settings in use, files read"))
    var verbose = false

    /// The format asked for, by option or environment.
    func chosenFormat() throws(UsageError) -> ReportFormat {
        if let outputFile, ReportFormat.named(outputFile.lowercased()) != nil {
            throw UsageError(
                Localized(
                    zh: "-o 后面应是文件名，“\(outputFile)”是一种格式", en: "-o takes a file, and “\(outputFile)” is a format"),
                hint: Localized(
                    zh: "选格式用 -f \(outputFile.lowercased())；真要写进这个名字的文件，请写 ./\(outputFile)",
                    en: "a format is chosen by -f \(outputFile.lowercased()); for a file of that name write ./\(outputFile)"))
        }
        guard let name = format ?? Environment["BAGUAN_OUTPUT_FORMAT"] else { return .text }
        guard let known = ReportFormat.named(name.lowercased()) else {
            let all = ReportFormat.all.map(\.name)
            let nearest = Nearest.word(to: name, among: all)
            throw UsageError(
                Localized(zh: "没有格式“\(name)”", en: "there is no format “\(name)”"),
                hint: nearest.map { Localized(zh: "是不是想写 \($0)？", en: "did you mean \($0)?") }
                    ?? Localized(zh: "可用 \(all.joined(separator: "、"))", en: "use \(all.joined(separator: ", "))"))
        }
        return known
    }
}

/// A severity as it is typed.
struct SeverityArgument: ExpressibleByArgument {
    var severity: Severity

    /// `suggestion` and `notice` are what other tools call `info`.
    init?(argument: String) {
        let word = argument.lowercased()
        guard let severity = ["suggestion", "notice"].contains(word) ? .info : Severity(rawValue: word) else { return nil }
        self.severity = severity
    }
}

/// When a run fails.
struct VerdictOptions: ParsableArguments {
    enum FailLevel: ExpressibleByArgument {
        case severity(Severity)
        case never

        init?(argument: String) {
            if argument == "never" {
                self = .never
            } else if let level = SeverityArgument(argument: argument) {
                self = .severity(level.severity)
            } else {
                return nil
            }
        }
    }

    @Option(
        name: .customLong("fail-level"),
        help: .words(
            "发现达到这个级别就以 1 结束：error（默认）、warning、info 或 never",
            "exit with 1 from this level on: error (default), warning, info or never", value: "level"))
    var failLevel: FailLevel?

    @Flag(help: .words("等于 --fail-level warning", "the same as --fail-level warning"))
    var strict = false

    @Option(
        name: .customLong("max-warnings"),
        help: .words("警告多于这个数也以 1 结束", "exit with 1 when there are more warnings than this", value: "n"))
    var maxWarnings: Int?

    @Flag(name: .customLong("exit-zero"), help: .words("有发现也以 0 结束（出错仍是 2）", "exit with 0 in spite of findings (trouble stays 2)"))
    var exitZero = false

    func validate() throws {
        if strict, failLevel != nil {
            throw ValidationError(Speech.words(
                "--strict 与 --fail-level 不能同时使用", "--strict and --fail-level exclude each other"))
        }
        if let maxWarnings, maxWarnings < 0 {
            throw ValidationError(Speech.words("--max-warnings 不能是负数", "--max-warnings cannot be negative"))
        }
    }

    /// How a run with these totals ends.
    func verdict(_ summary: RunSummary, hasTrouble: Bool, settings: Settings) -> ExitStatus {
        if hasTrouble { return .trouble }
        let warnings = summary.warningCount + summary.blank
        let level = strict ? .severity(.warning) : failLevel ?? .severity(settings.failLevel ?? .error)
        let count =
            switch level {
            case .never: 0
            case .severity(.error): summary.errorCount
            case .severity(.warning): summary.errorCount + warnings
            case .severity(.info): summary.errorCount + warnings + summary.infoCount
            }
        let hasManyWarnings = maxWarnings.map { warnings > $0 } ?? false
        return verdict(isOpen: count == 0 && !hasManyWarnings)
    }

    /// How a run ends that only shows what it would fix.
    func verdict(ofDiff summary: RunSummary, hasTrouble: Bool) -> ExitStatus {
        hasTrouble ? .trouble : verdict(isOpen: summary.changeCount == 0)
    }

    private func verdict(isOpen: Bool) -> ExitStatus {
        isOpen || exitZero ? .clean : .findings
    }
}

extension ReportOptions {
    /// Where the report goes.
    /// - Parameters:
    ///   - paths: what is looked at; none of it may be written over.
    ///   - isStandardOutputTaken: whether something else goes there.
    func openOutput(besides paths: [String], isStandardOutputTaken: Bool = false) throws(UsageError) -> Output {
        guard let file = outputFile else {
            return isStandardOutputTaken ? Output(descriptor: Output.errorDescriptor) : .standard()
        }
        let target = FilePath(argument: file).canonical
        if let target, paths.contains(where: { FilePath(argument: $0).canonical == target }) {
            throw UsageError(Localized(
                zh: "“\(file)”是要检查的稿件，不能把结果写在它上面", en: "“\(file)” is to be checked; the report would overwrite it"))
        }
        let descriptor = FilePath(argument: file).withCString { open($0, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666) }
        guard descriptor >= 0 else {
            throw FileTrouble(errno: errno).usageError(writing: file)
        }
        return Output(descriptor: descriptor)
    }
}

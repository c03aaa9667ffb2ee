import ArgumentParser
import Baguan
import Foundation

/// `baguan train`
struct TrainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train",
        abstract: Speech.words("从本单位已发布的文稿学习什么写法常见。", "Learn from published texts what is usual in them."),
        discussion: Speech.words(
            """
            生成的模型写进 .baguan.yml 的 typing-model，规则 typos/suspects 就把它和内置的模型合起来用。模型里没有原文，只有字串的指纹和次数。
            同样的文稿、同样的次序，生成的文件逐字节相同。
            结束代码：0 已生成；2 用法有误、没有文稿，或有文稿读不出来（模型照样生成，只是没有这些文稿）。
            """,
            """
            Name the model under typing-model in .baguan.yml, and rule typos/suspects reads it together with the bundled one. \
            It holds no text, only fingerprints of character sequences with their counts. The same texts in the same order give the same bytes.
            Exit codes: 0 made; 2 bad usage, no text, or some text could not be read (the model is made without it).
            """))

    @Argument(help: .words("文稿或文件夹", "texts or folders", value: "path"))
    var paths: [String]

    @Option(name: .shortAndLong, help: .words("模型写到哪个文件", "where the model goes", value: "file"))
    var output: String

    @Option(help: .words("模型最大多少 MB，默认 8", "the model's size at most, in MB; default 8", value: "mb"))
    var size = 8.0

    @Option(
        help: .words(
            "每行一对写错的和改好的句子，用制表符隔开；用来调整权重", "a sentence as written and as it should be in each line, with a tab between: fits the weights",
            value: "file"))
    var pairs: String?

    @Option(
        name: .customLong("false-rate"),
        help: .words("没有错的句子最多有多大比例被怀疑，默认 0.001", "the share of right sentences that may be suspected; default 0.001", value: "rate"))
    var falseRate = 0.001

    @Option(
        help: .words("权重文件：有 --pairs 时写到这里，没有时从这里读", "the weights: written there with --pairs, read from there without", value: "file"))
    var weights: String?

    @Option(help: .words("词频表（一行一个词和次数）：只在生成内置模型时用", "words with counts, one a line: for making the bundled model only", value: "file"))
    var words: String?

    @Option(help: .words("易混字表：只在生成内置模型时用", "confusable characters: for making the bundled model only", value: "file"))
    var confusions: String?

    @Option(help: .words("将来与它合用的模型，默认是内置的", "the model that it will be read together with; default is the bundled one", value: "file"))
    var base: String?

    @Flag(name: .shortAndLong, help: .words("不显示进度和结果", "no progress, no result"))
    var quiet = false

    @OptionGroup(title: Speech.words("文件", "Files")) var exclusion: ExclusionOptions
    @OptionGroup(title: Speech.words("设置", "Settings")) var settings: SettingsOptions
    @OptionGroup(title: Speech.words("通用", "Common")) var common: CommonOptions

    func validate() throws {
        // A model's directories alone take 0.25 MB.
        if !(0.5...256).contains(size) {
            throw ValidationError(Speech.words("--size 应在 0.5 和 256 之间", "--size must be between 0.5 and 256"))
        }
        if !(0...0.5).contains(falseRate) {
            throw ValidationError(Speech.words("--false-rate 应在 0 和 0.5 之间", "--false-rate must be between 0 and 0.5"))
        }
        if (words == nil) != (confusions == nil) {
            throw ValidationError(Speech.words("--words 和 --confusions 要一起用", "--words and --confusions go together"))
        }
    }

    func run() throws {
        let project = ProjectSettings.load(named: settings.config, isIsolated: settings.isolated)
        var finder = DraftFinder(settings: project)
        finder.forcesExclude = exclusion.forceExclude
        finder.ignored.respectsGit = !exclusion.noRespectGitignore
        finder.outputFile = FilePath(argument: output).canonical
        finder.find(paths)
        var trouble = project.diagnostics
        var progress = Progress(language: Speech.language, isQuiet: quiet) { finder.count() }
        let counter = count(finder, &progress, &trouble)
        progress.wipe()
        DiagnosticMessages(Speech.language, common.colour).show(trouble)
        guard counter.sentences > 0 else {
            throw UsageError(Localized(zh: "没有读到文字，没有生成模型", en: "there is no text to learn from; no model was made"))
        }
        progress.announce(Localized(zh: "统计 \(counter.characters) 字……", en: "counting \(counter.characters) characters …"))
        defer { progress.wipe() }
        let (model, report) = try trained(counter)
        progress.wipe()
        try write(model.bytes, to: output)
        if pairs != nil, let weights, let text = model.weights { try write(Array(text.utf8), to: weights) }
        if !quiet { Message.show(report[Speech.language]) }
        if trouble.contains(where: { $0.level == .error }) { throw ExitStatus.trouble }
    }

    private func trained(_ counter: TextCounter) throws -> (model: (bytes: [UInt8], weights: String?), report: Localized) {
        let files = (
            words: try words.map(Self.read), confusions: try confusions.map(Self.read), pairs: try pairs.map(Self.read),
            weights: pairs == nil ? try weights.map(Self.read) : nil)
        var trouble: [Diagnostic] = []
        let base = base.flatMap { TypingModelFile.read($0, &trouble) }
        if !trouble.isEmpty { throw InputTrouble(diagnostics: trouble, colour: common.colour) }
        do throws(TypingModelTrainer.Problem) {
            var trainer = try TypingModelTrainer(
                counter, size: Int(size * 1_000_000), words: files.words, confusions: files.confusions, base: base)
            return try trainer.model(pairs: files.pairs, falseRate: falseRate, weights: files.weights)
        } catch {
            throw UsageError(error.words)
        }
    }

    /// Takes in the texts in the order of their names; one is in memory at a time.
    private func count(_ drafts: DraftFinder, _ progress: inout Progress, _ trouble: inout [Diagnostic]) -> TextCounter {
        var drafts = drafts
        var done = 0
        var counter = TextCounter()
        let reader = FileReader(limit: FileReader.defaultLimit)
        progress.saying = Self.progressWords
        while let found = drafts.next() {
            switch found {
            case .unreadable(let diagnostic), .remark(let diagnostic): trouble.append(diagnostic)
            case .draft(let draft):
                do throws(FileTrouble) {
                    let bytes = try reader.read(draft.path, wasListed: draft.origin == .listed)
                    if let diagnostic = Self.add(bytes, draft.name, to: &counter) { trouble.append(diagnostic) }
                } catch {
                    trouble.append(error.diagnostic(path: draft.name))
                }
            }
            done += 1
            progress.advance(to: done, findings: 0)
            if counter.isFull {
                trouble.append(Self.full)
                break
            }
        }
        return counter
    }

    private static func add(_ bytes: [UInt8], _ name: String, to counter: inout TextCounter) -> Diagnostic? {
        do throws(ReadingError) {
            counter.add(try DocumentFormat.reader(ofFileAt: name).read(bytes, path: name))
            return nil
        } catch {
            return error.diagnostic
        }
    }

    private static func read(_ path: String) throws -> [UInt8] {
        do throws(FileTrouble) {
            return try FileReader(limit: 256 << 20).read(FilePath(argument: path))
        } catch {
            throw error.usageError(reading: path)
        }
    }

    private func write(_ bytes: [UInt8], to path: String) throws {
        do throws(FileTrouble) {
            try FileWriter.put(FilePath(argument: path), holding: bytes)
        } catch {
            throw UsageError(Localized(
                zh: "写不出“\(path)”：\(error.message.chinese)", en: "cannot write “\(path)”: \(error.message.english)"))
        }
    }

    private static var full: Diagnostic {
        Diagnostic(
            code: "too-much-text", level: .warning,
            message: Localized(
                zh: "文稿超过 \(TextCounter.capacity) 字，后面的没有学习", en: "there are more than \(TextCounter.capacity) characters; the rest was left out"))
    }

    static func progressWords(_ done: Int, of total: Int, findings: Int, after seconds: Double) -> Localized {
        Localized(zh: "学习中 \(done)/\(total)", en: "learning \(done)/\(total)")
    }
}

public import BaguanFindings

/// The totals of a run.
public struct RunSummary: Hashable, Sendable {
    /// Every file that was to be read, the unreadable ones too.
    public var files = 0
    public var errorCount = 0
    public var warningCount = 0
    public var infoCount = 0
    /// How many of the findings are uncertain; they are among `infoCount`.
    public var uncertain = 0
    /// Files that could not be read or decoded. Such a file never looks clean.
    public var unreadable = 0
    /// Files that were read and hold no text, so that nothing could be found in them.
    public var blank = 0
    /// Findings that an exception takes out of the count.
    public var suppressed = 0
    /// In how many places drafts were fixed, and in how many files.
    public var changeCount = 0
    public var changedFiles = 0

    public init() {}

    /// Counts one file that was read.
    /// - Parameter isDraft: false for a file beside the drafts, of which only the findings count.
    public mutating func add(_ inspection: Inspection, isDraft: Bool = true) {
        if isDraft { files += 1 }
        if inspection.isBlank { blank += 1 }
        if inspection.changeCount > 0 { changedFiles += 1 }
        changeCount += inspection.changeCount
        suppressed += inspection.suppressed.count
        for finding in inspection.findings {
            switch finding.severity {
            case .error: errorCount += 1
            case .warning: warningCount += 1
            case .info: infoCount += 1
            }
            if finding.isUncertain { uncertain += 1 }
        }
    }

    /// Counts one file that could not be read.
    public mutating func addUnreadable() {
        files += 1
        unreadable += 1
    }

    /// One sentence with all totals, in which zeros are said too: a run that ends well may still have warnings.
    public func sentence(in language: Language) -> String {
        switch language {
        case .chinese: chineseSentence
        case .english: englishSentence
        }
    }

    private var chineseSentence: String {
        var text = "检查 \(files) 个文件：错误 \(errorCount)，警告 \(warningCount)，提示 \(infoCount)"
        if uncertain > 0 { text += "（其中存疑 \(uncertain)）" }
        if suppressed > 0 { text += "；例外 \(suppressed) 处，不计" }
        if blank > 0 { text += "；\(blank) 个文件没有文字" }
        if unreadable > 0 { text += "；\(unreadable) 个文件无法读取" }
        if changeCount > 0 { text += "；已改 \(changeCount) 处（\(changedFiles) 个文件）" }
        return text + "。"
    }

    private var englishSentence: String {
        func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
        var text = "Checked \(counted(files, "file")): \(counted(errorCount, "error")), "
            + "\(counted(warningCount, "warning")), \(infoCount) info"
        if uncertain > 0 { text += " (\(uncertain) uncertain)" }
        if suppressed > 0 { text += "; \(counted(suppressed, "finding")) excepted" }
        if blank > 0 { text += "; \(counted(blank, "file")) without text" }
        if unreadable > 0 { text += "; \(counted(unreadable, "file")) could not be read" }
        if changeCount > 0 { text += "; fixed \(counted(changeCount, "place")) in \(counted(changedFiles, "file"))" }
        return text + "."
    }
}

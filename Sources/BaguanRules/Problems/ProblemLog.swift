package import BaguanFindings

extension Problem {
    /// As a diagnostic about a stretch of a file.
    func diagnostic(in text: InputText, at range: Range<Int>) -> Diagnostic {
        var diagnostic = Diagnostic(
            code: code, level: level, filePath: text.path, position: text.position(of: range.lowerBound),
            message: message, remedy: remedy, excerpt: text.excerpt(of: range))
        diagnostic.location = text.cellName(of: range.lowerBound)
        return diagnostic
    }
}

/// Collects everything that is wrong, so that one run names it all.
package struct ProblemLog {
    package private(set) var diagnostics: [Diagnostic] = []
    /// How many errors were met, those included that are no longer listed.
    package private(set) var errorCount = 0
    private var countByFile: [String: Int] = [:]

    /// Nobody reads further, and a broken table of 50,000 rows must not fill the memory with excerpts.
    static let limitPerFile = 200

    package init() {}

    package mutating func report(_ problem: some Problem, in text: InputText, at range: Range<Int>) {
        guard admits(problem, path: text.path) else { return }
        diagnostics.append(problem.diagnostic(in: text, at: range))
    }

    package mutating func report(_ problem: some Problem, path: String) {
        guard admits(problem, path: path) else { return }
        diagnostics.append(problem.diagnostic(path: path))
    }

    mutating func report(_ located: TextProblem.Located) {
        if let range = located.range {
            report(located.problem, in: located.text, at: range)
        } else {
            report(located.problem, path: located.text.path)
        }
    }

    /// Diagnostics by file in the order in which files were read, and by position in each file.
    package func sorted() -> [Diagnostic] {
        var fileOrder: [String: Int] = [:]
        for diagnostic in diagnostics where fileOrder[diagnostic.filePath ?? ""] == nil {
            fileOrder[diagnostic.filePath ?? ""] = fileOrder.count
        }
        return diagnostics.enumerated().sorted { a, b in
            let (fileA, fileB) = (fileOrder[a.element.filePath ?? ""] ?? 0, fileOrder[b.element.filePath ?? ""] ?? 0)
            if fileA != fileB { return fileA < fileB }
            switch (a.element.position, b.element.position) {
            case (let x?, let y?) where x != y: return x < y
            case (nil, .some): return true
            case (.some, nil): return false
            default: return a.offset < b.offset
            }
        }.map(\.element)
    }

    private mutating func admits(_ problem: some Problem, path: String) -> Bool {
        if problem.level == .error { errorCount += 1 }
        countByFile[path, default: 0] += 1
        guard let count = countByFile[path], count >= Self.limitPerFile else { return true }
        if count == Self.limitPerFile { diagnostics.append(TextProblem.manyMore.diagnostic(path: path)) }
        return false
    }
}

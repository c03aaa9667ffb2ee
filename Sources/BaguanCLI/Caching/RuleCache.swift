import Baguan

/// Rule sets as they were made ready the last time: no wording is folded and no check made that the drafts do not need.
///
/// One file for each set of rules, named by a digest of all that the set hangs on, with what its checks look for
/// (``RuleTables``). Only rules that no check found anything wrong with are kept; that there is a file says so. Written beside
/// its place and renamed, as ``InspectionCache`` does it; what is damaged is made anew.
struct RuleCache {
    private let folder: CacheFolder
    private let file: CacheFile

    /// - Parameters:
    ///   - program: see ``InspectionCache/program``.
    ///   - rules: of all that tells the rules from others.
    init(in folder: FilePath, program: String, rules: Digest) {
        self.folder = CacheFolder(path: folder, limit: 64 << 20)
        var writer = RecordWriter()
        writer.write(program)
        writer.write(rules.bytes)
        file = CacheFile(path: self.folder.file(Digest(of: writer.bytes).hex), sign: "baguan-rules 1\n")
    }

    /// In the usual place; nil when there is none, or when this version of the program cannot be told from others.
    init?(rules: Digest) {
        guard let folder = InspectionCache.standardFolder, let program = InspectionCache.program else { return nil }
        self.init(in: folder.appending(Array("rules".utf8)), program: program, rules: rules)
    }

    func ruleSet(_ rules: [Rule], knownWords: [String] = []) -> RuleSet {
        if file.isThere {
            let (file, count) = (file, rules.count)
            return RuleSet(rules, knownWords: knownWords) { Self.tables(in: file, ruleCount: count) }
        }
        let set = RuleSet(rules, knownWords: knownWords)
        if set.diagnostics.isEmpty, set.rules.count == rules.count {
            var writer = RecordWriter()
            set.tables.write(to: &writer)
            if file.write(writer.bytes, in: folder) { folder.trim() }
        }
        return set
    }

    /// Nil when they have to be made; the next process then keeps them.
    private static func tables(in file: CacheFile, ruleCount: Int) -> RuleTables? {
        if let content = file.content() {
            var reader = RecordReader(content)
            if let tables = try? RuleTables(from: &reader, ruleCount: ruleCount), reader.isAtEnd { return tables }
        }
        file.remove()
        return nil
    }
}

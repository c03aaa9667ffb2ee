public import BaguanFindings
public import BaguanText

/// Files → ``RulePack``: `pack.yml`, every rule under `rules/` in the order of their names, and the tables they name.
public struct PackLoader: Sendable {
    /// What came of one pack.
    public struct Outcome: Sendable {
        /// Nil when `pack.yml` is missing or broken. Rules with errors are left out of it.
        public var pack: RulePack?
        /// All that is wrong, by file and place; not only the first.
        public var diagnostics: [Diagnostic]

        public init(pack: RulePack?, diagnostics: [Diagnostic] = []) {
            self.pack = pack
            self.diagnostics = diagnostics
        }
    }

    /// Turns a text into the symbols by which entries are compared with drafts; two entries that fold alike are one.
    public typealias Fold = @Sendable (_ text: String) -> [UInt32]

    let checks: [CheckSchema]
    let fold: Fold
    let workbook: WorkbookTable.Reader?

    /// - Parameters:
    ///   - checks: what the checks let a rule say.
    ///   - fold: the folding that matching uses.
    ///   - workbook: takes tables out of workbooks; without it, a table is CSV.
    public init(
        checks: [CheckSchema], fold: @escaping Fold = Folding.foldWording, workbook: WorkbookTable.Reader? = nil
    ) {
        self.checks = checks
        self.fold = fold
        self.workbook = workbook
    }

    public func load(_ source: PackSource) -> Outcome {
        var log = ProblemLog()
        var pack = loadHead(of: source, log: &log)
        // Rules are read even when pack.yml is broken, so that one run names everything.
        let rules = loadRules(of: source, pack: pack?.id ?? "", log: &log)
        pack?.rules = rules
        return Outcome(pack: pack, diagnostics: log.sorted())
    }

    private func loadHead(of source: PackSource, log: inout ProblemLog) -> RulePack? {
        guard source.paths.contains("pack.yml") else {
            log.report(RuleFileProblem.missingPackFile, path: source.name(of: "pack.yml"))
            return nil
        }
        let errorsBefore = log.errorCount
        guard let (text, value) = Self.readYAML("pack.yml", of: source, log: &log) else { return nil }
        guard value.pairs != nil else {
            log.report(YAMLProblem.notMapping, in: text, at: value.range)
            return nil
        }
        ShapeValidator(text: text).validate(value, has: RuleFields.pack, log: &log)
        guard log.errorCount == errorsBefore, let id = value["id"]?.text else { return nil }
        return RulePack(
            id: id, title: value["title"]?.text ?? id, version: value["version"]?.text ?? "",
            language: value["language"]?.text ?? "zh", owner: value["owner"]?.text ?? "",
            licence: value["licence"]?.text ?? "", description: value["description"]?.text ?? "",
            rules: [], place: text.place(of: 0))
    }

    private func loadRules(of source: PackSource, pack: String, log: inout ProblemLog) -> [Rule] {
        // By bytes, so that the order is the same everywhere.
        let paths = source.paths.filter(Self.isRuleFile).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        if paths.isEmpty { log.report(RuleFileProblem.noRules, path: source.name(of: "rules")) }
        var rules: [Rule] = []
        var idPlaces: [String: FilePlace] = [:]
        for path in paths {
            let errorsBefore = log.errorCount
            guard let (text, value) = Self.readYAML(path, of: source, log: &log) else { continue }
            let decoder = RuleDecoder(
                text: text, path: path, pack: pack, source: source, checks: checks, fold: fold, workbook: workbook)
            let rule = decoder.decode(value, log: &log)
            if let id = value["id"]?.text, let key = value["id"] {
                if let first = idPlaces[id] {
                    log.report(RuleFileProblem.duplicateRuleID(id, first: first), in: text, at: key.range)
                    continue
                }
                idPlaces[id] = text.place(of: key.range.lowerBound)
            }
            if let rule, log.errorCount == errorsBefore { rules.append(rule) }
        }
        return rules
    }

    static func isRuleFile(_ path: String) -> Bool {
        let name = path.split(separator: "/").last ?? ""
        return path.hasPrefix("rules/") && !name.hasPrefix(".") && (name.hasSuffix(".yml") || name.hasSuffix(".yaml"))
    }

    private static func readYAML(
        _ path: String, of source: PackSource, log: inout ProblemLog
    ) -> (InputText, YAMLValue)? {
        do throws(PackSource.ReadError) {
            let bytes = try source.read(path)
            return readYAML(bytes, path: source.name(of: path), log: &log)
        } catch {
            log.report(TextProblem.unreadable(reason: error.reason), path: source.name(of: path))
            return nil
        }
    }

    /// Bytes → text and tree; nil when there is nothing that could be looked at, which is in the log then.
    static func readYAML(_ bytes: [UInt8], path: String, log: inout ProblemLog) -> (InputText, YAMLValue)? {
        do throws(TextProblem.Located) {
            let text = try TextDecoding.yaml(path: path, bytes: bytes)
            return YAMLReader.read(text, log: &log).map { (text, $0) }
        } catch {
            log.report(error)
            return nil
        }
    }
}

/// Reads drafts and holds them against rules: the whole path in one function.
///
/// An inspector is made once and used for any number of drafts, from several threads at once. It knows no clock: the
/// day as of which drafts are judged is given to it.
///
/// ```swift
/// let inspector = Inspector(rules: BundledPacks.load().packs.flatMap(\.rules), asOf: CalendarDate("2026-11-21")!)
/// let inspection = try inspector.inspect(Array("国家卫计委近日发布通知。".utf8), path: "draft.txt")
/// for finding in inspection.findings { print(finding.message) }
/// ```
public struct Inspector: Sendable {
    public let rules: RuleSet
    /// The day as of which a draft without a date of its own is judged.
    public let asOf: CalendarDate
    /// What is held of drafts without a date of their own.
    public let undated: UndatedDrafts
    /// Limits by dotted name, such as `wechat.title`; they override those that rules name.
    public let limits: [String: Int]
    /// Whether inspections hold the drafts' text as it may be shown; only reports that show whole drafts need it.
    public var keepsText = false
    /// Is told how long each part takes; nil measures nothing.
    public var profile: TimeProfile?
    /// In which findings about exceptions speak; those of a rule speak the language of its pack.
    public var language = Language.chinese
    /// The rules that a comment in a draft may except, those that are off included; nil lets it name any.
    public let knownRules: [RuleID]?
    private let activeRules: Set<RuleID>
    private let suspects: SuspectFinder?

    /// - Parameter rules: those that wait to be asked for are left out; ``RuleSelection/active(among:)`` asks.
    public init(
        rules: [Rule], asOf: CalendarDate, undated: UndatedDrafts = .asOf, limits: [String: Int] = [:],
        knownRules: [RuleID]? = nil, ownModel: SuspectModel? = nil
    ) {
        self.init(
            rules: RuleSet(rules.filter { !$0.isOffByDefault }), asOf: asOf, undated: undated, limits: limits,
            knownRules: knownRules, ownModel: ownModel)
    }

    /// - Parameter ownModel: what `baguan train` made of an organisation's own texts; rules of the check `suspect` read it
    ///   together with the bundled one.
    public init(
        rules: RuleSet, asOf: CalendarDate, undated: UndatedDrafts = .asOf, limits: [String: Int] = [:],
        knownRules: [RuleID]? = nil, ownModel: SuspectModel? = nil
    ) {
        self.rules = rules
        self.asOf = asOf
        self.undated = undated
        self.limits = limits
        self.knownRules = knownRules
        activeRules = Set(rules.rules.map(\.id))
        suspects = rules.needsModel ? BundledModel.finder(with: ownModel) : nil
    }

    /// Inspects one draft.
    ///
    /// - Parameters:
    ///   - bytes: the file as it is on disk.
    ///   - path: as the user named it; its extension tells the format (plain text when it tells none).
    ///   - kind: the publication's kind when the draft itself does not say.
    /// - Throws: ``ReadingError`` when the bytes are not what they should be. Such a draft is not clean, it is unread.
    public func inspect(_ bytes: [UInt8], path: String, kind: String? = nil) throws(ReadingError) -> Inspection {
        var times = TimeProfile.Run(profile)
        // 1. Bytes become blocks of prose, each of which leads back to the source, or are refused.
        let document = try DocumentFormat.reader(ofFileAt: path).read(bytes, path: path)
        times.mark(.reading)
        return inspect(document, kind, times).inspection
    }

    /// Inspects a draft whose bytes are decoded already; its path tells how it is marked up, plain text when it tells nothing.
    public func inspect(_ source: SourceFile, kind: String? = nil) -> Inspection {
        inspect(DocumentFormat.textReader(ofFileAt: source.path).read(source), kind: kind)
    }

    /// Inspects a document that is read already.
    public func inspect(_ document: Document, kind: String? = nil) -> Inspection {
        inspect(document, kind, TimeProfile.Run(profile)).inspection
    }

    /// Inspects a piece of a text, which is a part of the publication that its first piece tells about.
    func inspect(
        _ piece: Document, kind: String?, continuing publication: Publication?
    ) -> (inspection: Inspection, publication: Publication) {
        inspect(piece, kind, TimeProfile.Run(profile), as: publication)
    }

    /// - Parameter known: what is known of the publication; nil asks the document.
    private func inspect(
        _ document: Document, _ kind: String?, _ times: consuming TimeProfile.Run, as known: Publication? = nil
    ) -> (inspection: Inspection, publication: Publication) {
        var document = document
        let source = document.source

        // 2. What is in the file and could not be read is named.
        var diagnostics = document.notes

        // 3. The front matter says what is published, when and as what; its title, author and digest are prose, too.
        let metadata = PublicationMetadata(of: document, diagnostics: &diagnostics)
        document.prepend(metadata.blocks)
        let publication = known ?? Publication(metadata, in: document, kind: kind, asOf: asOf, undated: undated)

        let isBlank = document.isBlank
        if isBlank { diagnostics.append(Self.blank(source)) }

        times.mark(.rest)
        // 4. One pass over the prose finds every place where a wording of any rule may stand.
        let candidates = rules.candidates(in: document)
        times.mark(.scanning)

        // 5. Each check judges its candidates.
        let context = InspectionContext(
            document: document, publication: publication, limits: limits, suspects: suspects, boundaries: WordBoundaries())
        let findings = rules.findings(in: context, candidates: candidates, times: &times)

        // 6. Words that a machine recognised in a picture may not be there: what is found in them is a hint.
        let hints = document.isRecognized ? findings.map(\.asHint) : findings

        var inspection = Inspection(
            source: source, kind: publication.kind, date: publication.date, findings: hints,
            diagnostics: diagnostics + context.diagnostics)
        inspection.isBlank = isBlank
        if keepsText { inspection.passages = context.passages() }

        // 7. What comments in the draft except does not count; a comment that excepts nothing is itself a finding.
        var directives = DirectiveSheet(document, asOf: asOf, knownRules: knownRules, language: language)
        directives.apply(to: &inspection, activeRules: activeRules)
        times.end()
        return (inspection, publication)
    }

    /// What holds no text is not clean: nothing in it could be judged.
    private static func blank(_ source: SourceFile) -> Diagnostic {
        Diagnostic(
            code: "blank", level: .warning, filePath: source.path,
            message: Localized(zh: "空白稿件：没有文字可以检查", en: "a blank draft: there is no text to check"),
            remedy: Localized(
                zh: "文字在图片里的，请另存成文本再检查；不是稿件的，在 .baguan.yml 的 exclude 里排除",
                en: "put words that are in pictures into a text file; if it is no draft, leave it out by exclude in .baguan.yml"))
    }
}

extension Finding {
    /// The same, for a person to look at first.
    fileprivate var asHint: Finding {
        var hint = self
        (hint.severity, hint.isUncertain) = (.info, true)
        return hint
    }
}

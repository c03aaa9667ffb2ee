public import BaguanFindings
public import BaguanText

/// What a draft says about itself in its front matter, the YAML between the `---` lines at its head.
///
/// Keys that are not named here belong to the user's site generator and are passed over, with whatever they hold.
public struct PublicationMetadata: Hashable, Sendable {
    /// A text with its place in the draft.
    public struct Text: Hashable, Sendable {
        public var value: String
        /// Without quotation marks around it.
        public var range: Range<SourceOffset>
        /// ``value`` with the map that leads back to the draft, so that a finding in it can be shown where it stands.
        public var mapped: MappedText
    }

    public struct Date: Hashable, Sendable {
        public var value: CalendarDate
        public var range: Range<SourceOffset>
    }

    public struct Kind: Hashable, Sendable {
        public var value: PublicationKind
        public var range: Range<SourceOffset>
    }

    /// `title`, 标题
    public var title: Text?
    /// `author`, 作者, 撰稿人; several are joined by 、.
    public var author: Text?
    /// `digest`, 摘要
    public var digest: Text?
    /// `date`, 日期, 发布日期, 活动日期; a time behind it is passed over.
    public var date: Date?
    /// `kind`, 类型; a kind's name or one of its Chinese names.
    public var kind: Kind?
    /// Everything that the approval of a publication asks for, the above included.
    public var form = PublicationForm()

    public init() {}

    /// Reads the front matter of a draft.
    /// - Parameters:
    ///   - frontMatter: what stands between the `---` lines.
    ///   - source: the draft.
    ///   - diagnostics: receives broken YAML, an impossible date and an unknown kind.
    public init(
        frontMatter: Range<SourceOffset>, of source: SourceFile, diagnostics: inout [Diagnostic]
    ) {
        var reader = FrontMatterReader(frontMatter.utf8, of: source)
        self = reader.read()
        diagnostics += reader.log.sorted()
    }
}

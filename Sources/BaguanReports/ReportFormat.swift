public import BaguanFindings

/// One output format: a name, and how to make its renderer.
///
/// Each format is declared in its renderer's file; to add one, write that file and add a line to ``all``.
public struct ReportFormat: Sendable, CustomStringConvertible {
    /// As it is given to `--format`.
    public let name: String
    /// What it is for, in a few words.
    public let summary: Localized
    /// Whether programs read it: then nothing but the format may stand in the output, and it is never coloured.
    public let isMachine: Bool
    /// Whether inspections must hold the drafts' text for it (`Inspector.keepsText`).
    public let showsDrafts: Bool
    /// Makes a renderer for one run. Machine formats ignore the palette.
    public let makeRenderer: @Sendable (Palette) -> any Renderer

    public init(
        name: String, summary: Localized, isMachine: Bool, showsDrafts: Bool = false,
        makeRenderer: @escaping @Sendable (Palette) -> any Renderer
    ) {
        self.name = name
        self.summary = summary
        self.isMachine = isMachine
        self.showsDrafts = showsDrafts
        self.makeRenderer = makeRenderer
    }

    /// The name.
    public var description: String { name }

    /// Every format, in the order of `--help`.
    public static let all: [ReportFormat] = [
        .text,
        .full,
        .json,
        .jsonLines,
        .sarif,
        .checkstyle,
        .junit,
        .github,
        .gitlab,
        .rdjson,
        .html,
    ]

    /// The format of that name, or nil.
    public static func named(_ name: String) -> ReportFormat? {
        all.first { $0.name == name }
    }
}

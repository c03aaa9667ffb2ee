/// The rule packs that come with baguan, carried by the binary itself.
public enum BundledPacks {
    /// The ids of all bundled packs, sorted.
    public static var ids: [String] {
        Set(embeddedRules.compactMap { packID($0.path) }).sorted()
    }

    /// The files of one bundled pack, or nil when there is none of that id.
    public static func source(of id: String) -> PackSource? {
        let files = embeddedRules.filter { packID($0.path) == id }.map { file in
            (path: String(describing: file.path).split(separator: "/").dropFirst().joined(separator: "/"),
             bytes: file.text.withUTF8Buffer { [UInt8]($0) })
        }
        return files.isEmpty ? nil : PackSource(location: "Rules/\(id)", files: files)
    }

    /// Loads packs by id; diagnostics about them would be our own mistakes, and our tests see to it that there are none.
    public static func load(_ ids: [String] = BundledPacks.ids) -> (packs: [RulePack], diagnostics: [Diagnostic]) {
        let loader = PackLoader.standard
        let outcomes = ids.compactMap(source(of:)).map(loader.load)
        return (outcomes.compactMap(\.pack), outcomes.flatMap(\.diagnostics))
    }

    private static func packID(_ path: StaticString) -> String? {
        String(describing: path).split(separator: "/").first.map(String.init)
    }
}

extension PackLoader {
    /// A loader that knows every check, compares entries as drafts are compared, and reads tables out of workbooks.
    public static var standard: PackLoader {
        PackLoader(checks: CheckRegistry.schemas, fold: Folding.foldWording, workbook: SheetRows.vocabulary)
    }
}

/// The rule packs that come with baguan, carried by the binary itself.
public enum BundledPacks {
    /// The texts of every pack's files, by pack and path.
    private static let files: [String: [String: StaticString]] = embeddedRules.reduce(into: [:]) { packs, file in
        let path = String(describing: file.path)
        guard let slash = path.utf8.firstIndex(of: UInt8(ascii: "/")) else { return }
        packs[String(path[..<slash]), default: [:]][String(path[path.utf8.index(after: slash)...])] = file.text
    }

    /// The ids of all bundled packs, sorted.
    public static var ids: [String] { files.keys.sorted() }

    /// The files of one bundled pack, or nil when there is none of that id.
    public static func source(of id: String) -> PackSource? {
        guard let files = files[id] else { return nil }
        return PackSource(location: "Rules/\(id)", paths: files.keys.sorted()) { path throws(PackSource.ReadError) in
            guard let text = files[path] else { throw PackSource.ReadError(reason: "no such file") }
            return text.withUTF8Buffer { [UInt8]($0) }
        }
    }

    /// Loads packs by id; diagnostics about them would be our own mistakes, and our tests see to it that there are none.
    public static func load(_ ids: [String] = BundledPacks.ids) -> (packs: [RulePack], diagnostics: [Diagnostic]) {
        let loader = PackLoader.standard
        let outcomes = ids.compactMap(source(of:)).map(loader.load)
        return (outcomes.compactMap(\.pack), outcomes.flatMap(\.diagnostics))
    }
}

extension PackLoader {
    /// A loader that knows every check, compares entries as drafts are compared, and reads tables out of workbooks.
    public static var standard: PackLoader {
        PackLoader(checks: CheckRegistry.schemas, fold: Folding.foldWording, workbook: SheetRows.vocabulary)
    }
}

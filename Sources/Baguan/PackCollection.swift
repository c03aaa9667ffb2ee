import BaguanRules

/// The packs that settings name, loaded, with all that is wrong with them.
public struct PackCollection: Sendable {
    public var packs: [RulePack] = []
    public var diagnostics: [Diagnostic] = []

    public var rules: [Rule] { packs.flatMap(\.rules) }

    /// Loads packs.
    /// - Parameters:
    ///   - references: nil means every bundled pack.
    ///   - settingsPath: the file that names them, for diagnostics.
    ///   - folder: finds the files of a pack that is named by its path.
    ///   - git: finds the files of a pack in a git repository.
    ///   - load: reads a pack's files.
    public init(
        _ references: [Settings.PackReference]?, namedIn settingsPath: String? = nil,
        folder: (_ path: String) throws(PackSource.ReadError) -> PackSource,
        git: (_ source: GitSource) throws(PackSource.ReadError) -> PackSource = { _ throws(PackSource.ReadError) in
            throw PackSource.ReadError(reason: "no git here")
        },
        load: (_ source: PackSource, _ reference: Settings.PackReference) -> PackLoader.Outcome = { source, _ in
            PackLoader.standard.load(source)
        }
    ) {
        for reference in references ?? BundledPacks.ids.map(Settings.PackReference.bundled) {
            switch reference {
            case .bundled(let id):
                guard let source = BundledPacks.source(of: id) else {
                    diagnostics.append(Self.unknownPack(id, in: settingsPath))
                    continue
                }
                add(load(source, reference))
            case .path(let path):
                do throws(PackSource.ReadError) {
                    add(load(try folder(path), reference))
                } catch {
                    diagnostics.append(Self.missingPack(path, in: settingsPath, reason: error.reason))
                }
            case .git(let source):
                do throws(PackSource.ReadError) {
                    add(load(try git(source), reference))
                } catch {
                    diagnostics.append(Self.unfetchedPack(source, in: settingsPath, reason: error.reason))
                }
            }
        }
    }

    /// Tells the settings which rules wait to be asked for, and puts in the levels that settings give to single entries; the settings then name them by their first wordings.
    public mutating func adjust(by settings: inout Settings) {
        settings.offByDefault = Set(rules.filter(\.isOffByDefault).map(\.id))
        guard !settings.entries.isEmpty else { return }
        let adjusted = settings.adjust(rules, diagnostics: &diagnostics)
        for index in packs.indices { packs[index].rules = adjusted.filter { $0.id.pack == packs[index].id } }
    }

    private mutating func add(_ outcome: PackLoader.Outcome) {
        diagnostics += outcome.diagnostics
        guard let pack = outcome.pack else { return }
        if let first = packs.first(where: { $0.id == pack.id }) {
            diagnostics.append(Self.samePack(pack, as: first))
        } else {
            packs.append(pack)
        }
    }

    private static func unknownPack(_ id: String, in path: String?) -> Diagnostic {
        let all = BundledPacks.ids.joined(separator: "、")
        return Diagnostic(
            code: "unknown-pack", filePath: path,
            message: Localized(zh: "没有叫“\(id)”的内置规则包", en: "no bundled pack is called “\(id)”"),
            remedy: Nearest.word(to: id, among: BundledPacks.ids).map {
                Localized(zh: "是不是想写“\($0)”？自己的规则包写路径，如 ./\(id)", en: "did you mean “\($0)”? A pack of your own is named by its path, such as ./\(id)")
            } ?? Localized(
                zh: "内置规则包有：\(all)；自己的规则包写路径，如 ./\(id)",
                en: "bundled packs: \(BundledPacks.ids.joined(separator: ", ")); a pack of your own is named by its path, such as ./\(id)"))
    }

    private static func missingPack(_ path: String, in settingsPath: String?, reason: String) -> Diagnostic {
        Diagnostic(
            code: "missing-pack", filePath: settingsPath,
            message: Localized(zh: "找不到规则包“\(path)”：\(reason)", en: "cannot find the pack “\(path)”: \(reason)"),
            remedy: Localized(
                zh: "规则包是一个文件夹，里面有 pack.yml 和 rules/；路径从设置文件所在处算起",
                en: "a pack is a folder with pack.yml and rules/ in it; the path starts from the settings file"))
    }

    private static func unfetchedPack(_ source: GitSource, in settingsPath: String?, reason: String) -> Diagnostic {
        Diagnostic(
            code: "missing-pack", filePath: settingsPath,
            message: Localized(zh: "取不到规则包“\(source.name)”：\(reason)", en: "cannot get the pack “\(source.name)”: \(reason)"),
            remedy: Localized(
                zh: "核对地址、提交编号和路径；要密码的仓库，先让 git 不问密码就能取到",
                en: "check the address, the commit and the path; git must be able to fetch it without asking for a password"))
    }

    private static func samePack(_ pack: RulePack, as first: RulePack) -> Diagnostic {
        Diagnostic(
            code: "duplicate-pack", filePath: pack.place.path, position: pack.place.position,
            message: Localized(
                zh: "规则包“\(pack.id)”已经由 \(first.place.path) 定义", en: "the pack “\(pack.id)” is defined by \(first.place.path) already"),
            remedy: Localized(zh: "换一个 id，或者只用其中一个", en: "give it another id, or use only one of them"))
    }
}

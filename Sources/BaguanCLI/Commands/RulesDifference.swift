import Baguan
import Foundation

/// `baguan rules --diff OLD NEW [FOLDER]`
struct RulesDifference {
    let list: ListOptions
    let settings: SettingsOptions
    let common: CommonOptions

    /// - Parameter arguments: two packs, and perhaps drafts to hold against both.
    func run(_ arguments: [String]) throws {
        guard arguments.count == 2 || arguments.count == 3 else {
            throw UsageError(
                Localized(zh: "--diff 后面写两个规则包，再写一个文件夹也可以", en: "--diff takes two packs, and a folder if you like"),
                hint: Localized(
                    zh: "如 baguan rules --diff rules/own ../new/rules/own 推送；git 里的旧版本写成 v1.2:rules/own 这样",
                    en: "as in: baguan rules --diff rules/own ../new/rules/own posts; an old version in git is written REVISION:PATH"))
        }
        let setup = RunSetup(settings)
        let old = try pack(arguments[0]), new = try pack(arguments[1])
        let trouble = setup.project.diagnostics + old.diagnostics + new.diagnostics
        let language = setup.language
        let drafts = try arguments.count == 3 ? drafts(in: arguments[2], setup, old.rules, new.rules) : nil
        let page = DifferencePage(
            difference: PackDifference(from: old.rules, to: new.rules), drafts: drafts?.found, language: language)
        let diagnostics = trouble + (drafts?.diagnostics ?? [])
        if list.format == .text { DiagnosticMessages(language, common.colour).show(diagnostics) }
        try list.write { json in
            json.head()
            json.member("asOf", settings.date.description)
            page.write(to: &json)
            json.diagnostics(diagnostics, language)
        } text: {
            page.text
        }
        if list.format == .text { Message.show(page.totals + "\n") }
        if diagnostics.contains(where: { $0.level == .error }) { throw ExitStatus.trouble }
    }

    /// A bundled pack by its id, a folder, or a folder of a revision in git.
    private func pack(_ argument: String) throws -> PackCollection {
        let collection: PackCollection
        if !FilePath(argument: argument).exists, let colon = argument.firstIndex(of: ":") {
            let source = try revision(String(argument[..<colon]), path: String(argument[argument.index(after: colon)...]))
            collection = PackCollection([.path(argument)]) { _ throws(PackSource.ReadError) in source }
        } else {
            collection = PackCollection([TestCommand.reference(argument)], folder: { path throws(PackSource.ReadError) in try PackFolder.source(path) })
        }
        // Of a pack that was read in part, the rest would look as if it had been added or taken away.
        guard !collection.packs.isEmpty, !collection.diagnostics.contains(where: { $0.level == .error }) else {
            throw InputTrouble(diagnostics: collection.diagnostics, colour: common.colour)
        }
        return collection
    }

    private func revision(_ name: String, path: String) throws -> PackSource {
        do throws(GitFault) {
            let repository = try GitRepository(around: .workingFolder)
            guard let commit = try repository.line(of: ["rev-parse", "--verify", "--quiet", "--end-of-options", "\(name)^{commit}"])
            else { throw .unknownRevision(name) }
            let absolute = FilePath(path).absolute(from: .workingFolder)
            let inner = absolute.relative(to: repository.root) ?? ""
            let listing = try repository.output(of: ["ls-tree", "-r", "-z", commit + (inner.isEmpty ? "" : ":" + inner)])
            // `100644 blob <object>` TAB `path`; links are left out.
            var objects: [String: String] = [:]
            for line in listing.split(separator: 0) where line.starts(with: "100".utf8) {
                let parts = line.split(separator: 0x09, maxSplits: 1)
                guard parts.count == 2, let object = String(decoding: parts[0], as: UTF8.self).split(separator: " ").last else { continue }
                objects[String(decoding: parts[1], as: UTF8.self)] = String(object)
            }
            return PackSource(location: "\(name):\(path)", paths: objects.keys.sorted()) { [objects] file throws(PackSource.ReadError) in
                let blob = GitBlob(repository: repository, object: objects[file] ?? "", path: file)
                do throws(FileTrouble) {
                    return try blob.read(limit: 8 << 20)
                } catch {
                    throw PackSource.ReadError(reason: error.message[Speech.language])
                }
            }
        } catch {
            throw error.usageError
        }
    }

    private func drafts(
        in folder: String, _ setup: RunSetup, _ old: [Rule], _ new: [Rule]
    ) throws -> (found: [DifferencePage.Draft], diagnostics: [Diagnostic]) {
        var finder = DraftFinder(settings: setup.project)
        finder.find([folder])
        var diagnostics: [Diagnostic] = []
        var drafts: [DifferencePage.Draft] = []
        func inspection(_ rules: [Rule]) -> DraftInspection {
            DraftInspection(
                inspector: setup.inspector(RuleSet(rules, knownWords: setup.knownWords), asOf: settings.date), selection: setup.selection,
                exceptions: RunExceptions(today: settings.date), reader: FileReader(limit: setup.fileLimit))
        }
        let (before, after) = (inspection(old), inspection(new))
        OrderedWork.run(jobs: ProcessInfo.processInfo.activeProcessorCount) {
            finder.next()
        } work: { found in
            (before.outcome(of: found).report, after.outcome(of: found).report)
        } deliver: { reports in
            switch reports {
            case (.inspection(let old), .inspection(let new)):
                let difference = FindingDifference(from: old, to: new)
                if !difference.isEmpty { drafts.append(DifferencePage.Draft(inspection: new, difference: difference)) }
            case (.unreadable(let diagnostic), _), (_, .unreadable(let diagnostic)), (.remark(let diagnostic), _), (_, .remark(let diagnostic)):
                diagnostics.append(diagnostic)
            }
        }
        return (drafts, diagnostics)
    }
}

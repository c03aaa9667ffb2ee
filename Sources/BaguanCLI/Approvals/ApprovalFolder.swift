import Baguan
import Foundation

/// The folder `.baguan` of an organisation, with its policy, its roster and its records.
struct ApprovalFolder {
    /// The folder in which `.baguan` lies: paths of publications are seen from here. Absolute, without links.
    let root: FilePath
    let policy: Policy
    let roster: Roster
    /// Warnings about the policy and the roster.
    let diagnostics: [Diagnostic]

    static let name = ".baguan"

    var records: FilePath { root.appending(Array("\(Self.name)/records".utf8)) }
    var texts: TextStore { TextStore(folder: root.appending(Array("\(Self.name)/texts".utf8))) }

    /// Opens the nearest such folder from the working folder upwards.
    /// - Throws: ``UsageError`` when there is none, or when what is in it cannot be used; the diagnostics are shown first.
    static func open(_ colour: ColourChoice) throws -> ApprovalFolder {
        guard let root = nearest() else {
            throw UsageError(
                Localized(zh: "没有找到 \(name)/policy.yml", en: "there is no \(name)/policy.yml here or above"),
                hint: Localized(zh: "baguan init --approvals 写一份可以照着改的", en: "baguan init --approvals writes one to start from"))
        }
        var diagnostics: [Diagnostic] = []
        let policy = Policy(try read("policy.yml", in: root), path: "\(name)/policy.yml", diagnostics: &diagnostics)
        let roster = Roster(
            try read("roster.yml", in: root), path: "\(name)/roster.yml", roles: policy.map { $0.roles.keys.sorted() },
            diagnostics: &diagnostics)
        DiagnosticMessages(Speech.language, colour).show(diagnostics)
        guard let policy, !diagnostics.contains(where: { $0.level == .error }) else { throw ExitStatus.trouble }
        return ApprovalFolder(root: root, policy: policy, roster: roster, diagnostics: diagnostics)
    }

    /// The ledger as it is, and sorted by publication.
    /// - Parameter anchors: ids of records that are known to have been written.
    func ledger(asOf: Timestamp?, anchors: [RecordID] = []) -> (ledger: VerifiedLedger, history: History) {
        let (folder, organisation, keys) = (records.text, policy.organisation, roster.keys)
        let ledger = Blocking.result {
            await Ledger(folder: folder).verified(organisation: organisation, keys: keys, asOf: asOf, anchors: anchors)
        }
        return (ledger, History(ledger))
    }

    private static func nearest() -> FilePath? {
        var folder = FilePath.workingFolder
        while true {
            if folder.appending(Array("\(name)/policy.yml".utf8)).exists { return folder }
            if folder.parent == folder { return nil }
            folder = folder.parent
        }
    }

    private static func read(_ file: String, in root: FilePath) throws(UsageError) -> [UInt8] {
        do throws(FileTrouble) {
            return try FileReader(limit: 4 << 20).read(root.appending(Array("\(name)/\(file)".utf8)))
        } catch {
            throw UsageError(Localized(
                zh: "读不了 \(name)/\(file)：\(error.message.chinese)", en: "cannot read \(name)/\(file): \(error.message.english)"))
        }
    }
}

import ArgumentParser
import Baguan

/// `baguan verify`
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: Speech.words("核对全部审批记录：签名、人员、先后、有没有缺。", "Verify the whole ledger: signatures, people, order, gaps."),
        discussion: Speech.words(
            """
            不用网络，也不信时钟。末尾的记录被删，要有别的东西提到它才看得出来：别人的记录；.baguan/heads 记着每把密钥写到第几条；.baguan/texts 有留底而没有记录。
            它证明不了的：这些连同记录一起被删或者换回旧的（看 git 的历史；办公室在别处存下登记表上的记录号，用 --anchor 核对）；几个人串通；密钥被偷。
            每条记录也可以只用 OpenSSH 核对：--allowed-signers 写出名册，然后
              head -1 记录.rec > body; tail -n +2 记录.rec > sig; ssh-keygen -Y verify -f 名册 -I 人 -n baguan.record.v1 -s sig < body
            """,
            """
            It needs no network and trusts no clock. That last records were deleted shows in three ways: others built on them; .baguan/heads \
            notes how far each key had come; a text is kept in .baguan/texts that no record is about. What it cannot prove: that all of these were not \
            deleted or put back together (see git's history, or keep the codes on the forms elsewhere and name them by --anchor); that people did not collude; that a key was not stolen.
            Any record can be verified by OpenSSH alone: --allowed-signers writes the roster, then
              head -1 X.rec > body; tail -n +2 X.rec > sig; ssh-keygen -Y verify -f ROSTER -I PERSON -n baguan.record.v1 -s sig < body
            """))

    @Option(help: .words("已知写过的记录（登记表、baguan log 上的记录号，至少 8 位），可以写几次", "a record that is known to have been written, by the code on the form or in baguan log (8 digits at least); may be given several times", value: "id"))
    var anchor: [String] = []

    @Option(name: .customLong("allowed-signers"), help: .words("把名册写成 OpenSSH 的 allowed_signers 文件", "write the roster as an allowed_signers file of OpenSSH", value: "file"))
    var allowedSigners: String?

    @OptionGroup(title: Speech.words("输出", "Output")) var list: ListOptions
    @OptionGroup(title: Speech.words("通用", "Common")) var common: CommonOptions

    func run() throws {
        let folder = try ApprovalFolder.open(common.colour)
        if let file = allowedSigners { try write(folder.roster.keys.allowedSigners, to: file) }
        let codes = try anchor.map(Self.code)
        let known = codes.isEmpty ? [] : Books(folder).ledger.entries.map(\.record.id)
        let anchors = codes.map { code in (code: code, id: known.first { $0.digest.hex.hasPrefix(code) }) }
        let ledger = Books(folder, asOf: .now, anchors: anchors.compactMap(\.id)).ledger
        let missing = anchors.filter { $0.id == nil }.map { Self.missing($0.code) }
        let texts = Self.troubles(with: folder.texts, ledger)
        let problems = ledger.problems.map(Self.diagnostic) + texts + missing
        let isSound = !problems.contains { $0.level == .error }
        try list.write { json in
            json.head()
            json.member("records", ledger.entries.count)
            json.member("sound", isSound)
            json.array("chains") { json in
                for head in ledger.heads {
                    json.object {
                        $0.member("key", head.key.fingerprint)
                        $0.member("person", folder.roster.keys[head.key]?.person)
                        $0.member("records", head.seq)
                        $0.member("last", head.id.description)
                        $0.member("vouchedThrough", head.vouchedThrough)
                    }
                }
            }
            json.diagnostics(problems, Speech.language)
        } text: { text(ledger, folder, isSound) }
        if list.format == .text {
            DiagnosticMessages(Speech.language, common.colour).show(Self.withoutEchoes(ledger.problems) + texts + missing)
        }
        if !isSound { throw ExitStatus.findings }
    }

    private static let shortestCode = 8

    /// The digits of a record's id, whole or the first of them.
    private static func code(_ text: String) throws(UsageError) -> String {
        let digits = text.hasPrefix("sha256:") ? String(text.dropFirst(7)) : text
        let isHex = digits.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
        guard isHex, (shortestCode...64).contains(digits.utf8.count) else {
            throw UsageError(
                Localized(zh: "“\(text)”不是记录号", en: "“\(text)” is no record's id"),
                hint: Localized(zh: "照登记表或 baguan log 的第二列写，至少 8 位", en: "as on the form or in the second column of baguan log, 8 digits at least"))
        }
        return digits
    }

    private static func missing(_ code: String) -> Diagnostic {
        Diagnostic(
            code: "ledger-truncated", filePath: ".baguan/records",
            message: Localized(zh: "应当有的记录 \(code) 不在这里：记录被删", en: "the record \(code), known to have been written, is not here: it was deleted"),
            remedy: Localized(zh: "从 git 或备份恢复记录；恢复前不要签名", en: "restore the records from git or a backup, and sign nothing before that"))
    }

    private static func diagnostic(_ problem: LedgerProblem) -> Diagnostic {
        let folder = switch problem.reason {
        case .emptied(0): "heads"
        case .emptied, .unclaimedTexts: "texts"
        default: "records/"
        }
        return problem.diagnostic(path: ".baguan/\(folder)\(problem.file)")
    }

    /// Kept texts that are not what the records say, or not there: each once.
    private static func troubles(with texts: TextStore, _ ledger: VerifiedLedger) -> [Diagnostic] {
        var seen: Set<Digest> = []
        return ledger.entries.compactMap { entry in
            guard let digest = entry.record.body.keptText, seen.insert(digest).inserted else { return nil }
            let path = ".baguan/texts/\(digest.hex).txt"
            let remedy = Localized(zh: "从 git 或备份恢复这个文件", en: "restore the file from git or a backup")
            return switch texts.text(of: entry.record) {
            case .lines: nil
            case .altered:
                Diagnostic(
                    code: "text-altered", level: .error, filePath: path,
                    message: Localized(zh: "这份留底被改过，与记录对不上", en: "this kept text was altered: the records say another"), remedy: remedy)
            case .missing:
                Diagnostic(
                    code: "text-missing", level: .warning, filePath: path,
                    message: Localized(zh: "这份留底不在了，以后比不出改动", en: "this kept text is gone: nothing can be compared with it"), remedy: remedy)
            }
        }
    }

    /// For people: one record that is missing is missed by all that build on it, and by what builds on those; it is named
    /// once.
    private static func withoutEchoes(_ problems: [LedgerProblem]) -> [Diagnostic] {
        var shown: [Diagnostic] = []
        var echoes = 0
        let isExplained = problems.contains { problem in
            if case .missingReference = problem.reason { false } else { problem.level == .error }
        }
        for problem in problems {
            if case .missingReference = problem.reason, isExplained || echoes > 0 { echoes += 1; continue }
            if case .missingReference = problem.reason { echoes += 1 }
            shown.append(diagnostic(problem))
        }
        let hidden = isExplained ? echoes : echoes - 1
        guard hidden > 0 else { return shown }
        return shown + [Diagnostic(
            code: "reference-missing", level: .note,
            message: Localized(zh: "另有 \(hidden) 处依据的记录因此不在，见 -f json", en: "\(hidden) more references to missing records, see -f json"))]
    }

    private func text(_ ledger: VerifiedLedger, _ folder: ApprovalFolder, _ isSound: Bool) -> String {
        if ledger.entries.isEmpty, isSound {
            return Speech.words(
                "一条记录也没有。签过的话，就是全被删了：从 git 或备份恢复 .baguan。\n",
                "There is not one record. If anything was signed, all of it was deleted: restore .baguan from git or a backup.\n")
        }
        var table = TextTable([Speech.words("人", "person"), Speech.words("条数", "records"), Speech.words("末条", "last"), Speech.words("别人证明到", "vouched through")])
        for head in ledger.heads {
            let person = folder.roster.keys[head.key]?.person ?? head.key.fingerprint
            table.add([folder.roster.name(of: person), String(head.seq), head.id.digest.code, String(head.vouchedThrough)])
        }
        let verdict = isSound
            ? Speech.words("\(ledger.entries.count) 条记录，全部可信。", "\(ledger.entries.count) records, all sound.")
            : Speech.words("\(ledger.entries.count) 条记录，有可疑的，放行关闭。", "\(ledger.entries.count) records, some in doubt: the gate stays closed.")
        let writers = Set(ledger.heads.compactMap { folder.roster.keys[$0.key]?.person })
        for person in folder.roster.people where !writers.contains(person.id) { table.add([person.name, "0", "—", "0"]) }
        return table.text + verdict + "\n"
    }

    private func write(_ text: String, to file: String) throws {
        do throws(FileTrouble) {
            try FileWriter.create(FilePath(argument: file).absolute(from: .workingFolder), holding: Array(text.utf8))
        } catch {
            throw error.usageError(writing: file)
        }
    }
}

public import BaguanFindings

/// Something in the ledger that is not as it must be.
public struct LedgerProblem: Error, Hashable {
    public enum Reason: Hashable, Sendable {
        case storage(StorageFault)
        /// The file holds no sound record.
        case record(RecordProblem)
        /// The same record lies elsewhere too, under this name.
        case duplicated(of: String)
        /// The record says that its place is another one.
        case reordered(says: Int)
        /// The record was signed by another key than the one whose folder it lies in.
        case moved(signer: SSHPublicKey)
        /// These places of the chain are empty.
        case gap(Range<Int>)
        /// The key signed two different records for this place.
        case fork(at: Int)
        case foreignOrganisation(String)
        case unknownKey(SSHPublicKey)
        /// The key's holder is this person, the record names another one.
        case otherPerson(holder: String, says: String)
        /// Signed before the key was valid, or from when it no longer was.
        case beforeValidity(Timestamp)
        case afterValidity(Timestamp)
        /// The roster closes the key's chain with this record: what comes behind it counts for nothing.
        case closedChain(last: Int)
        /// It builds on a record that is not there.
        case missingReference(RecordID)
        /// A record that somebody keeps the id of is not there.
        case missingAnchor(RecordID)
        /// A record that is noted beside the records as the last of its chain is not there.
        case missingHead(seq: Int, RecordID)
        /// There are records of a writer, and the note of the last one is not there.
        case noHead(last: Int)
        /// There is not one record, and there were some: texts were kept for them, or notes of the last ones.
        case emptied(texts: Int)
        /// No record is about so many of the texts that were kept for one.
        case unclaimedTexts(Int)
        /// The note of the last record says something else.
        case damagedHead
        /// The clock stood earlier than in a record that this one builds on.
        case clockBack(before: Timestamp)
        /// The clock stood later than the day for which the ledger is read.
        case clockAhead(of: Timestamp)
        case unexpectedFile
    }

    /// The file, or the writer's folder, relative to the folder of records.
    public var file: String
    /// The record, where there is a sound one.
    public var record: RecordID?
    public var reason: Reason

    init(file: String, record: RecordID? = nil, reason: Reason) {
        self.file = file
        self.record = record
        self.reason = reason
    }

    /// Why a sound record does not belong where it lies, or nil.
    static func misplacement(of record: Record, writer: String, seq: Int, organisation: String) -> Reason? {
        if RecordFileName.folder(of: record.key) != writer { return .moved(signer: record.key) }
        if record.body.seq != seq { return .reordered(says: record.body.seq) }
        if !record.body.org.utf8.elementsEqual(organisation.utf8) { return .foreignOrganisation(record.body.org) }
        return nil
    }
}

extension LedgerProblem: Problem {
    public var code: String {
        switch reason {
        case .storage(let fault): fault.code
        case .record(let problem): problem.code
        case .duplicated: "record-duplicated"
        case .reordered: "record-reordered"
        case .moved: "record-moved"
        case .gap: "ledger-gap"
        case .fork: "ledger-fork"
        case .foreignOrganisation: "record-foreign"
        case .unknownKey: "key-unknown"
        case .otherPerson: "signer-mismatch"
        case .beforeValidity, .afterValidity, .closedChain: "key-not-valid"
        case .missingReference: "reference-missing"
        case .missingAnchor, .missingHead: "ledger-truncated"
        case .emptied(0): "records-deleted"
        case .emptied, .unclaimedTexts: "text-without-record"
        case .damagedHead: "head-damaged"
        case .noHead: "head-missing"
        case .clockBack: "clock-back"
        case .clockAhead: "clock-ahead"
        case .unexpectedFile: "unexpected-file"
        }
    }

    /// A note does not put anything in doubt.
    public var level: Diagnostic.Level {
        switch reason {
        case .duplicated, .clockBack, .clockAhead, .unexpectedFile: .note
        case .unclaimedTexts: .warning
        // A program that was stopped leaves its first record so.
        case .noHead(last: 1): .warning
        default: .error
        }
    }

    public var message: Localized {
        switch reason {
        case .storage(let fault): fault.message
        case .record(let problem): problem.message
        case .duplicated(let other): Localized(zh: "与 \(other.shown) 是同一条记录", en: "the same record as \(other.shown)")
        case .reordered(let seq): Localized(zh: "这条记录写明是第 \(seq) 条，被换了位置", en: "the record says that it is number \(seq): its place was changed")
        case .moved(let key): Localized(zh: "这条记录由 \(key) 签名，不属于这个文件夹", en: "signed by \(key), the record does not belong into this folder")
        case .gap(let places) where places.count == 1:
            Localized(zh: "缺少第 \(places.lowerBound) 条记录", en: "record \(places.lowerBound) is missing")
        case .gap(let places):
            Localized(
                zh: "缺少第 \(places.lowerBound) 至 \(places.upperBound - 1) 条记录",
                en: "records \(places.lowerBound) to \(places.upperBound - 1) are missing")
        case .fork(let seq):
            Localized(zh: "同一把密钥签了两条不同的第 \(seq) 条记录", en: "one key signed two different records number \(seq)")
        case .foreignOrganisation(let name):
            Localized(zh: "这是“\(name.shown)”的记录", en: "this is a record of “\(name.shown)”")
        case .unknownKey(let key): Localized(zh: "名册中没有密钥 \(key)", en: "the roster does not know the key \(key)")
        case .otherPerson(let holder, let says):
            Localized(
                zh: "记录写的是“\(says.shown)”，密钥属于“\(holder.shown)”",
                en: "the record names “\(says.shown)”, the key belongs to “\(holder.shown)”")
        case .beforeValidity(let time): Localized(zh: "密钥自北京时间 \(time.inBeijing) 起有效，签名更早", en: "signed before \(time.inBeijing) in Beijing, when the key became valid")
        case .afterValidity(let time): Localized(zh: "密钥在北京时间 \(time.inBeijing) 失效，签名不早于此", en: "signed when the key had ended on \(time.inBeijing) in Beijing")
        case .closedChain(let last):
            Localized(zh: "名册写明这把密钥到第 \(last) 条记录为止，后面的不算", en: "by the roster, the key's records end with number \(last)")
        case .missingReference(let id): Localized(zh: "它所依据的记录 \(id.digest.code) 不在这里", en: "the record \(id.digest.code) that it builds on is not here")
        case .missingAnchor(let id): Localized(zh: "应当有的记录 \(id) 不在这里", en: "the record \(id), known to have been written, is not here")
        case .missingHead(let seq, let id):
            Localized(
                zh: "写到过第 \(seq) 条（\(id.digest.code)），现在不在了：末尾的记录被删", en: "there was a record \(seq) (\(id.digest.code)): the last records were deleted")
        case .emptied(0): Localized(zh: "这里写过记录，现在一条也没有：记录被删", en: "records were written here, and there is not one: they were deleted")
        case .emptied(let count):
            Localized(zh: "有 \(count) 份稿件的留底，却一条记录也没有：记录被删", en: "\(count) texts were kept, and there is not one record: they were deleted")
        case .unclaimedTexts(let count):
            Localized(zh: "有 \(count) 份留底没有记录提到：写到一半停过，或者记录被删", en: "no record is about \(count) of the kept texts: writing was cut short, or records were deleted")
        case .noHead(let last):
            Localized(
                zh: "记着末条的文件不在了（现有的末条是第 \(last) 条）：后面的记录说不定被删", en: "the note of the last record is gone (record \(last) is the last one here): later ones may have been deleted")
        case .damagedHead: Localized(zh: "记着末条的文件被改坏", en: "the note of the last record is damaged")
        case .clockBack(let time): Localized(zh: "签名时间早于它所依据的记录（北京时间 \(time.inBeijing)）", en: "signed at a time before that of a record it builds on (\(time.inBeijing) in Beijing)")
        case .clockAhead(let time): Localized(zh: "签名时间晚于北京时间 \(time.inBeijing)", en: "signed at a time after \(time.inBeijing) in Beijing")
        case .unexpectedFile: Localized(zh: "这不是记录", en: "this is no record")
        }
    }

    public var remedy: Localized? {
        switch reason {
        case .storage(let fault): fault.remedy
        case .record(let problem): problem.remedy
        case .duplicated, .unexpectedFile: Localized(zh: "删去这个文件", en: "delete the file")
        case .reordered, .moved, .gap, .missingReference, .missingAnchor, .missingHead, .foreignOrganisation:
            Localized(zh: "从 git 或备份恢复记录；恢复前不要签名", en: "restore the records from git or a backup, and sign nothing before that")
        case .emptied, .unclaimedTexts:
            Localized(
                zh: "从 git 或备份恢复 .baguan/records；确实是写到一半停过的，删去 .baguan/texts 里没有记录的留底",
                en: "restore .baguan/records from git or a backup; if writing was cut short, delete the texts in .baguan/texts that no record is about")
        case .damagedHead, .noHead:
            Localized(zh: "从 git 或备份恢复 .baguan/heads 里的同名文件", en: "restore the file of that name in .baguan/heads from git or a backup")
        case .fork:
            Localized(
                zh: "在名册中写明这把密钥到哪一条为止有效，给每台机器一把新密钥",
                en: "enter in the roster up to which record the key counts, and give each machine a key of its own")
        case .unknownKey: Localized(zh: "请管理员把密钥写进名册", en: "have the key entered in the roster")
        case .otherPerson: Localized(zh: "核对名册中密钥的持有人", en: "check in the roster who holds the key")
        case .beforeValidity, .afterValidity, .closedChain: Localized(zh: "核对名册中密钥的有效期；用有效的密钥重新签名", en: "check the key's dates in the roster, and sign again with a valid key")
        case .clockBack, .clockAhead: Localized(zh: "校准签名用的电脑的时钟", en: "set the clock of the machine that signs")
        }
    }
}

// Appends records until it is killed. The tests of the ledger kill it at random moments: every line that it has printed,
// place and id of a record, must then be found in the ledger.
//
//     LedgerHammer RECORDS-FOLDER KEY-FILE
import BaguanApprovals
import Foundation

let arguments = CommandLine.arguments
guard arguments.count == 3, let file = FileManager.default.contents(atPath: arguments[2]),
    let key = try? SSHPrivateKey(file: Array(file)), let time = Timestamp("2026-11-20T08:31:05Z")
else { exit(2) }

let writer = LedgerWriter(folder: arguments[1], signer: key, keys: nil)
let body = RecordBody(kind: .withdraw, org: "school.example", item: "post-1", by: "hammer", at: time, note: "重复写入的测试记录")
while true {
    do {
        let record = try writer.append(body)
        try FileHandle.standardOutput.write(contentsOf: Data("\(record.body.seq) \(record.id)\n".utf8))
    } catch {
        try? FileHandle.standardError.write(contentsOf: Data("\(error)\n".utf8))
        exit(1)
    }
}

import Baguan
import Testing

/// What a new version of a pack would change.
@Suite struct PackDifferenceTests {
    private func names(_ entries: [Entry]) -> [String] { entries.flatMap { $0.find } }

    @Test func `Rules are known by their ids and entries by any of their wordings`() throws {
        let old = try rules([
            "gone": termRule("{find: 旧词}"),
            "names": termRule("{find: [旧称, 老称], suggest: 新称}, {find: 旧址, suggest: 新址}, {find: 旧号}"),
            "same": termRule("{find: 同}"),
        ])
        let new = try rules([
            "fresh": termRule("{find: 新词}"),
            "names": termRule("{find: [老称, 古称], suggest: 新称}, {find: 旧号}, {find: 旧名}", severity: "warning"),
            "same": termRule("{find: 同}"),
        ])
        let difference = PackDifference(from: old, to: new)
        #expect(difference.added.map(\.id.name) == ["fresh"])
        #expect(difference.removed.map(\.id.name) == ["gone"])
        let change = try #require(difference.changed.first)
        #expect(difference.changed.count == 1)
        #expect(change.parts == [.severity])
        #expect(names(change.addedEntries) == ["旧名"])
        #expect(names(change.removedEntries) == ["旧址"])
        #expect(change.changedEntries.map { $0.old.find + $0.new.find } == [["旧称", "老称", "老称", "古称"]])
        #expect(PackDifference(from: old, to: old).isEmpty)
    }

    @Test func `A finding of another level or message is another`() throws {
        let old = try Inspector(rules(["names": termRule("{find: 旧称, suggest: 新称}, {find: 旧址, suggest: 新址}")]))
        let new = try Inspector(rules(["names": termRule("{find: 旧称, suggest: 全称}, {find: 旧址, suggest: 新址}")]))
        let draft = Array("旧称在旧址，旧称。".utf8)
        let difference = FindingDifference(
            from: try old.inspect(draft, path: "a.md"), to: try new.inspect(draft, path: "a.md"))
        #expect(difference.vanishing.map(\.message) == ["旧称→新称", "旧称→新称"])
        #expect(difference.appearing.map(\.message) == ["旧称→全称", "旧称→全称"])
    }
}

import BaguanDocuments
import BaguanTesting
import BaguanText
import Testing

/// A reader that breaks its contract in one way.
private struct FaultyReader: TextReader {
    enum Fault: CaseIterable { case swallowsLineEnds, keepsBlockTwice, inventsText, shiftsMap, losesBehindEmoji, hidesPlaces }

    var fault: Fault

    func read(_ source: SourceFile) -> Document {
        var document = PlainTextReader().read(source)
        guard let first = document.blocks.first else { return document }
        switch fault {
        case .swallowsLineEnds:
            if source.utf8.contains(0x0D) { document = Document(source: source, prose: MappedText(), blocks: []) }
        case .keepsBlockTwice: document.blocks.append(first)
        case .inventsText:
            document.prose.appendUnmapped("文".utf8)
            document.blocks[document.blocks.count - 1].range =
                document.blocks[document.blocks.count - 1].range.lowerBound..<document.prose.end
        case .shiftsMap:
            var shifted = MappedText()
            shifted.append(document.prose.utf8[first.range.utf8], from: SourceOffset(1))
            document = Document(source: source, prose: shifted, blocks: [first])
        case .losesBehindEmoji:
            if source.utf8.contains(0xF0) { document = Document(source: source, prose: MappedText(), blocks: []) }
        case .hidesPlaces: document.blocks[0].location = ""
        }
        return document
    }
}

@Suite struct ConformanceSuiteTests {
    @Test(arguments: FaultyReader.Fault.allCases)
    fileprivate func `the suite catches a reader that breaks the contract`(fault: FaultyReader.Fault) {
        #expect(!readerViolations(FaultyReader(fault: fault), samples: ["题目\n正文。\n\n尾"]).isEmpty)
    }
}

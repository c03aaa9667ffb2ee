import Baguan
import Foundation

@testable import FuzzSamples

/// One parser to be fuzzed.
struct FuzzTarget: Sendable {
    let name: String
    /// Takes any bytes whatever; a promise that it finds broken ends the program.
    let run: @Sendable ([UInt8]) -> Void
    /// What mutations begin from.
    let seeds: [[UInt8]]
    /// What they put in.
    var words: [String] = []

    static let all: [FuzzTarget] = texts + offices + tables + [model]
}

/// A document's first broken promise, as the tests of all readers put them, ends the program.
func hold(_ document: Document) {
    if let violation = document.violation { fail(violation) }
}

/// A finding stands in the draft, and cuts no character.
func hold(_ inspection: Inspection) {
    let utf8 = inspection.source.utf8
    for finding in inspection.findings {
        for place in [finding.range.lowerBound.utf8, finding.range.upperBound.utf8] {
            if place < 0 || place > utf8.count { fail("\(finding.ruleID) finds something outside of the draft") }
            if place < utf8.count, utf8[place] & 0xC0 == 0x80 { fail("\(finding.ruleID) cuts a character") }
        }
    }
}

func fail(_ reason: String) -> Never {
    FileHandle.standardError.write(Data("broken promise: \(reason)\n".utf8))
    abort()
}

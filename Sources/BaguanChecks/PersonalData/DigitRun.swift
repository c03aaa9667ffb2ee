internal import BaguanText

/// A stretch of digits as people write long numbers: 110105 19491231 002X, 138-1234-5678, １３８…, with invisible characters
/// inside. Blanks and hyphens part it into groups.
struct DigitRun {
    /// The digits' values, in order.
    var digits: [UInt8] = []
    /// The index of each digit in the scanned text.
    var places: [Int] = []
    /// Where in `digits` each group begins.
    var groups: [Int] = []

    /// The digits that begin with group `first` and end with group `last`.
    func digitRange(_ first: Int, _ last: Int) -> Range<Int> {
        groups[first]..<(last + 1 < groups.count ? groups[last + 1] : digits.count)
    }

    static func digit(_ value: UInt32) -> UInt8? {
        switch value {
        case 0x30...0x39: UInt8(value - 0x30)
        case 0xFF10...0xFF19: UInt8(value - 0xFF10)
        default: nil
        }
    }

    /// Blanks and hyphens of all kinds that people put into a long number.
    static func isJoint(_ value: UInt32) -> Bool {
        switch value {
        case 0x20, 0xA0, 0x3000, 0x2D, 0x2010...0x2015, 0x2212, 0xFF0D: true
        default: false
        }
    }

    static func isInvisible(_ value: UInt32) -> Bool {
        switch value {
        case 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF: true
        default: false
        }
    }

    static func isLetter(_ value: UInt32) -> Bool {
        switch value {
        case 0x41...0x5A, 0x61...0x7A, 0xFF21...0xFF3A, 0xFF41...0xFF5A: true
        default: false
        }
    }

    /// Reads the run that begins with the digit at `start`.
    ///
    /// - Returns: the run, and the index behind its last digit.
    static func read(_ values: [UInt32], from start: Int) -> (DigitRun, end: Int) {
        var run = DigitRun()
        var at = start
        var end = start
        var beginsGroup = true
        while at < values.count {
            if let digit = digit(values[at]) {
                if beginsGroup { run.groups.append(run.digits.count) }
                beginsGroup = false
                run.digits.append(digit)
                run.places.append(at)
                end = at + 1
            } else if isInvisible(values[at]) {
                // It joins what a reader sees joined.
            } else if isJoint(values[at]), !beginsGroup {
                beginsGroup = true
            } else if closesAreaCode(values[at], run), !beginsGroup {
                beginsGroup = true
            } else {
                break
            }
            at += 1
        }
        return (run, end)
    }

    /// （0371）65900001: the bracket behind an area code is a joint.
    private static func closesAreaCode(_ value: UInt32, _ run: DigitRun) -> Bool {
        guard value == 0xFF09 || value == 0x29, run.groups.count == 1 else { return false }
        return run.digits.first == 0 && (3...4).contains(run.digits.count)
    }
}

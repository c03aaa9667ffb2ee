internal import CICU
internal import Synchronization

/// An ICU regular expression with a limit on the time that one search may take.
///
/// Swift's own `Regex` backtracks without limit, so a rule could hang a run with a 30-character text.
/// Syntax: https://unicode-org.github.io/icu/userguide/strings/regexp.html
public final class Pattern: @unchecked Sendable {
    // Unchecked, because the handle is never matched with: it is only cloned, which ICU allows from several threads
    // (the compiled form is shared and reference-counted; a matcher's state is the clone's own).
    private let handle: OpaquePointer
    /// Clones that no search is using. Making one costs more than searching a paragraph with it.
    private let idle = Mutex<[Matcher]>([])

    /// A clone of the handle; one thread at a time has it.
    private struct Matcher: @unchecked Sendable {
        let handle: OpaquePointer
    }

    /// How many groups the pattern has, the whole match not counted.
    public let groupCount: Int

    /// ICU's unit: about a millisecond of matching on a current machine.
    static let timeLimit: Int32 = 200
    static let stackLimit: Int32 = 1_000_000

    /// - Throws: ``PatternError`` with the place in the pattern.
    public init(_ pattern: String) throws(PatternError) {
        let units = Array(pattern.utf16)
        var offset: Int32 = 0
        var status: Int32 = 0
        guard let handle = cicu_regex_open(
            units, Int32(units.count), Self.timeLimit, Self.stackLimit, &offset, &status)
        else {
            let prefix = String(decoding: units.prefix(max(0, Int(offset))), as: UTF16.self)
            throw PatternError(name: String(cString: cicu_error_name(status)), offset: prefix.unicodeScalars.count)
        }
        self.handle = handle
        groupCount = Int(cicu_regex_group_count(handle, &status))
    }

    deinit {
        idle.withLock { matchers in matchers.forEach { cicu_regex_close($0.handle) } }
        cicu_regex_close(handle)
    }

    private func takeMatcher() throws(PatternError) -> Matcher {
        if let matcher = idle.withLock({ $0.popLast() }) { return matcher }
        var status: Int32 = 0
        guard let clone = cicu_regex_clone(handle, &status) else { throw PatternError(status: status) }
        return Matcher(handle: clone)
    }

    /// Every match in the text, as the ranges of group 0, 1, …; a group that took no part is nil. Empty matches are left out.
    ///
    /// - Throws: ``PatternError`` when the search takes too long.
    public func matches(in text: UTF16Text) throws(PatternError) -> [[Range<ProseOffset>?]] {
        let owned = try takeMatcher()
        let matcher = owned.handle
        defer { idle.withLock { $0.append(owned) } }
        // The text must stay where it is while the matcher searches; the next search gives it another.
        return try text.units.withUnsafeBufferPointer {
            buffer throws(PatternError) -> [[Range<ProseOffset>?]] in
            var status: Int32 = 0
            var matches: [[Range<ProseOffset>?]] = []
            cicu_regex_set_text(matcher, buffer.baseAddress, Int32(buffer.count), &status)
            while status == 0 {
                let found = cicu_regex_find_next(matcher, &status)
                if found != 1 { break }
                let groups = (0...groupCount).map { group -> Range<ProseOffset>? in
                    var (start, end): (Int32, Int32) = (-1, -1)
                    cicu_regex_group(matcher, Int32(group), &start, &end, &status)
                    return start >= 0 ? text.range(start..<end) : nil
                }
                if let whole = groups[0], !whole.isEmpty { matches.append(groups) }
            }
            guard status == 0 else { throw PatternError(status: status) }
            return matches
        }
    }
}

/// Why a pattern cannot be compiled, or a search was given up.
public struct PatternError: Error, Hashable, Sendable {
    /// ICU's name for it, such as `U_REGEX_MISMATCHED_PAREN` or `U_REGEX_TIME_OUT`.
    public var name: String
    /// Where in the pattern, in Unicode scalars; nil for a search.
    public var offset: Int?

    init(name: String, offset: Int?) {
        self.name = name
        self.offset = offset
    }

    fileprivate init(status: Int32) {
        self.init(name: String(cString: cicu_error_name(status)), offset: nil)
    }
}

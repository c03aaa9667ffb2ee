import BaguanText

// The parser that Yams is built on. Its events say which anchors, aliases and tags are there before anything is expanded,
// where each value ends, and how deep the nesting is before it is followed; Yams' own tree says none of this, and composes
// recursively.
import CYaml

/// Text → ``YAMLValue``; the only place that knows the YAML library.
///
/// What a rule file has no use for is refused at the event where it appears: anchors, aliases, tags, merge keys, a second
/// document. So no input costs more than its own size.
struct YAMLReader {
    /// Deeper nesting is refused; a rule file needs six levels.
    static let depthLimit = 32

    private let text: InputText
    private var offsets: ScalarOffsets
    /// In the order of the file, with the bytes concerned.
    private(set) var problems: [(problem: YAMLProblem, range: Range<Int>)] = []

    init(_ text: InputText) {
        self.text = text
        offsets = ScalarOffsets(utf8: text.utf8)
    }

    /// Reads `text` and adds to `log` what is wrong with it.
    /// - Returns: nil when there is no value that could be looked at (a syntax error, an empty file).
    static func read(_ text: InputText, log: inout ProblemLog) -> YAMLValue? {
        var reader = YAMLReader(text)
        let value = reader.read()
        for (problem, range) in reader.problems { log.report(problem, in: text, at: range) }
        if value == nil && reader.problems.isEmpty { log.report(YAMLProblem.empty, path: text.path) }
        return value
    }

    /// - Returns: nil when the text is empty or broken; in the second case `problems` says how.
    mutating func read() -> YAMLValue? {
        text.utf8.withUnsafeBufferPointer { bytes in
            let events = YAMLEvents(bytes)
            let value = build(from: events)
            // Where every colon is of full width, all of it is one text.
            guard case .scalar(_, .plain)? = value?.content, let start = value?.range.lowerBound,
                let colon = FullWidthColon.near(start, in: text.utf8)
            else { return value }
            problems.append((.fullWidthColon(field: colon.name), colon.range))
            return nil
        }
    }

    private struct Frame {
        var start: Int
        var isMapping: Bool
        var values: [YAMLValue] = []
        var pairs: [YAMLValue.Pair] = []
        /// A key whose value is still to come.
        var key: YAMLValue?
    }

    private mutating func build(from events: YAMLEvents) -> YAMLValue? {
        var frames: [Frame] = []
        var root: YAMLValue?
        while true {
            guard events.advance() else {
                reportSyntax(events)
                return nil
            }
            let range = range(of: events.event)
            var completed: YAMLValue?
            switch events.event.type {
            case YAML_STREAM_END_EVENT, YAML_NO_EVENT:
                return root
            case YAML_DOCUMENT_START_EVENT where root != nil:
                problems.append((.severalDocuments, range))
                return root
            case YAML_SEQUENCE_START_EVENT, YAML_MAPPING_START_EVENT:
                refuseProperties(of: events.event, at: range)
                guard frames.count < Self.depthLimit else {
                    problems.append((.tooDeep(limit: Self.depthLimit), range))
                    return nil
                }
                frames.append(Frame(start: range.lowerBound, isMapping: events.event.type == YAML_MAPPING_START_EVENT))
            case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
                completed = frames.popLast().map { close($0, end: range.upperBound) }
            case YAML_ALIAS_EVENT:
                problems.append((.alias, range))
                completed = YAMLValue(content: .refused, range: range)
            case YAML_SCALAR_EVENT:
                refuseProperties(of: events.event, at: range)
                completed = YAMLValue(content: events.scalar, range: range)
            default:
                break
            }
            guard let completed else { continue }
            if frames.isEmpty { root = completed } else { add(completed, to: &frames[frames.count - 1]) }
        }
    }

    private mutating func add(_ value: YAMLValue, to frame: inout Frame) {
        guard frame.isMapping else {
            frame.values.append(value)
            return
        }
        guard let key = frame.key else {
            frame.key = value
            return
        }
        frame.key = nil
        switch key.content {
        case .scalar("<<", .plain):
            problems.append((.mergeKey, key.range))
        case .scalar(let name, _):
            frame.pairs.append(YAMLValue.Pair(key: name, keyRange: key.range, value: value))
        case .refused:
            break
        case .sequence, .mapping:
            problems.append((.keyNotText, key.range))
        }
    }

    private mutating func close(_ frame: Frame, end: Int) -> YAMLValue {
        let range = frame.start..<max(frame.start, end)
        guard frame.isMapping else { return YAMLValue(content: .sequence(frame.values), range: range) }
        // Bytes, since `==` on strings takes canonically equivalent keys for one.
        var lines: [[UInt8]: Int] = [:]
        let pairs = frame.pairs.filter { pair in
            let key = Array(pair.key.utf8)
            if let first = lines[key] {
                problems.append((.duplicateKey(pair.key, firstLine: first), pair.keyRange))
                return false
            }
            lines[key] = text.position(of: pair.keyRange.lowerBound).line
            return true
        }
        return YAMLValue(content: .mapping(pairs), range: range)
    }

    private mutating func refuseProperties(of event: yaml_event_t, at range: Range<Int>) {
        let (anchor, tag): (UnsafeMutablePointer<yaml_char_t>?, UnsafeMutablePointer<yaml_char_t>?) =
            switch event.type {
            case YAML_SCALAR_EVENT: (event.data.scalar.anchor, event.data.scalar.tag)
            case YAML_SEQUENCE_START_EVENT: (event.data.sequence_start.anchor, event.data.sequence_start.tag)
            default: (event.data.mapping_start.anchor, event.data.mapping_start.tag)
            }
        if anchor != nil { problems.append((.anchor, range)) }
        if tag != nil { problems.append((.tag, range)) }
    }

    private mutating func range(of event: yaml_event_t) -> Range<Int> {
        let start = offsets.byte(ofScalar: event.start_mark.index)
        return start..<max(start, offsets.byte(ofScalar: event.end_mark.index))
    }

    private mutating func reportSyntax(_ events: YAMLEvents) {
        let failure = events.failure
        let byte =
            switch failure.place {
            case .scalar(let index): offsets.byte(ofScalar: index)
            case .byte(let offset): min(offset, text.utf8.count)
            }
        if let colon = FullWidthColon.near(byte, in: text.utf8) {
            problems.append((.fullWidthColon(field: colon.name), colon.range))
        } else {
            problems.append((.syntax(failure.problem), byte..<offsets.end(ofScalarAt: byte)))
        }
    }
}

/// Turns libyaml's offsets, which count Unicode scalars, into offsets in bytes.
///
/// It walks from the last offset asked for, and marks come nearly in order, so all of them together cost one pass.
private struct ScalarOffsets {
    private let utf8: [UInt8]
    private var scalar = 0
    private var byte = 0

    init(utf8: [UInt8]) { self.utf8 = utf8 }

    mutating func byte(ofScalar target: Int) -> Int {
        while scalar < target, byte < utf8.count {
            byte = end(ofScalarAt: byte)
            scalar += 1
        }
        while scalar > target, byte > 0 {
            repeat { byte -= 1 } while byte > 0 && utf8[byte] & 0xC0 == 0x80
            scalar -= 1
        }
        return byte
    }

    func end(ofScalarAt byte: Int) -> Int {
        guard byte < utf8.count else { return utf8.count }
        var end = byte + 1
        while end < utf8.count, utf8[end] & 0xC0 == 0x80 { end += 1 }
        return end
    }
}

import CYaml

/// libyaml's parser as a stream of events; frees the parser and each event.
final class YAMLEvents {
    struct Failure {
        enum Place {
            /// Unicode scalars from the start.
            case scalar(Int)
            /// Bytes from the start.
            case byte(Int)
        }

        /// In libyaml's words.
        var problem: String
        var place: Place
    }

    private(set) var event = yaml_event_t()
    // On the heap, since libyaml keeps a pointer from the parser to itself.
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let isInitialized: Bool

    /// - Parameter bytes: well-formed UTF-8 that outlives this object.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        parser = .allocate(capacity: 1)
        parser.initialize(to: yaml_parser_t())
        isInitialized = yaml_parser_initialize(parser) == 1
        guard isInitialized else { return }
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
    }

    deinit {
        yaml_event_delete(&event)
        if isInitialized { yaml_parser_delete(parser) }
        parser.deallocate()
    }

    /// Moves on to the next event.
    /// - Returns: false when the text is not YAML; ``failure`` then says why.
    func advance() -> Bool {
        yaml_event_delete(&event)
        return isInitialized && yaml_parser_parse(parser, &event) == 1
    }

    /// The event's text, when it is a scalar.
    var scalar: YAMLValue.Content {
        let scalar = event.data.scalar
        let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
        let style: YAMLValue.Style =
            switch scalar.style {
            case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE: .quoted
            case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .block
            default: .plain
            }
        return .scalar(text, style)
    }

    var failure: Failure {
        guard isInitialized, let problem = parser.pointee.problem else {
            return Failure(problem: "out of memory", place: .byte(0))
        }
        return Failure(problem: String(cString: problem), place: failurePlace)
    }

    private var failurePlace: Failure.Place {
        if parser.pointee.error == YAML_READER_ERROR { return .byte(parser.pointee.problem_offset) }
        // What a token began with says more than where it broke off: an unclosed quote breaks off at the end of the file.
        if let context = parser.pointee.context, String(cString: context).hasPrefix("while scanning") {
            return .scalar(parser.pointee.context_mark.index)
        }
        return .scalar(parser.pointee.problem_mark.index)
    }
}

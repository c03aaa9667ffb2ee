/// The parameters that a rule gives to its check, already held against the check's ``CheckSchema``:
/// each is of the declared type, or absent.
public struct Parameters: Sendable {
    public enum Value: Hashable, Sendable {
        case string(String)
        case strings([String])
        case integer(Int)
        case boolean(Bool)
    }

    /// A parameter with the place of its value, for diagnostics that only the check can make (a bad pattern).
    public struct Parameter: Sendable {
        public var value: Value
        public var place: FilePlace

        public init(value: Value, place: FilePlace) {
            self.value = value
            self.place = place
        }
    }

    public var byName: [String: Parameter]

    public init(_ byName: [String: Parameter] = [:]) { self.byName = byName }

    public func string(_ name: String) -> String? {
        if case .string(let value)? = byName[name]?.value { value } else { nil }
    }

    public func strings(_ name: String) -> [String] {
        if case .strings(let value)? = byName[name]?.value { value } else { [] }
    }

    public func integer(_ name: String) -> Int? {
        if case .integer(let value)? = byName[name]?.value { value } else { nil }
    }

    public func boolean(_ name: String) -> Bool? {
        if case .boolean(let value)? = byName[name]?.value { value } else { nil }
    }

    public func place(_ name: String) -> FilePlace? { byName[name]?.place }
}

/// How much a finding matters; ordered, `info` lowest.
public enum Severity: String, CaseIterable, Comparable, Sendable, Codable {
    case info, warning, error

    public static func < (a: Self, b: Self) -> Bool {
        allCases.firstIndex(of: a)! < allCases.firstIndex(of: b)!
    }
}

internal import CICU

/// The ICU that this build is linked with. Word boundaries differ a little from one version to the next, so every report
/// says which one it was.
public enum ICULibrary {
    /// Such as `72.1`.
    public static var version: String { String(cString: cicu_version()) }
}

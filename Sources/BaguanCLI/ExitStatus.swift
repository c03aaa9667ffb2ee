import Baguan

/// How a command ends. The codes are a contract (see `baguan check --help`) and the same in every format.
enum ExitStatus: Int32, Error {
    /// Nothing that stops a publication.
    case clean = 0
    /// Findings at or above the fail level.
    case findings = 1
    /// Bad usage or settings, or a file that could not be read: nothing can be said.
    case trouble = 2
    /// The user stopped the run: what it says is not the whole result. As shells have it, 128 and the signal's number.
    case interrupted = 130
}

/// Inputs are not as they must be: settings, policy, roster, what a draft says of itself.
struct InputTrouble: Error {
    var diagnostics: [Diagnostic]
    var colour = ColourChoice.auto
}

/// The command line says something that cannot be done.
struct UsageError: Error {
    var message: Localized
    var hint: Localized?

    init(_ message: Localized, hint: Localized? = nil) {
        self.message = message
        self.hint = hint
    }
}

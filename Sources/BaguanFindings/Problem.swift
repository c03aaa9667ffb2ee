/// One kind of trouble with our inputs: the facts as associated values, the words made from them on demand.
package protocol Problem: Sendable {
    /// A stable name such as `unknown-field`.
    var code: String { get }
    var level: Diagnostic.Level { get }
    /// What is wrong.
    var message: Localized { get }
    /// What to do about it.
    var remedy: Localized? { get }
}

extension Problem {
    package var level: Diagnostic.Level { .error }
    package var remedy: Localized? { nil }

    /// As a diagnostic about a file as a whole.
    package func diagnostic(path: String) -> Diagnostic {
        Diagnostic(code: code, level: level, filePath: path, message: message, remedy: remedy)
    }
}

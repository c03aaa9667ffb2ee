import ArgumentParser
import Baguan
import Foundation

/// `--color`
enum ColourChoice: String, CaseIterable, ExpressibleByArgument {
    case auto, always, never

    /// The help names them already.
    static let allValueStrings: [String] = []
    static let defaultCompletionKind = CompletionKind.list(allCases.map(\.rawValue))

    /// The colours for what is written to a descriptor.
    ///
    /// Sources: no-color.org, bixense.com/clicolors.
    func palette(for descriptor: Int32) -> Palette {
        switch self {
        case .always: return .ansi
        case .never: return .none
        case .auto:
            if Environment["NO_COLOR"] != nil { return .none }
            if let force = Environment["CLICOLOR_FORCE"] ?? Environment["FORCE_COLOR"], force != "0" { return .ansi }
            if Environment["TERM"] == "dumb" || Environment["CLICOLOR"] == "0" { return .none }
            return isatty(descriptor) == 1 ? .ansi : .none
        }
    }
}

import Baguan
import Foundation

/// Reads one draft after the other and inspects it; the same value serves several threads.
struct DraftInspection: Sendable {
    enum Outcome: Sendable {
        case inspection(Inspection)
        /// The draft could not be read. It is not clean.
        case unreadable(Diagnostic)
    }

    let inspector: Inspector
    let selection: RuleSelection
    let reader: FileReader
    /// `--kind`
    var kind: String?

    func outcome(of found: DraftFinder.Found) -> Outcome {
        switch found {
        case .unreadable(let diagnostic): .unreadable(diagnostic)
        case .draft(let draft): outcome(of: draft)
        }
    }

    private func outcome(of draft: DraftFile) -> Outcome {
        do {
            let bytes =
                switch draft.origin {
                case .standardInput: try reader.read(descriptor: STDIN_FILENO)
                case .named: try reader.read(draft.path)
                case .listed: try reader.read(draft.path, wasListed: true)
                }
            let kind = kind ?? selection.settings.kind(of: draft.settingsPath)?.rawValue
            let inspection = try inspector.inspect(bytes, path: draft.name, kind: kind)
            return .inspection(selection.applied(to: inspection, path: draft.settingsPath))
        } catch let trouble as FileTrouble {
            return .unreadable(trouble.diagnostic(path: draft.name))
        } catch let error as DecodingError {
            return .unreadable(error.diagnostic)
        } catch {
            return .unreadable(FileTrouble.other(errno: EIO).diagnostic(path: draft.name))
        }
    }
}

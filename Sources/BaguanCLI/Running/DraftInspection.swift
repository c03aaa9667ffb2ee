import Baguan
import Foundation

/// Reads one draft after the other, inspects it and mends it if asked; the same value serves several threads.
struct DraftInspection: Sendable {
    struct Outcome: Sendable {
        enum Report: Sendable {
            case inspection(Inspection)
            /// The draft could not be read. It is not clean.
            case unreadable(Diagnostic)
        }

        var report: Report
        /// For standard output, as it is: a fixed text or a diff.
        var output: [UInt8] = []
    }

    let inspector: Inspector
    let selection: RuleSelection
    let reader: FileReader
    /// `--kind`
    var kind: String?
    /// `--fix`, `--diff`
    var fixing: DraftFixing?

    func outcome(of found: DraftFinder.Found) -> Outcome {
        switch found {
        case .unreadable(let diagnostic): Outcome(report: .unreadable(diagnostic))
        case .draft(let draft): outcome(of: draft)
        }
    }

    private func outcome(of draft: DraftFile) -> Outcome {
        let bytes: [UInt8]
        do throws(FileTrouble) {
            bytes =
                switch draft.origin {
                case .standardInput: try reader.read(descriptor: STDIN_FILENO)
                case .named: try reader.read(draft.path)
                case .listed: try reader.read(draft.path, wasListed: true)
                }
        } catch {
            return Outcome(report: .unreadable(error.diagnostic(path: draft.name)))
        }
        do throws(DecodingError) {
            guard let fixing else {
                return Outcome(report: .inspection(inspection(of: try SourceFile(path: draft.name, bytes: bytes), draft)))
            }
            return try fixing.outcome(of: draft, bytes) { inspection(of: $0, draft) }
        } catch {
            // A draft that is piped through must not get lost because it cannot be read.
            let isPiped = fixing?.writes == true && draft.origin == .standardInput
            return Outcome(report: .unreadable(error.diagnostic), output: isPiped ? bytes : [])
        }
    }

    private func inspection(of source: SourceFile, _ draft: DraftFile) -> Inspection {
        let kind = kind ?? selection.settings.kind(of: draft.settingsPath)?.rawValue
        return selection.applied(to: inspector.inspect(source, kind: kind), path: draft.settingsPath)
    }
}

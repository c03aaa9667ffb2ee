import Baguan
import Foundation

/// Reads one draft after the other, inspects it and mends it if asked; the same value serves several threads.
struct DraftInspection: Sendable {
    struct Outcome: Sendable {
        enum Report: Sendable {
            case inspection(Inspection)
            /// The draft could not be read. It is not clean.
            case unreadable(Diagnostic)
            /// Something that is about no draft.
            case remark(Diagnostic)
        }

        var report: Report
        /// The draft's path from the settings' folder; nil when none was found.
        var settingsPath: String?
        /// For standard output, as it is: a fixed text or a diff.
        var output: [UInt8] = []
    }

    let inspector: Inspector
    let selection: RuleSelection
    let exceptions: RunExceptions
    let reader: FileReader
    /// `--kind`
    var kind: String?
    /// `--fix`, `--diff`
    var fixing: DraftFixing?
    /// `--annotate`
    var annotating: DraftAnnotating?
    /// Nil for `--no-cache`, and when drafts are changed or shown whole.
    var cache: InspectionCache?

    func outcome(of found: FoundDraft) -> Outcome {
        switch found {
        case .unreadable(let diagnostic): Outcome(report: .unreadable(diagnostic))
        case .remark(let diagnostic): Outcome(report: .remark(diagnostic))
        case .draft(let draft): named(outcome(of: draft), draft.settingsPath)
        }
    }

    private func named(_ outcome: Outcome, _ settingsPath: String) -> Outcome {
        var outcome = outcome
        outcome.settingsPath = settingsPath
        return outcome
    }

    private func outcome(of draft: DraftFile) -> Outcome {
        if let known = cache?.inspection(ofUntouched: draft, kind: kind(of: draft)) {
            return Outcome(report: .inspection(selected(known, draft)))
        }
        let content: FileReader.Content
        do throws(FileTrouble) {
            switch draft.origin {
            case .standardInput: content = .init(bytes: try reader.read(descriptor: STDIN_FILENO))
            case .named: content = try reader.content(of: draft.path)
            case .listed: content = try reader.content(of: draft.path, wasListed: true)
            case .staged(let blob): content = .init(bytes: try blob.read(limit: reader.limit))
            case .line(let text, let kind):
                let source = SourceFile(path: draft.name, text: text)
                return Outcome(report: .inspection(
                    selected(inspector.inspect(source, kind: kind ?? self.kind(of: draft)), draft)))
            }
        } catch {
            return Outcome(report: .unreadable(error.diagnostic(path: draft.name)))
        }
        do throws(ReadingError) {
            return try outcome(of: draft, content)
        } catch {
            // A draft that is piped through must not get lost because it cannot be read.
            let isPiped = fixing?.writes == true && draft.isStandardInput
            return Outcome(report: .unreadable(error.diagnostic), output: isPiped ? content.bytes : [])
        }
    }

    private func outcome(of draft: DraftFile, _ content: FileReader.Content) throws(ReadingError) -> Outcome {
        let bytes = content.bytes
        let kind = kind(of: draft)
        guard let fixing, DocumentFormat.ofFile(at: draft.name)?.isText ?? true else {
            var inspection = selected(try inspection(of: draft, content, kind), draft)
            if fixing != nil, let remark = DraftFixing.remark(on: inspection, draft.name) { inspection.diagnostics.append(remark) }
            if let note = annotating?.write(inspection, of: draft, bytes) { inspection.diagnostics.append(note) }
            let isPiped = fixing?.writes == true && draft.isStandardInput
            return Outcome(report: .inspection(inspection), output: isPiped ? bytes : [])
        }
        return try fixing.outcome(of: draft, bytes) { selected(inspector.inspect($0, kind: kind), draft) }
    }

    private func inspection(
        of draft: DraftFile, _ content: FileReader.Content, _ kind: String?
    ) throws(ReadingError) -> Inspection {
        guard let cache else { return try inspector.inspect(content.bytes, path: draft.name, kind: kind) }
        return try cache.inspection(of: draft, content, kind: kind) { () throws(ReadingError) in
            try inspector.inspect(content.bytes, path: draft.name, kind: kind)
        }
    }

    /// What kind a draft is that does not say.
    private func kind(of draft: DraftFile) -> String? {
        kind ?? selection.settings.kind(of: draft.settingsPath)?.rawValue
    }

    private func selected(_ inspection: Inspection, _ draft: DraftFile) -> Inspection {
        exceptions.applied(to: selection.applied(to: inspection, path: draft.settingsPath), path: draft.settingsPath)
    }
}

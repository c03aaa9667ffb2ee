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
    /// In bytes: the largest plain text that is read, which takes no more memory than a short one.
    var textLimit = Int.max
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
        if let size = longTextSize(of: draft) { return outcome(ofLongText: draft, size) }
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

    /// How long a draft is, if it is better taken piece by piece: a long file of plain text, which is neither changed nor
    /// shown whole.
    private func longTextSize(of draft: DraftFile) -> Int? {
        guard draft.isFile, fixing == nil, annotating == nil, !inspector.keepsText, TextInspection.takes(path: draft.name),
            let size = (draft.stamp ?? FileStamp(of: draft.path)).map({ Int(clamping: $0.size) }), size > TextInspection.threshold
        else { return nil }
        return size
    }

    /// What was found is not cached: whoever asks for it would have to read the file again to tell where it stands.
    private func outcome(ofLongText draft: DraftFile, _ size: Int) -> Outcome {
        if size > textLimit { return Outcome(report: .unreadable(FileTrouble.tooLarge(bytes: size, limit: textLimit).diagnostic(path: draft.name))) }
        var inspection = TextInspection(by: inspector, path: draft.name, kind: kind(of: draft))
        do throws(FileTrouble) {
            let trouble = try FileReader.stream(draft.path, wasListed: draft.origin == .listed) { bytes in
                do throws(ReadingError) {
                    try inspection.add(bytes)
                    return ReadingError?.none
                } catch {
                    return error
                }
            }
            if let trouble { return Outcome(report: .unreadable(trouble.diagnostic)) }
        } catch {
            return Outcome(report: .unreadable(error.diagnostic(path: draft.name)))
        }
        do throws(ReadingError) {
            return Outcome(report: .inspection(selected(try inspection.finish(), draft)))
        } catch {
            return Outcome(report: .unreadable(error.diagnostic))
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

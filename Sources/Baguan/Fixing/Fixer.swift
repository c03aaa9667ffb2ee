public import BaguanFindings
public import BaguanText

/// Mends drafts by the fixes of their findings, in memory; writing the file is the caller's.
///
/// A fix may make room for another (`,,` becomes `，，` becomes `，`), and where two overlap only one is made; so the
/// result is inspected and mended again until nothing is left to mend. A rule never replaces its own words by others.
///
/// ```swift
/// let fixed = try Fixer().fix(bytes, path: "draft.txt") { inspector.inspect($0) }
/// if !fixed.changes.isEmpty { try Data(fixed.bytes).write(to: file) }
/// ```
public struct Fixer: Sendable {
    /// The boldest fixes that are made: safe ones alone, or unsafe ones too.
    public let safety: Fix.Safety

    public init(_ safety: Fix.Safety = .safe) { self.safety = safety }

    /// How often a draft is inspected again. Enough for any rules that do not quarrel.
    static let rounds = 10

    /// Mends one draft.
    ///
    /// - Parameters:
    ///   - bytes: the file as it is on disk.
    ///   - path: as the user named it.
    ///   - inspect: what finds the mistakes; called once more after each round.
    /// - Throws: ``DecodingError`` when the bytes are no text.
    public func fix(
        _ bytes: [UInt8], path: String, inspect: (SourceFile) -> Inspection
    ) throws(DecodingError) -> FixedDraft {
        let original = try SourceFile(path: path, bytes: bytes)
        var text = EditedText(original.utf8)
        var inspection = inspect(original)
        var choice = FixChoice(from: inspection, within: safety, text: text)
        var notes: [Diagnostic] = []
        var round = 0
        while !choice.edits.isEmpty {
            guard round < Self.rounds else {
                notes.append(Self.unsettled(path))
                break
            }
            round += 1
            var next = text
            next.apply(choice.edits)
            let mended = inspect(original.holding(next.utf8))
            // Words from a rule may break the front matter they are put into.
            guard mended.diagnostics.count(where: \.isError) <= inspection.diagnostics.count(where: \.isError) else {
                notes.append(Self.broken(path))
                break
            }
            text = next
            inspection = mended
            choice = FixChoice(from: inspection, within: safety, text: text)
        }
        notes += choice.unencodable.map { Self.unencodable($0, in: inspection) }
        notes += choice.endless.map { Self.endless($0, in: inspection) }
        inspection.diagnostics += notes
        return result(of: text, bytes: bytes, original: original, inspection: inspection, inspect: inspect)
    }

    /// The file to write, unless it would not be read as what was meant.
    private func result(
        of text: EditedText, bytes: [UInt8], original: SourceFile, inspection: Inspection,
        inspect: (SourceFile) -> Inspection
    ) -> FixedDraft {
        let changes = text.changes
        var inspection = inspection
        if changes.isEmpty { return FixedDraft(original: original, bytes: bytes, changes: [], inspection: inspection) }
        if let mended = original.bytes(bytes, with: changes),
            let read = try? SourceFile(path: original.path, bytes: mended), read.utf8 == inspection.source.utf8,
            read.encoding == original.encoding
        {
            inspection.changeCount = changes.count
            return FixedDraft(original: original, bytes: mended, changes: changes, inspection: inspection)
        }
        inspection = inspect(original)
        inspection.diagnostics.append(Self.misread(original))
        return FixedDraft(original: original, bytes: bytes, changes: [], inspection: inspection)
    }
}

/// A draft after its fixes.
public struct FixedDraft: Sendable {
    /// As it was.
    public let original: SourceFile
    /// The file as it should be: with the encoding, byte order mark and line ends that it had, and other bytes only where
    /// ``changes`` say so.
    public let bytes: [UInt8]
    /// What was changed, as places in the original: in order and disjoint. Empty when the draft is as it was.
    public let changes: [TextChange]
    /// What is left to be found in the text as it is now.
    public let inspection: Inspection
}

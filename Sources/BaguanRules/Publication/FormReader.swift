public import BaguanFindings
import BaguanText

/// The fields of a publication in a YAML mapping → ``PublicationForm``.
struct FormReader {
    /// The file that holds the mapping, as a whole, for places.
    let file: InputText
    /// Where in it the YAML begins, in bytes.
    var start = 0
    /// The mapping's own text.
    let text: InputText
    /// Whether places are places in a draft.
    var isDraft = false

    func read(_ mapping: YAMLValue, log: inout ProblemLog) -> PublicationForm {
        var form = PublicationForm()
        var names: [PublicationField: String] = [:]
        for pair in mapping.pairs ?? [] {
            guard let field = PublicationField(name: pair.key), !pair.value.isNull else { continue }
            if let other = names[field] {
                // A site generator may use both names; in a file of our own it is a slip.
                if !isDraft { report(FormProblem.twice(field, other: other), at: pair.keyRange, &log) }
                continue
            }
            guard let value = value(of: field, pair.value, log: &log) else { continue }
            names[field] = pair.key
            form.values[field] = value
        }
        return form
    }

    private func value(
        of field: PublicationField, _ value: YAMLValue, log: inout ProblemLog
    ) -> PublicationForm.Value? {
        let texts = value.texts
        guard let first = value.scalars.first, let last = value.scalars.last else { return nil }
        var read = PublicationForm.Value(texts: texts, place: file.place(of: start + first.range.lowerBound))
        if isDraft {
            let range = texts.count == 1 ? first.contentRange(in: text) : first.range.lowerBound..<last.range.upperBound
            read.range = Range(utf8: (start + range.lowerBound)..<(start + range.upperBound))
        }
        guard field.content == .day else { return read }
        do throws(DateWords.Failure) {
            read.day = try DateWords.dayBeforeTime(texts[0])
            return read
        } catch {
            report(FieldProblem(error, in: texts[0], isPartial: false), at: first.range, &log)
            return nil
        }
    }

    private func report(_ problem: some Problem, at range: Range<Int>, _ log: inout ProblemLog) {
        log.report(problem, in: file, at: (start + range.lowerBound)..<(start + range.upperBound))
    }
}

extension PublicationForm {
    /// What the name of a file beside a draft ends in: `a.md` has `a.md.baguan.yml`.
    public static let sidecarSuffix = ".baguan.yml"

    /// Reads the file beside a draft, which names fields and the kind and nothing else.
    /// - Parameter diagnostics: receives unknown fields, broken YAML, impossible dates.
    public init(sidecar bytes: [UInt8], path: String, diagnostics: inout [Diagnostic]) {
        var log = ProblemLog()
        self = Self.read(sidecar: bytes, path: path, log: &log)
        diagnostics += log.sorted()
    }

    private static func read(sidecar bytes: [UInt8], path: String, log: inout ProblemLog) -> PublicationForm {
        guard let file = DeclaredFile(bytes, path: path, fields: sidecarFields, log: &log) else { return PublicationForm() }
        var form = FormReader(file: file.text, text: file.text).read(file.value, log: &log)
        for name in kindNames {
            if let value = file.value[name], let word = value.text { form.kind = PublicationKind(name: word) }
        }
        return form
    }

    private static let kindNames = ["kind", "类型"]

    private static let sidecarFields = Fields(
        kindNames.map { Field($0, .word(.kind, kindWords), help: "发布物的种类") }
            + PublicationField.allCases.flatMap { field in
                field.names.map { Field($0, .oneOrMore(.text), help: field.chineseNames[0]) }
            })

    private static let kindWords = PublicationKind.allCases.flatMap { [$0.rawValue] + $0.chineseNames }
}

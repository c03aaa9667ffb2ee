import BaguanFindings
import BaguanText

/// The front matter of one draft → ``PublicationMetadata``.
struct FrontMatterReader {
    private(set) var log = ProblemLog()
    private let draft: InputText
    /// Where in the draft the front matter begins, in bytes.
    private let start: Int
    private let text: InputText

    init(_ range: Range<Int>, of source: SourceFile) {
        let range = range.clamped(to: 0..<source.utf8.count)
        draft = InputText(source)
        start = range.lowerBound
        text = InputText(path: source.path, utf8: Array(source.utf8[range]))
    }

    mutating func read() -> PublicationMetadata {
        var metadata = PublicationMetadata()
        var reader = YAMLReader(text)
        let value = reader.read()
        for (problem, range) in reader.problems {
            // A site generator may well use anchors and tags; what matters here is whether the text can be read.
            switch problem {
            case .syntax, .fullWidthColon: report(MetadataProblem.broken(problem), at: range)
            default: continue
            }
        }
        guard let value else { return metadata }
        metadata.title = first(PublicationField.title.names, in: value).flatMap(textAndPlace)
        metadata.author = first(PublicationField.author.names, in: value).flatMap(textAndPlace)
        metadata.digest = first(["digest", "摘要"], in: value).flatMap(textAndPlace)
        metadata.kind = first(["kind", "类型"], in: value).flatMap { kind($0) }
        metadata.form = FormReader(file: draft, start: start, text: text, isDraft: true).read(value, log: &log)
        metadata.form.kind = metadata.kind?.value
        if let date = metadata.form.values[.date], let day = date.day, let range = date.range {
            metadata.date = PublicationMetadata.Date(value: day, range: range)
        }
        return metadata
    }

    private func first(_ keys: [String], in value: YAMLValue) -> YAMLValue? {
        for key in keys {
            if let value = value[key] { return value }
        }
        return nil
    }

    private func textAndPlace(_ value: YAMLValue) -> PublicationMetadata.Text? {
        let texts = value.texts
        guard let first = value.scalars.first, let last = value.scalars.last else { return nil }
        let joined = texts.joined(separator: "、")
        var range = first.range.lowerBound..<last.range.upperBound
        if texts.count == 1 { range = first.contentRange(in: text) }
        let source = Range<SourceOffset>(utf8: (start + range.lowerBound)..<(start + range.upperBound))
        var mapped = MappedText()
        if text.utf8[range].elementsEqual(joined.utf8) {
            mapped.append(joined.utf8, from: source.lowerBound)
        } else {
            mapped.append(joined.utf8, replacing: source)
        }
        return PublicationMetadata.Text(value: joined, range: source, mapped: mapped)
    }

    private mutating func kind(_ value: YAMLValue) -> PublicationMetadata.Kind? {
        guard let written = value.text else { return nil }
        guard let kind = PublicationKind(name: written) else {
            report(MetadataProblem.unknownKind(written), at: value.range)
            return nil
        }
        let range = value.contentRange(in: text)
        return PublicationMetadata.Kind(
            value: kind, range: Range(utf8: (start + range.lowerBound)..<(start + range.upperBound)))
    }

    private mutating func report(_ problem: some Problem, at range: Range<Int>) {
        log.report(problem, in: draft, at: (start + range.lowerBound)..<(start + range.upperBound))
    }
}

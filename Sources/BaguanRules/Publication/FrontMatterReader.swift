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
        metadata.title = first(["title", "标题"], in: value).flatMap(textAndPlace)
        metadata.author = first(["author", "作者"], in: value).flatMap(textAndPlace)
        metadata.digest = first(["digest", "摘要"], in: value).flatMap(textAndPlace)
        metadata.date = first(["date", "日期", "发布日期"], in: value).flatMap { date($0) }
        metadata.kind = first(["kind", "类型"], in: value).flatMap { kind($0) }
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
        if texts.count == 1 { range = content(of: first) }
        let source = Range<SourceOffset>(utf8: (start + range.lowerBound)..<(start + range.upperBound))
        var mapped = MappedText()
        if text.utf8[range].elementsEqual(joined.utf8) {
            mapped.append(joined.utf8, from: source.lowerBound)
        } else {
            mapped.append(joined.utf8, replacing: source)
        }
        return PublicationMetadata.Text(value: joined, range: source, mapped: mapped)
    }

    /// Where the text of a scalar stands, without its quotation marks or the sign of a block scalar.
    private func content(of value: YAMLValue) -> Range<Int> {
        guard case .scalar(let string, let style) = value.content else { return value.range }
        switch style {
        case .plain: return value.range
        case .quoted:
            return value.range.count >= 2
                ? (value.range.lowerBound + 1)..<(value.range.upperBound - 1) : value.range
        case .block: return text.narrowed(value.range, to: string)
        }
    }

    private mutating func date(_ value: YAMLValue) -> PublicationMetadata.Date? {
        guard let written = value.text else { return nil }
        do throws(DateWords.Failure) {
            let range = content(of: value)
            return PublicationMetadata.Date(
                value: try DateWords.dayBeforeTime(written),
                range: Range(utf8: (start + range.lowerBound)..<(start + range.upperBound)))
        } catch {
            report(FieldProblem(error, in: written, isPartial: false), at: value.range)
            return nil
        }
    }

    private mutating func kind(_ value: YAMLValue) -> PublicationMetadata.Kind? {
        guard let written = value.text else { return nil }
        guard let kind = PublicationKind(name: written) else {
            report(MetadataProblem.unknownKind(written), at: value.range)
            return nil
        }
        let range = content(of: value)
        return PublicationMetadata.Kind(
            value: kind, range: Range(utf8: (start + range.lowerBound)..<(start + range.upperBound)))
    }

    private mutating func report(_ problem: some Problem, at range: Range<Int>) {
        log.report(problem, in: draft, at: (start + range.lowerBound)..<(start + range.upperBound))
    }
}

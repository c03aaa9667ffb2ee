package import BaguanFindings

/// A YAML file whose fields are declared, held against its declaration: how the modules above read files of their own.
package struct DeclaredFile {
    package let text: InputText
    package let value: YAMLValue

    /// - Parameter log: receives all that is wrong with the file.
    /// - Returns: nil when there is nothing that could be looked at.
    package init?(_ bytes: [UInt8], path: String, fields: Fields, log: inout ProblemLog) {
        guard let (text, value) = PackLoader.readYAML(bytes, path: path, log: &log) else { return nil }
        guard value.pairs != nil else {
            log.report(YAMLProblem.notMapping, in: text, at: value.range)
            return nil
        }
        ShapeValidator(text: text).validate(value, has: fields, log: &log)
        self.text = text
        self.value = value
    }
}

extension YAMLValue {
    /// A whole date in any of the ways in which files may write one; nil when it is none, which the shape has reported.
    package var day: CalendarDate? {
        guard let text else { return nil }
        return try? DateWords.day(text)
    }
}

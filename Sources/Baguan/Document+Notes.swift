extension Document {
    /// What a person must know who takes the document for checked: what of it was not.
    var notes: [Diagnostic] {
        var notes: [Diagnostic] = []
        for (kind, code, zh, en) in Self.unreadWords {
            let places = unread.filter { $0.kind == kind }.map(\.location)
            if !places.isEmpty { notes.append(unreadNote(code, places, zh: zh, en: en)) }
        }
        // In a text format nothing is hidden that its writer did not write so.
        let hidden = source.isExtracted ? blocks.filter { $0.role == .hidden }.map(\.location) : []
        if !hidden.isEmpty {
            notes.append(Diagnostic(
                code: "hidden-text", level: .note, filePath: source.path,
                message: Localized(
                    zh: "有不显示在页面上的文字（隐藏文字、批注）：\(Self.list(hidden, "、"))，只用专门查隐藏文字的规则检查",
                    en: "there is text that no page shows (hidden text, comments): \(Self.list(hidden, ", ")); only rules for hidden text look at it"),
                remedy: Localized(zh: "发布前删去", en: "delete it before publication")))
        }
        return notes
    }

    private static let unreadWords: [(UnreadContent.Kind, code: String, zh: String, en: String)] = [
        (.picture, "unread-pictures", "图片", "pictures"),
        (.chart, "unread-content", "图表", "charts"),
        (.diagram, "unread-content", "SmartArt 图形", "SmartArt diagrams"),
        (.embeddedObject, "unread-content", "嵌入的文件", "embedded files"),
        (.importedFile, "unread-content", "引入的其他文件", "imported files"),
    ]

    private func unreadNote(_ code: String, _ places: [String], zh: String, en: String) -> Diagnostic {
        Diagnostic(
            code: code, level: .note, filePath: source.path,
            message: Localized(
                zh: "\(zh)里的文字没有读，共 \(places.count) 处：\(Self.list(places, "、"))",
                en: "words in \(en) were not read, \(places.count) in all: \(Self.list(places, ", "))"),
            remedy: Localized(zh: "请对着页面看一遍", en: "look at them on the page"))
    }

    /// The first few, each once.
    private static func list(_ places: [String], _ comma: String) -> String {
        var shown: [String] = []
        for place in places where !shown.contains(place) {
            if shown.count == 5 { return shown.joined(separator: comma) + "…" }
            shown.append(place)
        }
        return shown.joined(separator: comma)
    }
}

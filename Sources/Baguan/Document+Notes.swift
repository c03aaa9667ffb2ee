extension Document {
    /// What a person must know who takes the document for checked: what of it was not.
    var notes: [Diagnostic] {
        var notes: [Diagnostic] = []
        for (kind, code, zh, en) in Self.unreadWords {
            let places = unread.filter { $0.kind == kind }.map(\.location)
            if !places.isEmpty { notes.append(unreadNote(code, places, zh: zh, en: en)) }
        }
        let hidden = blocks.filter { $0.role == .hidden }.map(\.location)
        if !hidden.isEmpty {
            notes.append(Diagnostic(
                code: "hidden-text", level: .note, filePath: source.path,
                message: Localized(
                    zh: "有不显示在页面上的文字（隐藏文字、批注）：\(Self.list(hidden, "、"))，只用专门查隐藏文字的规则检查",
                    en: "there is text that no page shows (hidden text, comments): \(Self.list(hidden, ", ")); only rules for hidden text look at it"),
                remedy: Localized(zh: "发布前删去", en: "delete it before publication")))
        }
        if !openChanges.isEmpty { notes.append(openChangesNote) }
        if isRecognized { notes.append(recognized) }
        return notes
    }

    private var openChangesNote: Diagnostic {
        Diagnostic(
            code: "open-changes", level: .note, filePath: source.path,
            message: Localized(
                zh: "有还没有接受或拒绝的修订：\(Self.list(openChanges, "、"))；这里按全部接受来检查，删去的字没有查",
                en: "changes wait to be accepted or rejected: \(Self.list(openChanges, ", ")); it was checked as if all were accepted"),
            remedy: Localized(zh: "发布前在 Word 或 WPS 里接受或拒绝全部修订", en: "accept or reject all of them before publication"))
    }

    /// What a machine saw in a picture is for a person to compare; it never passes for checked.
    private var recognized: Diagnostic {
        let words = blocks.map { prose[$0.range].replacing("\n", with: "") }
        let shown = words.isEmpty ? Localized(zh: "没有认出文字", en: "no words were recognised")
            : Localized(zh: "认出的文字：\(words.joined(separator: "／"))", en: "recognised: \(words.joined(separator: " / "))")
        return Diagnostic(
            code: "recognized-text", level: .warning, filePath: source.path,
            message: Localized(
                zh: "图片里的文字由机器识别，会认错、认漏，不能当作已经检查。\(shown.chinese)",
                en: "the words in the picture were recognised by a machine, which errs; it does not count as checked; \(shown.english)"),
            remedy: Localized(zh: "请对着图片看一遍", en: "compare them with the picture"))
    }

    private static let unreadWords: [(UnreadContent.Kind, code: String, zh: String, en: String)] = [
        (.picture, "unread-pictures", "图片", "pictures"),
        (.chart, "unread-content", "图表", "charts"),
        (.diagram, "unread-content", "SmartArt 图形", "SmartArt diagrams"),
        (.embeddedObject, "unread-content", "嵌入的文件", "embedded files"),
        (.importedFile, "unread-content", "引入的其他文件", "imported files"),
        (.formula, "unread-content", "没有算出结果的公式", "formulas whose result the file does not hold"),
        (.page, "unread-pages", "没有文字的页（可能是扫描件）", "pages without text (scans, perhaps)"),
        (.hiddenText, "hidden-text", "句子中间的隐藏部分", "hidden parts of sentences"),
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

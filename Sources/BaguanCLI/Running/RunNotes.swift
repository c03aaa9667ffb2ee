import Baguan

/// What `--verbose` says.
enum RunNotes {
    static func begin(_ setup: RunSetup, rules: Int, asOf: CalendarDate) -> Localized {
        let packs = setup.packs.packs.map { "\($0.id) \($0.version)" }
        let file = setup.project.path
        return Localized(
            zh: "设置：\(file ?? "默认")；规则包：\(packs.joined(separator: "、"))；规则 \(rules) 条；没有写明日期的稿件按 \(asOf) 判断",
            en: "settings: \(file ?? "default"); packs: \(packs.joined(separator: ", ")); \(rules) rules; drafts without a date are judged as of \(asOf)")
    }

    static func read(_ inspection: Inspection) -> Localized {
        let source = inspection.source
        let kind = inspection.kind ?? "-"
        let form = source.isExtracted ? DocumentFormat.ofFile(at: source.path)?.name ?? "-" : source.encoding.rawValue
        return Localized(
            zh: "读取 \(source.path)：\(form)，种类 \(kind)，日期 \(inspection.date)",
            en: "read \(source.path): \(form), kind \(kind), date \(inspection.date)")
    }

    static func cache(_ hits: Int) -> Localized {
        Localized(zh: "\(hits) 个文件用了上次的检查结果", en: "\(hits) file\(hits == 1 ? "" : "s") as found by an earlier run")
    }

    /// - Parameter total: 0 when nobody knows.
    static func interrupted(_ done: Int, of total: Int) -> Diagnostic {
        let share = total > 0 ? Localized(zh: "\(total) 个文件检查了 \(done) 个", en: "\(done) of \(total) files were checked")
            : Localized(zh: "检查了 \(done) 篇", en: "\(done) drafts were checked")
        return Diagnostic(
            code: "interrupted",
            message: Localized(
                zh: "检查被中断：\(share.chinese)，这不是完整的结果", en: "stopped: \(share.english); this is not the whole result"))
    }
}

internal import BaguanDocuments
internal import BaguanFindings
internal import BaguanText

/// Blanks in running text that nobody filled in: 讲座于____在报告厅举行。
///
/// Slips to sign, forms and exercises have blanks on purpose; a draft that speaks of one, or has many blanks, is left alone.
enum EmptyBlanks {
    private static let blank = try? Pattern(#"(?<=[\p{Han}“《])[_＿]{3,}(?=[\p{Han}”》])"#)
    private static let forms = [
        "回执", "签名", "签字", "盖章", "承诺", "报名表", "登记表", "申请表", "推荐表", "填写", "填空", "练习", "试题", "问卷", "协议", "合同", "空格", "横线",
    ]
    /// More blanks than this make a form.
    private static let most = 3

    static func residues(in blocks: [Int], of context: InspectionContext) -> [Residue] {
        guard let blank else { return [] }
        let found = blocks.flatMap { block -> [Residue] in
            guard context.marks(of: block).contains(where: { [0x5F, 0xFF3F].contains($0.value) }), endsAsSentence(block, in: context)
            else { return [] }
            return context.matches(of: blank, in: block).map { Residue(range: $0, block: block, severity: .warning) }
        }
        guard (1...most).contains(found.count) else { return [] }
        let text = context.document.prose[ProseOffset(0)..<ProseOffset(context.prose.count)]
        return forms.contains(where: text.holds) ? [] : found
    }

    private static func endsAsSentence(_ block: Int, in context: InspectionContext) -> Bool {
        context.document.prose[context.document.blocks[block].range].unicodeScalars.last.map { "。！？".unicodeScalars.contains($0) } ?? false
    }
}

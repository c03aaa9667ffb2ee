internal import BaguanDocuments
internal import BaguanText

/// A line that reads like one row of a list of pupils.
struct PupilRow {
    /// What stands beside the name.
    enum Evidence: Hashable, Comparable {
        case schoolClass, mark, address, number
        /// One of the rule's words, by the index of its entry.
        case entry(Int)
    }

    var name: String
    var block: Int
    /// The name's first scalar in its block, and its range.
    var start: Int
    var range: Range<ProseOffset>
    var evidence: Set<Evidence>

    /// - Parameters:
    ///   - evidence: what the rule's words in this line say.
    ///   - columns: what the row of column names above says of every row.
    init?(_ line: PupilList.Line, evidence: Set<Evidence>, columns: Set<Evidence>, in context: InspectionContext) {
        var tokens: [(block: Int, range: Range<Int>)] = []
        var hasNumber = false
        for block in line.blocks {
            let text = context.scalars(of: block)
            let indices = text.indices(of: line.range.clamped(to: context.document.blocks[block].range))
            tokens += Self.tokens(text.values, in: indices).map { (block, $0) }
            let data = context.personalData(in: block)
            let first = data.partitionIndex { $0.range.lowerBound >= indices.lowerBound }
            hasNumber = hasNumber || first < data.count && data[first].range.lowerBound < indices.upperBound
        }
        guard let name = tokens.prefix(4).first(where: {
            Self.isName(context.scalars(of: $0.block).values[$0.range])
        }) else { return nil }
        var found = evidence
        for (block, range) in tokens {
            if let kind = Self.evidence(context.scalars(of: block).values[range]) { found.insert(kind) }
        }
        if hasNumber { found.insert(.number) }
        if tokens.count >= 2 { found.formUnion(columns) }
        guard !found.isEmpty else { return nil }
        block = name.block
        start = name.range.lowerBound
        range = context.scalars(of: name.block).range(name.range)
        self.name = context.document.prose[range]
        self.evidence = found
    }

    private static func scalars(_ text: String) -> Set<UInt32> { Set(text.unicodeScalars.map(\.value)) }

    private static func tokens(_ values: [UInt32], in indices: Range<Int>) -> [Range<Int>] {
        var tokens: [Range<Int>] = []
        var start = indices.lowerBound
        for index in start...indices.upperBound where index == indices.upperBound || isSeparator(values[index]) {
            if index > start { tokens.append(start..<index) }
            start = index + 1
        }
        return tokens
    }

    /// Blanks, and the marks that part the columns of a row.
    private static func isSeparator(_ value: UInt32) -> Bool {
        switch value {
        case 0x20, 0x09, 0xA0, 0x3000, 0x2C, 0xFF0C, 0x3B, 0xFF1B, 0x3001, 0x7C, 0xFF5C, 0x3A, 0xFF1A, 0x2E, 0xFF0E, 0x3002: true
        default: false
        }
    }

    /// The commonest surnames; nine of ten people have one of them.
    private static let surnames = scalars(
        "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔"
            + "谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔温牛樊")

    /// Characters that make an ordinary word of what begins like a name: 高一年级, 张贴, 方案, 成绩.
    private static let ordinary = scalars("班级组校局部处室奖等第题式案间目度共年月某中学生贴一二三四五六七八九十名单公示告知")

    /// Two to four Han characters that begin with a surname.
    static func isName(_ token: ArraySlice<UInt32>) -> Bool {
        guard let first = token.first, (2...4).contains(token.count) else { return false }
        return surnames.contains(first) && token.allSatisfy(Folding.isHan) && !token.contains(where: ordinary.contains)
            && token.count < 4
    }

    private static let numerals = scalars("0123456789０１２３４５６７８９一二三四五六七八九十）)")
    private static let ofAddresses = scalars("村组号室栋")

    /// What a token is by its form: 七（2）班, 586分, 第3名, 东风路8号.
    private static func evidence(_ token: ArraySlice<UInt32>) -> Evidence? {
        guard let last = token.last, token.count >= 2 else { return nil }
        let before = token[token.endIndex - 2]
        switch last {
        case 0x73ED where numerals.contains(before): return .schoolClass  // 班
        case 0x7EA7 where before == 0x5E74: return .schoolClass  // 年级
        case 0x5206 where DigitRun.digit(before) != nil: return .mark  // 分
        case 0x540D where numerals.contains(before) && token.first == 0x7B2C: return .mark  // 第…名
        case _ where ofAddresses.contains(last) && token.count >= 5 && !token.contains(0x7B2C): return .address
        default: return nil
        }
    }
}

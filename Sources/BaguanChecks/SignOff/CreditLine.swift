internal import BaguanText

/// One line of credits, read from left to right: role, separator, names, role …
struct CreditLine {
    let text: ScalarText
    let block: Int
    let roles: RoleWords
    /// In brackets a blank after the role will do: （记者 张三）.
    let isBracketed: Bool

    /// A role at its place, or a stretch between separators that is none.
    private struct Token {
        var range: Range<Int>
        var stage: SignOff.Stage?
        /// A colon stands right behind, perhaps after blanks.
        var hasColon = false
        /// A blank, a slash or a bar stands behind.
        var hasGap = false
        /// A slash, 、, & or + stands between this and the next token.
        var joinsNext = false
    }

    func credits(in range: Range<Int>) -> [SignOff.Credit] {
        guard let tokens = tokens(in: range), let first = tokens.first,
            tokens.allSatisfy({ $0.stage != nil || $0.range.count <= Self.longestName })
        else { return [] }
        if first.stage != nil {
            // A role with nothing but a blank behind it begins a sentence as easily: 编辑 部, 图 1.
            let opens = tokens.prefix { $0.stage != nil }.contains { $0.hasColon } || isBracketed && first.hasGap
                || tokens.count > 1 && first.hasGap && (tokens.dropFirst().contains { $0.hasColon } || first.range.count > 1 && isNames(tokens.dropFirst()))
            guard opens else { return [] }
            let credits = rolesFirst(tokens)
            // 图1：… and 地点：… are lines of another kind.
            return credits.contains { $0.stage != .other } ? credits : []
        }
        return namesFirst(tokens)
    }

    // MARK: - Forms

    private func rolesFirst(_ tokens: [Token]) -> [SignOff.Credit] {
        var credits: [SignOff.Credit] = []
        var open: [Token] = []
        var names: [Token] = []
        func close() {
            // 岗位：编辑 is a word behind another role; only a separator asks for a name.
            for role in open where !names.isEmpty || role.hasColon { credits.append(credit(role, names: names)) }
            open = []
            names = []
        }
        for token in tokens {
            guard token.stage != nil else {
                names.append(token)
                continue
            }
            // 文/图：张三 is two roles with one name; 编辑： 审核：李四 is a role without one.
            let isShared = names.isEmpty && open.last.map { !$0.hasColon && $0.joinsNext } ?? false
            if !isShared { close() }
            open.append(token)
        }
        close()
        return credits
    }

    /// 李四 文 王五 摄: only with the short words that people put behind names.
    private func namesFirst(_ tokens: [Token]) -> [SignOff.Credit] {
        guard tokens.count <= 8, tokens.last?.stage != nil, tokens.contains(where: { $0.stage == nil }),
            tokens.allSatisfy({ $0.stage.map { [.writing, .picture].contains($0) } ?? ((2...4).contains($0.range.count)) }),
            tokens.allSatisfy({ !$0.hasColon })
        else { return [] }
        var credits: [SignOff.Credit] = []
        var names: [Token] = []
        for token in tokens {
            if token.stage != nil {
                credits.append(credit(token, names: names))
                // 张三 文/图: the names go on while roles are joined.
                if !token.joinsNext { names = [] }
            } else {
                names.append(token)
            }
        }
        return credits
    }

    private func isNames(_ tokens: ArraySlice<Token>) -> Bool {
        !tokens.isEmpty && tokens.allSatisfy { $0.stage != nil || (2...4).contains($0.range.count) && isHan($0.range) }
    }

    private func isHan(_ range: Range<Int>) -> Bool { text.values[range].allSatisfy(Folding.isHan) }

    private func credit(_ role: Token, names: [Token]) -> SignOff.Credit {
        let end = max(role.range.upperBound, names.last?.range.upperBound ?? 0)
        return SignOff.Credit(
            role: string(role.range), stage: role.stage ?? .other, names: joined(names),
            range: text.range(min(role.range.lowerBound, names.first?.range.lowerBound ?? role.range.lowerBound)..<end), block: block)
    }

    /// Single characters with a blank between are one name: 张　三.
    private func joined(_ tokens: [Token]) -> [SignOff.Name] {
        var names: [SignOff.Name] = []
        var index = 0
        while index < tokens.count {
            var range = tokens[index].range
            var word = string(range)
            if range.count == 1, index + 1 < tokens.count, tokens[index + 1].range.count == 1, !tokens[index].joinsNext,
                isHan(range), isHan(tokens[index + 1].range) {
                index += 1
                word += string(tokens[index].range)
                range = range.lowerBound..<tokens[index].range.upperBound
            }
            names.append(SignOff.Name(text: word, range: text.range(range)))
            index += 1
        }
        return names
    }

    // MARK: - Tokens

    /// A unit may stand where a name does (责编：管委会办公室); a longer stretch is a sentence.
    private static let longestName = 16

    /// The tokens of a line; nil as soon as one is too long for a name or a role.
    private func tokens(in range: Range<Int>) -> [Token]? {
        var tokens: [Token] = []
        var at = range.lowerBound
        while at < range.upperBound {
            if Self.isSeparator(text.values[at]) {
                at += 1
                continue
            }
            var end = at
            while end < range.upperBound, !Self.isSeparator(text.values[end]) { end += 1 }
            var token = Token(range: at..<end)
            token.stage = roles.stage(of: text.values[at..<end])
            if token.stage == nil, token.range.count > max(Self.longestName, roles.longest + 2) { return nil }
            var next = end
            while next < range.upperBound, Self.isSeparator(text.values[next]) {
                let value = text.values[next]
                if Self.colons.contains(value) { token.hasColon = true } else { token.hasGap = true }
                if [0x2F, 0xFF0F, 0x3001, 0x26, 0x2B, 0xB7].contains(value) { token.joinsNext = true }
                next += 1
            }
            // 指导老师：李四 is a role that we do not know; it ends the names before it.
            if token.stage == nil, token.hasColon, token.range.count <= roles.longest + 2 { token.stage = .other }
            tokens.append(token)
            at = next
        }
        for index in tokens.indices.dropLast() where tokens[index].joinsNext && tokens[index + 1].stage == nil {
            // 文/张三: between a role and a name the slash is a colon.
            if tokens[index].stage != nil { tokens[index].hasColon = true }
        }
        return tokens
    }

    /// Colons and the bars that posts draw instead.
    private static let colons: Set<UInt32> = [0xFF1A, 0x3A, 0x7C, 0xFF5C, 0x4E28, 0x2223]

    /// Blanks, colons, slashes, bars, commas and brackets between credits. Sentence marks are none: they make it a sentence.
    private static func isSeparator(_ value: UInt32) -> Bool {
        switch value {
        case 0xFF1A, 0x3A, 0x2F, 0xFF0F, 0x7C, 0xFF5C, 0x4E28, 0x2223, 0x3001, 0xFF0C, 0x2C, 0xFF1B, 0x3B, 0x26, 0x2B, 0x2022,
            0x3010, 0x3011, 0xFF08, 0xFF09, 0x28, 0x29: true
        default: isBlank(value)
        }
    }

    static func isBlank(_ value: UInt32) -> Bool {
        switch value {
        case 0x20, 0x09, 0xA0, 0x3000, 0x2000...0x200B: true
        default: false
        }
    }

    private func string(_ range: Range<Int>) -> String {
        String(String.UnicodeScalarView(text.values[range].compactMap(Unicode.Scalar.init)))
    }
}

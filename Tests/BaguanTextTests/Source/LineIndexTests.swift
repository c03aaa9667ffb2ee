import BaguanText
import Testing

@Suite struct LineIndexTests {
    private func lines(_ text: String) -> LineIndex { SourceFile(path: "a", text: text).lines }

    private func texts(_ text: String) -> [String] {
        let lines = lines(text)
        return (1...lines.count).compactMap { lines.text(ofLine: $0) }
    }

    @Test func `a line ends with a line feed, a carriage return, or both`() {
        #expect(texts("") == [""])
        #expect(texts("a") == ["a"])
        #expect(texts("a\nb\r\nc\rd") == ["a", "b", "c", "d"])
        #expect(texts("\n\r\r\n\n") == ["", "", "", "", ""])
        #expect(texts("一二三四五六七\r\n八") == ["一二三四五六七", "八"])
        #expect(texts("1234567\r\n8") == ["1234567", "8"])
        #expect(texts("a\u{2028}b\u{0B}c\u{85}d") == ["a\u{2028}b\u{0B}c\u{85}d"])
    }

    @Test func `columns are counted in scalars, UTF-16 units, bytes and cells`() {
        let text = "a中🎉e\u{301}，x"
        let lines = lines("第一行\n" + text)
        let start = "第一行\n".utf8.count
        func offset(of scalar: Int) -> SourceOffset {
            SourceOffset(start + String(String.UnicodeScalarView(text.unicodeScalars.prefix(scalar))).utf8.count)
        }
        #expect((0...7).map { lines.position(of: offset(of: $0)).column } == [1, 2, 3, 4, 5, 6, 7, 8])
        #expect((0...7).map { lines.utf16Column(of: offset(of: $0)) } == [1, 2, 3, 5, 6, 7, 8, 9])
        #expect((0...7).map { lines.utf8Column(of: offset(of: $0)) } == [1, 2, 5, 9, 10, 12, 15, 16])
        #expect((0...7).allSatisfy { lines.line(of: offset(of: $0)) == 2 })
    }

    @Test func `a place inside a character is the character's, and one past the end is the end's`() {
        let lines = lines("中文")
        #expect(lines.position(of: SourceOffset(4)) == TextPosition(line: 1, column: 2))
        #expect(lines.utf8Column(of: SourceOffset(5)) == 4)
        #expect(lines.position(of: SourceOffset(99)) == TextPosition(line: 1, column: 3))
        #expect(lines.position(of: SourceOffset(-1)) == TextPosition(line: 1, column: 1))
    }

    @Test func `a position leads back to its offset`() {
        let text = "第一行\r\n🎉ab\n" + String(repeating: "长", count: 9000)
        let lines = lines(text)
        var offset = 0
        for scalar in text.unicodeScalars {
            if scalar != "\r" && scalar != "\n" {
                #expect(lines.offset(of: lines.position(of: SourceOffset(offset))) == SourceOffset(offset))
            }
            offset += String(scalar).utf8.count
        }
        #expect(lines.offset(of: TextPosition(line: 1, column: 50)) == SourceOffset(9))
        #expect(lines.offset(of: TextPosition(line: 4, column: 1)) == nil)
        #expect(lines.offset(of: TextPosition(line: 1, column: 0)) == nil)
    }

    @Test func `it agrees with counting from the start, on long lines as on short ones`() {
        let pieces = ["中", "a", "🎉", "é", "，", "\u{301}", String(repeating: "字", count: 3000), "\n", "\r\n", "\r"]
        for _ in 0..<20 {
            let text = (0..<20).map { _ in pieces.randomElement() ?? "" }.joined()
            let scalars = Array(text.unicodeScalars)
            let lines = lines(text)
            let checked = Set((0..<40).map { _ in Int.random(in: 0...scalars.count) })
            var (offset, line, utf16, start) = (0, 1, 1, 0)
            for index in 0...scalars.count {
                if checked.contains(index) {
                    let place = SourceOffset(offset)
                    #expect(lines.position(of: place) == TextPosition(line: line, column: index - start + 1))
                    #expect(lines.utf16Column(of: place) == utf16)
                    let kept = LineIndex(counted: [0, offset].map { lines.counted(SourceOffset($0)) })
                    #expect(kept.counted(place) == lines.counted(place))
                }
                guard index < scalars.count else { break }
                let scalar = scalars[index]
                offset += String(scalar).utf8.count
                utf16 += scalar.value > 0xFFFF ? 2 : 1
                let isBeforeFeed = index + 1 < scalars.count && scalars[index + 1] == "\n"
                if scalar == "\n" || (scalar == "\r" && !isBeforeFeed) {
                    (line, utf16, start) = (line + 1, 1, index + 1)
                }
            }
        }
    }

    @Test func `thousands of places on one line of megabytes are quick`() {
        let lines = lines(String(repeating: "审校", count: 500_000))
        let clock = ContinuousClock()
        let time = clock.measure {
            for index in 0..<3000 {
                let offset = SourceOffset(index * 999)
                #expect(lines.position(of: offset).column == index * 333 + 1)
            }
        }
        // Counting from the start each time takes minutes here.
        #expect(time < .seconds(20))
    }
}

internal import BaguanText

/// A law named in prose, and what is said of it right there: 《未成年人保护法》（2024年修正）第十条、第十一条.
struct LawMention {
    /// The first place after the name, its closing mark and a remark in brackets.
    let end: Int
    private let text: ScalarText
    /// Where the clause ends that may speak of the law: before the next title, at the end of the sentence.
    private let limit: Int

    /// - Parameter name: where the name stands, without 中华人民共和国.
    /// - Returns: nil when the name is part of another: 高等教育法规, 德国民法典, 实施〈义务教育法〉办法.
    init?(name: Range<ProseOffset>, in text: ScalarText) {
        let values = text.values
        let start = text.index(at: name.lowerBound)
        guard Self.begins(at: start, in: values) else { return nil }
        var at = text.index(at: name.upperBound)
        if at < values.count, values[at] == 0x300B /* 》 */ { at += 1 }
        if at < values.count, [0xFF08, 0x28].contains(values[at]),
            let close = values[at...].prefix(Self.longestRemark).firstIndex(where: { [0xFF09, 0x29].contains($0) }) {
            at = close + 1
        }
        if at < values.count, values[at] == 0x300B { at += 1 }
        self.text = text
        end = at
        limit = values[at...].prefix(Self.reach).firstIndex { Self.stops.contains($0) } ?? min(values.count, at + Self.reach)
    }

    private static let longestRemark = 24
    private static let reach = 48
    private static let stops = Set("。！？；\n《".unicodeScalars.map(\.value))
    /// What may stand before a law's short name; any other character makes it part of a longer name.
    private static let leads = Set("据照依循反按和与及或由用在从行订正彻施到对合将是读习传".unicodeScalars.map(\.value))

    private static func begins(at start: Int, in values: [UInt32]) -> Bool {
        guard start > 0 else { return true }
        let before = values[start - 1]
        if before == 0x56FD /* 国 */ {
            let head = String(String.UnicodeScalarView(values[max(0, start - 7)..<start].compactMap(Unicode.Scalar.init)))
            return head == "中华人民共和国" || head.hasSuffix("我国")
        }
        return !Folding.isHan(before) || leads.contains(before)
    }

    /// The articles that follow the name, each with its number: 第十条, 第十条第二款和第十二条, 第三条至第五条.
    func articles() -> [(number: Int, range: Range<ProseOffset>)] {
        var found: [(Int, Range<ProseOffset>)] = []
        var at = end
        while at < limit, found.count < 16 {
            if text.values[at] == 0x7B2C /* 第 */, let number = Numeral.read(in: text, at: at + 1), let value = number.integer,
                case let after = number.range.upperBound, after < text.values.count, let unit = Unicode.Scalar(text.values[after]) {
                if unit == "条" {
                    found.append((value, text.range(at..<after + 1)))
                } else if !["款", "项", "章", "节", "编", "目"].contains(unit) {
                    break
                }
                at = after + 1
            } else if text.values[at] == 0x7B2C, at + 1 < limit, [0xFF08, 0x28].contains(text.values[at + 1]),
                let item = text.values[at..<min(limit, at + 8)].firstIndex(of: 0x9879 /* 项 */) {
                // 第（三）项
                at = item + 1
            } else if let joint = Unicode.Scalar(text.values[at]), Self.joints.contains(joint) {
                at += 1
            } else {
                break
            }
        }
        return found
    }

    private static let joints: Set<Unicode.Scalar> = ["、", "和", "及", "与", "至", "到", "的", " ", "—", "～", "-", "之", "一", "二"]

    /// The day from which the law is said to be in force: 自2021年6月1日起施行, 2021年6月1日正式实施.
    func stated() -> (year: Int, month: Int, day: Int, range: Range<ProseOffset>)? {
        var at = end
        while at < limit {
            guard Numeral.digit(text.values[at]) != nil, let (date, after) = date(at) else {
                at += 1
                continue
            }
            if Self.forces.contains(where: { follows($0, at: after) }) {
                return (date.year, date.month, date.day, text.range(at..<after))
            }
            at = after
        }
        return nil
    }

    private static let forces = ["起施行", "起正式施行", "起实施", "起正式实施", "正式施行", "正式实施", "施行", "起生效", "起执行"]

    private func date(_ start: Int) -> ((year: Int, month: Int, day: Int), after: Int)? {
        guard let (year, afterYear) = part(start, unit: "年"), let (month, afterMonth) = part(afterYear, unit: "月"),
            let (day, end) = part(afterMonth, unit: "日")
        else { return nil }
        return ((year, month, day), end)
    }

    private func part(_ start: Int, unit: Unicode.Scalar) -> (Int, after: Int)? {
        guard let number = Numeral.read(in: text, at: start), let value = number.integer,
            case let end = number.range.upperBound, end < text.values.count, text.values[end] == unit.value
        else { return nil }
        return (value, end + 1)
    }

    private func follows(_ word: String, at index: Int) -> Bool {
        let scalars = word.unicodeScalars
        return index + scalars.count <= text.values.count
            && text.values[index..<index + scalars.count].elementsEqual(scalars.map(\.value))
    }
}

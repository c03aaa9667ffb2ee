@testable import BaguanSuspects

/// Sentences of an invented archive, each in a few settings, so that what is usual in them was seen often.
enum Archive {
    static let clauses = [
        "各科室做好准备工作", "学校定期检验设备", "依照法律规定公示", "加强监督检查", "认真做好准备工作", "设备检验合格", "遵守法律规定",
        "组织监督检查", "检验检测机构", "安全工作会议",
    ]

    static var sentences: [String] {
        clauses.flatMap { clause in ["，", "；", "，请", "，并", "，按时", "，及时"].flatMap { mark in clauses.map { clause + mark + $0 + "。" } } }
    }

    static func counter(_ sentences: [String] = sentences) -> TextCounter {
        var counter = TextCounter()
        for sentence in sentences { counter.add(scalars(sentence)) }
        return counter
    }

    static let words = WordList(text: Array("工作 500 n\n检验 90 v\n法律 300 n\n监督 80 v\n检查 200 v\n准备 90 v\n".utf8))
    static let confusions = ConfusionList(text: Array("做\t作\t3\t0\n艳\t验\t3\t0\n津\t律\t0\t0.8\n捡\t检\t3\t0.9\n作\t做\t3\t0\n".utf8))!

    /// Weights that ask for gain alone.
    static let weights = Weights(text: "# by hand\nthreshold 0\nbias -1\ngain 1\n")!

    static func bytes(_ sentences: [String] = sentences, weights: Weights? = weights) -> [UInt8] {
        var builder = ModelBuilder(counter(sentences), maximalSize: 1 << 20)
        builder.words = words
        builder.confusions = confusions
        builder.weights = weights
        return builder.bytes()
    }

    static func model(_ bytes: [UInt8] = standard) throws -> SuspectModel { try SuspectModel(ModelBytes(copying: bytes)) }

    private static let standard = bytes()
}

func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

func text(_ scalars: some Sequence<UInt32>) -> String {
    String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init)))
}

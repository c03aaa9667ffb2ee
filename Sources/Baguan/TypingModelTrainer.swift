package import BaguanDocuments
package import BaguanFindings
package import BaguanSuspects
internal import BaguanText

/// Makes a model from counted texts, and fits its weights when it is given pairs.
package struct TypingModelTrainer {
    private var builder: ModelBuilder
    /// What the new model is read together with; nil when the bundled one itself is made.
    private let base: SuspectModel?
    private let counter: TextCounter

    /// What makes a model impossible.
    package enum Problem: Error, Sendable {
        case badConfusions, badWeights, noPairs, unusable(ModelError)
    }

    /// - Parameters:
    ///   - size: of the file at most, in bytes.
    ///   - words: a list of words, for the bundled model.
    ///   - confusions: a list of confusable characters, for the bundled model.
    ///   - base: what the new model is to be read together with; nil for the bundled one.
    package init(
        _ counter: TextCounter, size: Int, words: [UInt8]?, confusions: [UInt8]?, base: SuspectModel? = nil
    ) throws(Problem) {
        self.counter = counter
        builder = ModelBuilder(counter, maximalSize: size)
        self.base = confusions == nil ? base ?? BundledModel.model : nil
        if let words { builder.words = WordList(text: words) }
        if let confusions {
            guard let list = ConfusionList(text: confusions) else { throw .badConfusions }
            builder.confusions = list
        }
    }

    /// - Parameters:
    ///   - pairs: wrong and right texts; see `WritingPair.all(in:skipped:)`.
    ///   - falseRate: the share of right texts in which something may be suspected.
    ///   - weights: the text of weights that were fitted before.
    /// - Returns: the file's bytes with the weights in it, and what there is to say.
    package mutating func model(
        pairs: [UInt8]?, falseRate: Double, weights: [UInt8]?
    ) throws(Problem) -> (model: (bytes: [UInt8], weights: String?), report: Localized) {
        if let weights {
            guard let read = Weights(text: String(decoding: weights, as: UTF8.self)) else { throw .badWeights }
            builder.weights = read
        }
        var bytes = builder.bytes()
        var fitted: (weights: Weights, figures: SuspectFigures)?
        var skipped = 0
        if let pairs {
            let pairs = WritingPair.all(in: pairs, skipped: &skipped)
            guard pairs.contains(where: \.isWrong) else { throw .noPairs }
            fitted = try fit(bytes, pairs, falseRate)
            builder.weights = fitted?.weights
            bytes = builder.bytes()
        }
        return ((bytes, fitted?.weights.text), report(bytes.count, fitted?.figures, skipped: skipped))
    }

    private func fit(_ bytes: [UInt8], _ pairs: [WritingPair], _ falseRate: Double) throws(Problem) -> (Weights, SuspectFigures) {
        do throws(ModelError) {
            let model = try SuspectModel(ModelBytes(copying: bytes))
            return WeightTrainer(base ?? model, own: base == nil ? nil : model, pairs: pairs, falseRate: falseRate).train()
        } catch {
            throw .unusable(error)
        }
    }

    private func report(_ size: Int, _ figures: SuspectFigures?, skipped: Int) -> Localized {
        let megabytes = "\(Double(size / 10_000) / 100) MB"
        var report = Localized(
            zh: "学习了 \(counter.sentences) 句（另有 \(counter.repeated) 句重复），\(counter.characters) 字；模型 \(megabytes)。\n",
            en: "learned from \(counter.sentences) sentences (\(counter.repeated) more were repeated), \(counter.characters) characters; the model has \(megabytes).\n")
        guard let figures else { return report }
        report.chinese += figures.words.chinese + (skipped == 0 ? "" : "不是成对句子的 \(skipped) 行没有用。\n")
        report.english += figures.words.english + (skipped == 0 ? "" : "\(skipped) lines are no pairs and were passed over.\n")
        return report
    }
}

extension TypingModelTrainer.Problem {
    package var words: Localized {
        switch self {
        case .badConfusions:
            Localized(
                zh: "--confusions 不是易混字表：每行四栏，写成的字、原意的字、读音（0–3）、字形（0–1）",
                en: "--confusions is no list of confusable characters: four fields a line, written, meant, sound (0–3), shape (0–1)")
        case .badWeights: Localized(zh: "--weights 不是权重文件", en: "--weights is no file of weights")
        case .noPairs: Localized(zh: "--pairs 里没有一对写错的句子", en: "--pairs has no sentence with a mistake")
        case .unusable(let error): Localized(zh: "生成的模型不能用：\(error)", en: "the model that was made cannot be used: \(error)")
        }
    }
}

extension TextCounter {
    /// Takes in the prose of a document, block by block, without what stands hidden in it.
    package mutating func add(_ document: Document) {
        for block in document.blocks where block.role != .code && block.role != .hidden {
            add(ScalarText(block.range, of: document.prose.utf8).values)
        }
    }
}

extension SuspectFigures {
    private static func percent(_ part: Int, _ whole: Int) -> String {
        "\(whole == 0 ? 0 : (Double(part) / Double(whole) * 1000).rounded() / 10) %"
    }

    /// The figures of the cross-validation, for people.
    package var words: Localized {
        let flagged = wrongFlagged + rightFlagged
        return Localized(
            zh: """
                交叉验证（五份，各用另外四份调整权重）：没有错的 \(right) 句里怀疑了 \(rightFlagged) 句；有错的 \(wrong) 句里发现 \(hit) 句（\(Self.percent(hit, wrong))），\
                怀疑对了的占 \(Self.percent(hit, flagged))；整句改对 \(mended) 句（\(Self.percent(mended, wrong))，占 \(Self.percent(mended, flagged))）。\
                单看每一处：\(mistakes) 处错里怀疑 \(suspects) 处，找对 \(found) 处，改对 \(corrected) 处。

                """,
            en: """
                cross-validation (five parts, each judged by weights fitted on the other four): of \(right) right sentences \(rightFlagged) are suspected; \
                of \(wrong) wrong ones \(hit) are found (recall \(Self.percent(hit, wrong)), precision \(Self.percent(hit, flagged))), \
                \(mended) come out right (recall \(Self.percent(mended, wrong)), precision \(Self.percent(mended, flagged))). \
                Of \(mistakes) single mistakes: \(suspects) suspects, \(found) at a mistake, \(corrected) with what was meant.

                """)
    }
}

import Baguan

@testable import BaguanSuspects

/// A model file that an organisation was sent, and a draft that is held against it.
extension FuzzTarget {
    static let model = FuzzTarget(
        name: "model",
        run: { bytes in
            // A model is longer than what is tried here, so that the bytes change a whole one: its head (directory and
            // counts) and its end (words, weights, totals). Nobody seals a file by chance; it is sealed here.
            var file = seed
            for (index, byte) in bytes.enumerated() {
                file[index < head ? ModelFile.headerSize + index : file.count - 1 - (index - head) % tail] ^= byte
            }
            ModelFile.seal(&file)
            guard let model = try? SuspectModel(ModelBytes(copying: file)), let base = BundledModel.model,
                let finder = SuspectFinder(base, own: model) else { return }
            for finder in [finder, SuspectFinder(model)].compactMap(\.self) {
                for suspect in finder.suspects(in: draft) where suspect.range.upperBound > draft.count || suspect.range.isEmpty {
                    fail("a suspect outside of the draft")
                }
            }
        },
        seeds: [[0], [UInt8](repeating: 0, count: 600), [UInt8](repeating: 0x55, count: 2000)],
        words: ["\u{8}\0\0\0", "\u{40}\0\0\0\0\0\0\0"])

    private static let head = 700
    private static let tail = 2500
    private static let draft = "请各科室做好准备工做，定期检艳设备。".unicodeScalars.map(\.value)

    private static let seed: [UInt8] = {
        var counter = TextCounter()
        counter.add("做好准备工作，做好准备工作。各科室做好准备工作；定期检验设备，定期检验设备。".unicodeScalars.map(\.value))
        var builder = ModelBuilder(counter, maximalSize: 1_000_000)
        builder.weights = BundledModel.model?.weights
        builder.words = WordList(text: bytes("工作 50 n\n检验 40 v\n准备 30 v\n"))
        return builder.bytes()
    }()
}

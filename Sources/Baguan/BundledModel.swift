internal import CTypingModel

/// The model of ordinary official writing that comes with baguan: made of law texts and a list of words, carried by the
/// binary itself, of which only the pages that are looked at are ever read from disk.
public enum BundledModel {
    /// Nil only when the binary was damaged.
    public static let model: SuspectModel? = try? SuspectModel(ModelBytes(
        UnsafeRawBufferPointer(start: baguan_typing_model(), count: baguan_typing_model_size())))

    private static let finder = model.flatMap { SuspectFinder($0) }

    /// - Parameter own: is read together with the bundled one, or in its place when it stands alone.
    static func finder(with own: SuspectModel?) -> SuspectFinder? {
        guard let own, let model else { return finder }
        if own.standsAlone { return SuspectFinder(own) }
        return SuspectFinder(model, own: own)
    }
}

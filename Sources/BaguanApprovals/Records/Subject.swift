/// The content that a record is about, as digests of its parts: what an approval is bound to.
public struct Subject: Hashable, Sendable {
    /// The draft's file, byte for byte.
    public var bytes: Digest
    /// The text that a reader sees.
    public var text: Digest
    /// The same without what is only layout: blanks, paragraph breaks, the width of marks.
    public var wording: Digest
    /// Images and links, in their order.
    public var assets: Digest
    /// Text that a reader does not see.
    public var hidden: Digest
    /// The version of the code that took the parts out; digests of different versions cannot be compared.
    public var extractor: String

    public init(bytes: Digest, text: Digest, wording: Digest, assets: Digest, hidden: Digest, extractor: String) {
        self.bytes = bytes
        self.text = text
        self.wording = wording
        self.assets = assets
        self.hidden = hidden
        self.extractor = extractor
    }

    /// One digest over all of it, files that go with the draft included: what a paper form is compared by.
    public var whole: Digest {
        var input = DigestInput("subject")
        for part in [bytes, text, assets, hidden] { input.add("part", part.bytes) }
        return input.digest
    }
}

/// What the signer was told about the content by baguan.
public struct ScanSummary: Hashable, Sendable {
    /// The version of the rules.
    public var rules: String
    /// The digest of the report.
    public var report: Digest
    /// How many findings were open.
    public var open: Int

    public init(rules: String, report: Digest, open: Int) {
        self.rules = rules
        self.report = report
        self.open = open
    }
}

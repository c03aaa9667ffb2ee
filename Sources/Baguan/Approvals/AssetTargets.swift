/// The pictures that a draft shows and the places that it leads to, as its markup names them.
enum AssetTargets {
    /// ![alt](target) and [text](target), with or without <> around the target; <img src="…"> and <a href="…">.
    private static let pattern = try? Pattern(
        #"(!?)\[[^\]\n]{0,500}\]\(\s*<?([^)<>\s]{1,2000})|<(img|a)\b[^<>]{0,500}?\b(?:src|href)\s*=\s*["']([^"'<>]{1,2000})["']"#)

    /// In the order of the text.
    static func all(in text: String) -> [(kind: ContentParts.Asset.Kind, target: String)] {
        let bytes = Array(text.utf8)
        let units = UTF16Text(ProseOffset(0)..<ProseOffset(bytes.count), of: bytes)
        guard let matches = try? pattern?.matches(in: units) else { return [] }
        return matches.compactMap { groups in
            func group(_ index: Int) -> String? { groups[index].map { String(decoding: bytes[$0.utf8], as: UTF8.self) } }
            if let target = group(2) { return (group(1) == "!" ? .image : .link, target) }
            return group(4).map { (group(3) == "img" ? .image : .link, $0) }
        }
    }
}

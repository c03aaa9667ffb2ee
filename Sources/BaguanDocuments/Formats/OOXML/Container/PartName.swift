/// Names of parts inside an Office file (Open Packaging Conventions): always with `/` between folders and none in front.
enum PartName {
    /// The part that a relationship of `source` leads to; nil when its target climbs out of the package.
    /// - Parameter source: empty for the package itself.
    static func resolve(_ target: String, from source: String) -> String? {
        let isAbsolute = target.hasPrefix("/")
        var folders = isAbsolute ? [] : source.split(separator: "/").dropLast().map(String.init)
        for step in decoded(target).split(separator: "/") where step != "." {
            if step == ".." {
                guard folders.popLast() != nil else { return nil }
            } else {
                folders.append(String(step))
            }
        }
        return folders.isEmpty ? nil : folders.joined(separator: "/")
    }

    /// The part that holds the relationships of `part`.
    static func relationships(of part: String) -> String {
        var folders = part.split(separator: "/").map(String.init)
        let name = folders.popLast() ?? ""
        return (folders + ["_rels", name + ".rels"]).joined(separator: "/")
    }

    /// Without `%20` and the like.
    private static func decoded(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
                bytes.append(value)
                rest.removeFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

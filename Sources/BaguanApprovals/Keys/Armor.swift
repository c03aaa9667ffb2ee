/// Base64 between a BEGIN and an END line, as OpenSSH writes keys and signatures.
struct Armor {
    private let begin: [UInt8]
    private let end: [UInt8]

    static let signature = Armor("SSH SIGNATURE")
    static let privateKey = Armor("OPENSSH PRIVATE KEY")

    /// OpenSSH breaks lines at 70 characters, though PROTOCOL.sshsig recommends 76.
    private static let lineLength = 70
    private static let lineFeed = UInt8(ascii: "\n")

    private init(_ label: String) {
        begin = Array("-----BEGIN \(label)-----\n".utf8)
        end = Array("-----END \(label)-----\n".utf8)
    }

    func wrap(_ bytes: [UInt8]) -> [UInt8] {
        let text = Base64.encode(bytes)
        var lines = begin
        for start in stride(from: 0, to: text.count, by: Self.lineLength) {
            lines += text[start..<min(start + Self.lineLength, text.count)]
            lines.append(Self.lineFeed)
        }
        return lines + end
    }

    /// What an armor may be instead of one.
    enum Flaw: Error { case missing, unfinished, base64 }

    /// Takes lines of any length; whoever needs the one spelling wraps again and compares.
    func unwrap(_ text: [UInt8]) throws(Flaw) -> [UInt8] {
        guard text.starts(with: begin) else {
            throw begin.starts(with: text) ? .unfinished : .missing
        }
        let rest = text.dropFirst(begin.count)
        guard rest.count >= end.count, rest.suffix(end.count).elementsEqual(end) else { throw .unfinished }
        let inner = rest.dropLast(end.count).filter { $0 != Self.lineFeed }
        guard let bytes = Base64.decode(inner) else { throw .base64 }
        return bytes
    }
}

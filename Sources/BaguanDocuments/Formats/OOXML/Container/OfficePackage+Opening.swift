internal import BaguanText

extension OfficePackage {
    /// Opens a file whose name says what it should be, by what it really is.
    /// - Parameter format: the name of the format that the file's name tells.
    static func open(_ bytes: [UInt8], path: String, as format: String, kind: OfficeKind) throws(ReadingError)
        -> (package: OfficePackage, main: String) {
        let signature = FileSignature(bytes: bytes)
        if signature == .ole, isEncrypted(bytes) { throw ReadingError(path: path, cause: .encrypted) }
        guard signature == .zip else { throw ReadingError(bytes, path: path, isNo: format) }
        let package = try OfficePackage(bytes, path: path)
        guard package.holds(contentTypesPart) else { throw ReadingError(bytes, path: path, isNo: format) }
        let main = try package.mainPart()
        if let actual = main.kind, actual != kind { throw ReadingError(path: path, cause: .otherOfficeFile(actual)) }
        guard main.kind != nil else { throw ReadingError(path: path, cause: .mislabelled(format: format, actually: .zip)) }
        return (package, main.name)
    }

    /// An Office file with a password is an OLE file that holds the real one as a stream of this name ([MS-OFFCRYPTO]).
    static func isEncrypted(_ bytes: [UInt8]) -> Bool {
        let name: [UInt8] = "EncryptedPackage".utf8.flatMap { (byte: UInt8) -> [UInt8] in [byte, 0] }
        var start = bytes.startIndex
        while let found = bytes[start...].firstIndex(of: name[0]) {
            if bytes[found...].starts(with: name) { return true }
            start = found + 1
        }
        return false
    }
}

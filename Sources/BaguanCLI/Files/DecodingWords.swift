import Baguan

extension DecodingError {
    /// Why a draft is no text.
    var message: Localized {
        switch cause {
        case .undecodable(let encoding, let offset):
            Localized(
                zh: "按 \(encoding.rawValue) 读不通：第 \(offset + 1) 个字节起不是文字",
                en: "not readable as \(encoding.rawValue): the bytes from byte offset \(offset) on mean nothing in it")
        case .loneSurrogate(let encoding, let offset):
            Localized(
                zh: "\(encoding.rawValue) 文件里第 \(offset + 1) 个字节处只有半个字符（落单的代理项）",
                en: "half a character (a lone surrogate) in a \(encoding.rawValue) file at byte offset \(offset)")
        case .truncated(let encoding, let offset):
            Localized(
                zh: "文件（\(encoding.rawValue)）不完整：第 \(offset + 1) 个字节处的字没有写完",
                en: "the file (\(encoding.rawValue)) breaks off inside the character at byte offset \(offset)")
        case .undecidable(let candidates) where candidates.isEmpty:
            Localized(zh: "看不出文件用的是什么编码", en: "the file is in no known encoding")
        case .undecidable(let candidates):
            Localized(
                zh: "文件太短，编码有几种可能，不能乱猜：\(candidates.map(\.rawValue).joined(separator: "、"))",
                en: "the file is too short to tell its encoding: \(candidates.map(\.rawValue).joined(separator: ", ")) all fit")
        case .binary(.nul(let offset)):
            Localized(
                zh: "不是文本文件：第 \(offset + 1) 个字节是空字符（NUL）", en: "not a text file: NUL at byte offset \(offset)")
        case .binary(.controlCharacters(let offset)):
            Localized(
                zh: "不是文本文件：控制字符太多，第一个在第 \(offset + 1) 个字节",
                en: "not a text file: too many control characters, the first at byte offset \(offset)")
        case .binary(.signature(let signature)):
            signature.message(path: path)
        }
    }

    /// What its writer can do about it.
    var remedy: Localized? {
        switch cause {
        case .undecodable, .undecidable:
            Localized(zh: "用编辑器另存为 UTF-8", en: "save it as UTF-8 in an editor")
        case .loneSurrogate, .truncated:
            Localized(zh: "重新导出或下载文件，另存为 UTF-8", en: "export or download the file again and save it as UTF-8")
        case .binary(.nul), .binary(.controlCharacters):
            Localized(zh: "如果确是稿件，用原来的软件打开，另存为 UTF-8 文本", en: "if it is a draft, open it where it was made and save it as UTF-8 text")
        case .binary(.signature(let signature)):
            signature.remedy
        }
    }
}

extension FileSignature {
    func message(path: String) -> Localized {
        let name = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
        switch self {
        case .zip where ["epub", "ofd"].contains(name):
            return Localized(zh: "这是 .\(name) 文件，目前还不能读", en: "this is a .\(name) file, which cannot be read yet")
        case .ole:
            return Localized(
                zh: "这是旧版 Office 或 WPS 文件（或加了密码）", en: "this is an old Office or WPS file (or has a password)")
        case .rtf:
            return Localized(zh: "这是 RTF 文件", en: "this is an RTF file")
        case .pdf:
            return Localized(zh: "这是 PDF 文件", en: "this is a PDF file")
        case .png, .jpeg, .gif, .webp:
            return Localized(
                zh: "这是图片（\(rawValue)），不是文本文件", en: "this is a picture (\(rawValue)), not a text file")
        case .zip, .gzip, .rar, .sevenZip:
            return Localized(
                zh: "这是压缩文件（\(rawValue)），不是文本文件", en: "this is an archive (\(rawValue)), not a text file")
        case .elf:
            return Localized(zh: "这是程序，不是文本文件", en: "this is a program, not a text file")
        }
    }

    var remedy: Localized {
        switch self {
        case .png, .jpeg, .gif, .webp, .elf:
            Localized(zh: "把文字部分存成文本文件再检查", en: "check its words in a text file of their own")
        case .ole:
            Localized(
                zh: "把扩展名改成 .doc、.xls 或 .ppt 再检查；有密码的先去掉密码",
                en: "change its extension to .doc, .xls or .ppt; take a password off first")
        case .rtf, .pdf: Localized(zh: "把扩展名改成 .\(rawValue) 再检查", en: "change its extension to .\(rawValue)")
        case .zip, .gzip, .rar, .sevenZip:
            Localized(
                zh: "在原来的软件里另存为纯文本（UTF-8）再检查；压缩包请先解开",
                en: "save it as plain text (UTF-8) where it was made; unpack an archive first")
        }
    }
}

public import BaguanFindings

/// Why a key cannot be taken.
public enum SSHKeyProblem: Error, Hashable {
    case notAKeyLine
    /// Another algorithm than Ed25519, with its name.
    case unsupportedType(String)
    case notBase64
    case damaged
    case notAPrivateKey
    /// Hidden behind a passphrase.
    case encrypted
    case severalKeys
    /// Private and public half do not belong together.
    case halvesDiffer
}

extension SSHKeyProblem: Problem {
    public var code: String {
        switch self {
        case .notAKeyLine: "key-line"
        case .unsupportedType: "key-type"
        case .notBase64, .damaged: "key-damaged"
        case .notAPrivateKey: "key-file"
        case .encrypted: "key-encrypted"
        case .severalKeys: "key-several"
        case .halvesDiffer: "key-halves"
        }
    }

    public var message: Localized {
        switch self {
        case .notAKeyLine: Localized(zh: "这不是一行 SSH 公钥", en: "this is no line with an SSH public key")
        case .unsupportedType(let type):
            Localized(zh: "不支持“\(type.shown)”类型的密钥", en: "keys of type “\(type.shown)” are not supported")
        case .notBase64: Localized(zh: "公钥中有不是 base64 的内容", en: "the public key is not valid base64")
        case .damaged: Localized(zh: "密钥已损坏", en: "the key is damaged")
        case .notAPrivateKey: Localized(zh: "这不是 OpenSSH 私钥文件", en: "this is no OpenSSH private key file")
        case .encrypted: Localized(zh: "私钥设有口令，不能直接读取", en: "the private key has a passphrase and cannot be read directly")
        case .severalKeys: Localized(zh: "私钥文件中不是一把密钥", en: "the file does not hold exactly one key")
        case .halvesDiffer: Localized(zh: "私钥与公钥不是一对", en: "private and public key do not belong together")
        }
    }

    public var remedy: Localized? {
        switch self {
        case .notAKeyLine, .notBase64:
            Localized(
                zh: "从 .pub 文件中复制整行，如“ssh-ed25519 AAAA…”", en: "copy the whole line of the .pub file, as in “ssh-ed25519 AAAA…”")
        case .unsupportedType, .notAPrivateKey, .severalKeys:
            Localized(
                zh: "用 baguan key new 或 ssh-keygen -t ed25519 新建一把", en: "make one with `baguan key new` or `ssh-keygen -t ed25519`")
        case .damaged, .halvesDiffer:
            Localized(zh: "从备份恢复；没有备份就新建一把并更新名册", en: "restore it from a backup, or make a new one and enter it in the roster")
        case .encrypted:
            Localized(
                zh: "先用 ssh-add 把它交给 ssh-agent，或用 ssh-keygen -Y sign 签名",
                en: "hand it to ssh-agent with `ssh-add`, or sign with `ssh-keygen -Y sign`")
        }
    }
}

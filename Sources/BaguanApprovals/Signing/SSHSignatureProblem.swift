public import BaguanFindings

/// Why an SSH signature cannot be taken.
public enum SSHSignatureProblem: Error, Hashable {
    /// No BEGIN line where the signature should begin.
    case missing
    /// It ends before its END line.
    case unfinished
    case damaged
    case unsupportedVersion(UInt32)
    case key(SSHKeyProblem)
    /// Another hash algorithm than sha512, with its name.
    case unsupportedHash(String)
    /// It says the same in another spelling: other line lengths, for instance.
    case otherSpelling
    /// Made for something else than records of baguan, with the namespace it was made for.
    case otherNamespace(String)
    /// The key named in it did not sign these bytes.
    case doesNotMatch
}

extension SSHSignatureProblem: Problem {
    public var code: String {
        switch self {
        case .missing: "signature-missing"
        case .unfinished: "signature-unfinished"
        case .damaged: "signature-damaged"
        case .unsupportedVersion: "signature-version"
        case .key(let problem): problem.code
        case .unsupportedHash: "signature-hash"
        case .otherSpelling: "signature-spelling"
        case .otherNamespace: "signature-namespace"
        case .doesNotMatch: "signature-forged"
        }
    }

    public var message: Localized {
        switch self {
        case .missing: Localized(zh: "没有签名", en: "there is no signature")
        case .unfinished: Localized(zh: "签名不完整", en: "the signature is cut off")
        case .damaged: Localized(zh: "签名已损坏", en: "the signature is damaged")
        case .unsupportedVersion(let version):
            Localized(zh: "不支持第 \(version) 版签名格式", en: "version \(version) of the signature format is not supported")
        case .key(let problem): problem.message
        case .unsupportedHash(let name):
            Localized(zh: "签名用的是“\(name.shown)”，不是 sha512", en: "the signature uses “\(name.shown)”, not sha512")
        case .otherSpelling:
            Localized(zh: "签名内容不变，写法不同", en: "the signature is spelt in another way than OpenSSH spells it")
        case .otherNamespace(let name):
            Localized(
                zh: "签名是为“\(name.shown)”做的，不是为审核记录做的", en: "the signature was made for “\(name.shown)”, not for a record")
        case .doesNotMatch:
            Localized(zh: "签名与内容不符：内容改过，或签名是伪造的", en: "the signature does not match: the content was altered or the signature forged")
        }
    }

    public var remedy: Localized? {
        switch self {
        case .unsupportedHash, .otherNamespace, .unsupportedVersion:
            Localized(
                zh: "重新签名：ssh-keygen -Y sign -n \(Record.namespace)", en: "sign again: `ssh-keygen -Y sign -n \(Record.namespace)`")
        case .key(let problem): problem.remedy
        default: nil
        }
    }
}

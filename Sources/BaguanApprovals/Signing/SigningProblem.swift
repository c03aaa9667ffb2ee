public import BaguanFindings

/// Why a record could not be signed.
public enum SigningProblem: Error, Hashable {
    /// The body breaks the rules for records.
    case body(RecordProblem)
    /// The agent cannot be reached or broke off, with the system's error number where there is one.
    case agentUnreachable(Int32?)
    /// The agent answered something that the protocol does not know.
    case agentAnswer
    /// The agent does not hold this key.
    case keyNotInAgent(SSHPublicKey)
    /// The key's holder or keeper said no.
    case refused
    /// The program for signing failed, with what it said.
    case commandFailed(String)
    case signature(SSHSignatureProblem)
    /// Signed with another key than was asked for.
    case otherKey(SSHPublicKey)
}

extension SigningProblem: Problem {
    public var code: String {
        switch self {
        case .body(let problem): problem.code
        case .agentUnreachable: "agent-unreachable"
        case .agentAnswer: "agent-answer"
        case .keyNotInAgent: "agent-key"
        case .refused: "signing-refused"
        case .commandFailed: "signing-command"
        case .signature(let problem): problem.code
        case .otherKey: "signing-key"
        }
    }

    public var message: Localized {
        switch self {
        case .body(let problem): problem.message
        case .agentUnreachable(let number?):
            Localized(zh: "无法连接 ssh-agent（错误 \(number)）", en: "ssh-agent cannot be reached (error \(number))")
        case .agentUnreachable(nil): Localized(zh: "无法连接 ssh-agent", en: "ssh-agent cannot be reached")
        case .agentAnswer: Localized(zh: "ssh-agent 的回答无法理解", en: "ssh-agent gave an answer that makes no sense")
        case .keyNotInAgent(let key):
            Localized(zh: "ssh-agent 中没有密钥 \(key)", en: "ssh-agent does not hold the key \(key)")
        case .refused: Localized(zh: "签名请求被拒绝", en: "signing was refused")
        case .commandFailed(let words):
            Localized(zh: "签名程序出错：\(words.shown)", en: "the program for signing failed: \(words.shown)")
        case .signature(let problem): problem.message
        case .otherKey(let key): Localized(zh: "签名用了另一把密钥 \(key)", en: "another key signed: \(key)")
        }
    }

    public var remedy: Localized? {
        switch self {
        case .body(let problem): problem.remedy
        case .agentUnreachable:
            Localized(zh: "启动 ssh-agent，或用 --key 指定私钥文件", en: "start ssh-agent, or name a key file with `--key`")
        case .keyNotInAgent: Localized(zh: "用 ssh-add 加入这把密钥", en: "add it with `ssh-add`")
        case .refused: Localized(zh: "在 ssh-agent 的提示中确认", en: "confirm when ssh-agent asks")
        case .signature(let problem): problem.remedy
        case .otherKey: Localized(zh: "用 --key 指定自己的密钥", en: "name your own key with `--key`")
        case .agentAnswer, .commandFailed: nil
        }
    }
}

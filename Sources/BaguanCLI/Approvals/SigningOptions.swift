import ArgumentParser
import Baguan
import Foundation

/// Who signs, and with what.
struct SigningOptions: ParsableArguments {
    @Option(help: .words(
        "签名用的私钥文件，默认 BAGUAN_KEY 或 ~/.config/baguan/key", "the private key; default BAGUAN_KEY or ~/.config/baguan/key", value: "file"))
    var key: String?

    @Flag(help: .words("用 ssh-agent 里的密钥签名（有口令的密钥）", "sign by ssh-agent (for keys with a passphrase)"))
    var agent = false

    @Flag(name: .shortAndLong, help: .words("不再询问，直接签名", "do not ask, sign"))
    var yes = false

    @Option(help: .words("签名时间（世界时），用于时钟不准的机器，如 2026-11-20T08:30:00Z", "the time to sign (UTC), for machines without a clock", value: "time"))
    var at: String?

    func validate() throws {
        if let at, Timestamp(at) == nil {
            throw ValidationError(Speech.words("“\(at)”不是时间，应写成 2026-11-20T08:30:00Z", "“\(at)” is no time; write it like 2026-11-20T08:30:00Z"))
        }
        if agent, key != nil { throw ValidationError(Speech.words("--agent 与 --key 不能同时使用", "--agent and --key exclude each other")) }
    }

    /// What records have in `at`.
    var time: Timestamp { at.flatMap { Timestamp($0) } ?? Timestamp.now }

    /// The key with the person in the roster whom it belongs to.
    func signature(in roster: Roster) throws -> (signer: any RecordSigner, person: Person) {
        let signer: any RecordSigner = agent ? try agentSigner(roster) : try fileSigner()
        guard let holder = roster.keys[signer.publicKey], let person = roster[holder.person] else {
            throw UsageError(
                Localized(
                    zh: "人员名册里没有这把密钥：\(signer.publicKey.fingerprint)", en: "the roster does not know this key: \(signer.publicKey.fingerprint)"),
                hint: Localized(
                    zh: "把公钥写进 .baguan/roster.yml 里这个人的 keys：\(signer.publicKey.line)",
                    en: "add it under the person's `keys` in .baguan/roster.yml: \(signer.publicKey.line)"))
        }
        // One record that does not count closes every gate, and can never be taken away.
        if let problem = roster.keys.objection(toSigningWith: signer.publicKey, by: person.id, at: time) {
            throw UsageError(
                Localized(
                    zh: "\(person.name)的这把密钥在北京时间 \(time.inBeijing) 签不了：\(problem.message.chinese)",
                    en: "\(person.name)'s key cannot sign at \(time.inBeijing) in Beijing: \(problem.message.english)"),
                hint: problem.remedy)
        }
        return (signer, person)
    }

    private func fileSigner() throws -> any RecordSigner { try Self.privateKey(key) }

    /// - Parameter file: as the user named it; nil for the usual place.
    static func privateKey(_ file: String?) throws(UsageError) -> SSHPrivateKey {
        let path = file.map { FilePath(argument: $0) } ?? defaultKey
        let bytes: [UInt8]
        do throws(FileTrouble) {
            bytes = try FileReader(limit: 64 << 10).read(path)
        } catch {
            throw error.usageError(
                reading: path.text,
                hint: Localized(zh: "baguan key new 生成一把，或者用 --key、--agent", en: "baguan key new makes one; or use --key or --agent"))
        }
        do throws(SSHKeyProblem) { return try SSHPrivateKey(file: bytes) } catch {
            if (try? SSHPublicKey(line: String(decoding: bytes, as: UTF8.self))) != nil { throw publicKeyError(path.text) }
            throw error.usageError(ofKey: path.text)
        }
    }

    private static func publicKeyError(_ path: String) -> UsageError {
        let key = path.hasSuffix(".pub") ? String(path.dropLast(4)) : "…"
        return UsageError(
            Localized(zh: "“\(path)”是公钥，签名要用私钥", en: "“\(path)” is a public key; it takes the private one to sign"),
            hint: Localized(zh: "用旁边没有 .pub 的那个文件：--key \(key)", en: "use the file beside it without .pub: --key \(key)"))
    }

    private func agentSigner(_ roster: Roster) throws -> any RecordSigner {
        guard let socket = Environment["SSH_AUTH_SOCK"] else {
            throw UsageError(
                Localized(zh: "没有 ssh-agent（SSH_AUTH_SOCK 没有设置）", en: "there is no ssh-agent (SSH_AUTH_SOCK is not set)"),
                hint: Localized(zh: "运行 ssh-agent 和 ssh-add，或者用 --key", en: "start ssh-agent and ssh-add, or use --key"))
        }
        let found: (any RecordSigner)?
        do throws(SigningProblem) {
            let agent = SSHAgent(exchange: AgentSocket(path: socket).exchange)
            let identity = try agent.identities().first { roster.keys[$0.key] != nil }
            found = if let identity { try agent.signer(for: identity.key) } else { nil }
        } catch {
            throw UsageError(Localized(zh: "ssh-agent：\(error.message.chinese)", en: "ssh-agent: \(error.message.english)"), hint: error.remedy)
        }
        guard let found else {
            throw UsageError(
                Localized(zh: "ssh-agent 里没有名册上的密钥", en: "no key of the roster is in ssh-agent"),
                hint: Localized(zh: "用 ssh-add 加入，并把公钥写进 .baguan/roster.yml", en: "add it by ssh-add, and its public key to .baguan/roster.yml"))
        }
        return found
    }

    static var defaultKey: FilePath {
        if let path = Environment["BAGUAN_KEY"] { return FilePath(path) }
        return FilePath((Environment["HOME"] ?? ".") + "/.config/baguan/key")
    }
}

extension SSHKeyProblem {
    func usageError(ofKey name: String) -> UsageError {
        UsageError(Localized(zh: "密钥“\(name)”：\(message.chinese)", en: "key “\(name)”: \(message.english)"), hint: remedy)
    }
}

extension Timestamp {
    static var now: Timestamp { Timestamp(secondsSince1970: time(nil)) ?? Timestamp(secondsSince1970: 0)! }
}

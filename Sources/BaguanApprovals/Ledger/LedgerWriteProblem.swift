public import BaguanFindings

/// Why a record was not written. Nothing counts that `append` has not returned.
public enum LedgerWriteProblem: Error, Hashable {
    case storage(StorageFault)
    case signing(SigningProblem)
    /// The writer's own chain is not in order; nothing can be put after it.
    case chain(LedgerProblem)
    /// The record would not count, whenever it is verified.
    case refused(LedgerProblem)
    /// Others wrote to the chain each time, without holding the folder.
    case contended(attempts: Int)
}

extension LedgerWriteProblem: Problem {
    private var inner: any Problem {
        switch self {
        case .storage(let fault): fault
        case .signing(let problem): problem
        case .chain(let problem), .refused(let problem): problem
        case .contended(let attempts): Contention(attempts: attempts)
        }
    }

    public var code: String { inner.code }
    public var message: Localized { inner.message }
    public var remedy: Localized? { inner.remedy }

    private struct Contention: Problem {
        var attempts: Int
        var code: String { "ledger-contended" }
        var message: Localized {
            Localized(
                zh: "试了 \(attempts) 次，每次都有别的程序抢先写入", en: "tried \(attempts) times, and each time another program wrote first")
        }
        var remedy: Localized? {
            Localized(
                zh: "等 git 或同步软件结束后再做一次", en: "do it again when git or the program that synchronises has finished")
        }
    }
}

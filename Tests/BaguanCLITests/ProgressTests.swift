import Baguan
import Testing

@testable import BaguanCLI

@Suite struct ProgressTests {
    @Test func saysWhatIsLeft() {
        let words = Progress.words(50, of: 200, findings: 7, after: 10)
        #expect(words[.chinese] == "检查中 50/200，发现 7 处，大约还要 30 秒")
        #expect(words[.english] == "checking 50/200, 7 findings, about 30 s left")
        #expect(Progress.words(1, of: 100, findings: 1, after: 2)[.chinese] == "检查中 1/100，发现 1 处，大约还要 3 分 18 秒")
    }
}

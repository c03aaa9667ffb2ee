import Baguan
import Testing

@Suite struct AnniversaryCheckTests {
    private let trial = Trial(
        "anniversary",
        """
        history-words: [荣获]
        entries:
          - {find: [建党, 中国共产党成立, 党成立], epoch: 1921-07-01, source: 史}
          - {find: [教师节], epoch: 1985-09-10, unit: 个, first: '1', source: 史}
          - {find: [全国人大], epoch: 2023-03, unit: 届, first: '14', interval: '5', source: 史}
        except:
          before: [大会]
          inside: [《》]
        """, message: "{year}：{suggest}", severity: "warning")

    @Test(arguments: [
        "⟦建党100周年⟧", "建党105周年", "⟦建党 1 0 0 周年⟧", "⟦建 党 1 0 0 周 年⟧", "建党 1 0 5 周年", "建党一百零五周年", "⟦建党一百周年⟧", "建党百年", "建党100多周年", "近百年建党史", "⟦中国共产党成立 100 周年⟧", "⟦建党1００周年⟧",
        "2021年，庆祝建党100周年", "2021年庆祝活动很多。适逢建党100周年。", "明年是建党106周年", "去年是建党104周年", "⟦建党98周年⟧，2021年", "建党99周年，2021年", "建党100周年大会", "《建党100周年》",
        "荣获建党100周年先进", "⟦第41个教师节⟧", "⟦第 4 1 个教师节⟧", "⟦第4 1个教师节⟧", "第 4 2 个教师节", "第 42 个教师节", "第四十二个教师节", "⟦第四十一个全国教师节⟧", "42个教师节", "第十三届全国人大", "第十五届全国人大", "⟦第十六届全国人大⟧",
    ])
    func comparesANumberWithTheTimeSpokenOf(text: String) throws { try trial.expect(text) }

    @Test func bothNumbersAreRightBeforeTheDay() throws {
        for text in ["建党104周年", "建党105周年"] { try trial.expect(text, .on("2026-03-01")) }
        try trial.expect("⟦建党104周年⟧", .on("2026-07-01"))
        try trial.expect("⟦建党100周年⟧", .on("2026-03-01"))
        try trial.expect("建党100周年", .on("2021-08-01"))
    }

    @Test func theComingTeachersDayIsMeantOnceItIsNear() throws {
        try trial.expect("⟦第41个教师节⟧", .on("2026-09-08"))
        try trial.expect("第41个教师节", .on("2026-02-08"))
    }

    @Test func suggestsTheNumberInTheSameNumerals() throws {
        #expect(try trial.findings("庆祝建党100周年").first?.suggestions == ["建党105周年"])
        #expect(try trial.findings("庆祝建党一百周年").first?.suggestions == ["建党一百零五周年"])
        #expect(try trial.messages("第41个教师节") == ["2026：第42个教师节"])
    }

    /// The number of each year is right in that year, whatever numerals it is written in, and no other is.
    @Test(arguments: 1950...2049) func exactlyOneNumberIsRightOnTheLastDayOfAYear(year: Int) throws {
        for number in [year - 1922, year - 1921, year - 1920] {
            let findings = try trial.findings("庆祝建党\(number)周年", .on("\(year)-12-31"))
            #expect(findings.isEmpty == (number == year - 1921))
        }
    }

    @Test func anEntryWithoutADateIsTrouble() {
        let trial = Trial("anniversary", "entries: [{find: 校庆, source: 史}]")
        #expect(trial.diagnostics.map(\.code) == ["bad-epoch"])
    }
}

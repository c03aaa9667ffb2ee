import BaguanDocuments
import Testing

@Suite struct HTMLTextTests {
    @Test func `text in HTML is prose without its tags`() {
        #expect(
            read("<div class=\"甲\">\n<p>乙<b>丙</b>\n丁</p>\n<p>戊<br>己&nbsp;庚&lt;</p></div>\n") == [
                "body 第1段: 乙丙丁", "body 第2段: 戊\n己\u{A0}庚<",
            ])
        #expect(source(of: "乙丙", in: "<p>乙<b>丙</b></p>") == "乙<b>丙")
    }

    @Test func `comments, scripts and style sheets are not prose`() {
        #expect(read("<!-- 甲\n\n乙 > -->\n\n丙") == ["body 第1段: 丙"])
        #expect(read("<script>\nvar 甲 = '<p>乙'\n</script>\n\n<style>\n.a{content:'甲'}\n</style>\n\n丁") == ["body 第1段: 丁"])
        #expect(read("前<!-- 甲 -->后 <!-- 乙 --> 尾") == ["body 第1段: 前后 尾"])
    }

    @Test func `cells and paragraphs do not run into each other`() {
        #expect(read("<table><tr><td>甲</td><td>乙</td></tr></table>") == ["body 第1段: 甲", "body 第2段: 乙"])
    }

    @Test func `a tag may go over several lines and hold any quotation`() {
        #expect(read("<div\n title=\"> 甲\"\n class='\"'>乙</div>") == ["body 第1段: 乙"])
        #expect(read("> <div>\n> 甲<b\n> id=x>乙</b></div>") == ["body 第1段: 甲乙"])
    }

    @Test func `a tag that never ends is text`() {
        #expect(read("<div 各位家长：请准时参加") == ["body 第1段: <div 各位家长：请准时参加"])
        #expect(read("<div>\n三 < 五 且 <3\n</div>") == ["body 第1段: 三 < 五 且 <3"])
    }

    @Test func `tags inside a paragraph are markup`() {
        let text = "<span style=\"color:red\">红</span>字<u>底</u>线"
        #expect(read(text) == ["body 第1段: 红字底线"])
        #expect(source(of: "红字", in: text) == "红</span>字")
    }
}

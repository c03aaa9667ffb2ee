import BaguanText
import Foundation

/// Drafts written for these tests, and their bytes in every encoding.
enum EncodedSamples {
    static let simplified = [
        "各位家长：学校定于本周五下午三点召开期中家长会，请准时参加，地点在教学楼一楼会议室。",
        "为进一步做好冬季防火工作，街道办事处组织社区志愿者走访了二十三栋居民楼，发放宣传手册四百份。",
        "图书馆新到一批少儿读物，欢迎小朋友们周末来馆借阅！开放时间：9:00—17:30，联系人：李老师。",
        "关于举办“我和我的家乡”主题征文活动的通知",
        "会议强调，要把群众的事情办好，把基层的经验总结好，让改革的成果惠及每一个家庭。",
    ]
    static let traditional = [
        "各位家長：學校定於本週五下午三點召開期中家長會，請準時參加，地點在教學樓一樓會議室。",
        "為進一步做好冬季防火工作，社區組織志願者走訪了二十三棟居民樓，發放宣傳手冊四百份。",
        "圖書館新到一批兒童讀物，歡迎小朋友們週末來館借閱！開放時間：九點到十七點，聯繫人：李老師。",
        "會議強調，要把群眾的事情辦好，把基層的經驗總結好，讓改革的成果惠及每一個家庭。",
    ]

    /// Nil when the encoding lacks a character.
    static func bytes(of text: String, in encoding: TextEncoding) -> [UInt8]? {
        let foundation: String.Encoding =
            switch encoding {
            case .utf8: .utf8
            case .utf16LittleEndian: .utf16LittleEndian
            case .utf16BigEndian: .utf16BigEndian
            // kCFStringEncodingGB_18030_2000 and kCFStringEncodingBig5, marked as foreign to NSStringEncoding.
            case .gb18030: String.Encoding(rawValue: 0x8000_0632)
            case .big5: String.Encoding(rawValue: 0x8000_0A03)
            }
        return text.data(using: foundation).map { [UInt8]($0) }
    }

    /// All stretches of `length` characters that do not begin or end with a mark.
    static func windows(of texts: [String], length: Int) -> [String] {
        texts.flatMap { text in
            let characters = Array(text)
            return (0...max(0, characters.count - length)).compactMap { start -> String? in
                guard start + length <= characters.count else { return nil }
                return String(characters[start..<(start + length)])
            }
        }
    }
}

internal import BaguanFindings

/// The zero of a year in Han numerals is 〇: not 零, not the letter O, not a circle.
enum ZeroForms {
    static let year = PatternDetector(
        clause: "GB/T 15835—2011 5.2.5", anchors: Anchors.of("〇零○◯O0一二三四五六七八九", "年"),
        #"(?<![一二三四五六七八九十百千万点])([一二][〇零○◯OoＯｏ0０一二三四五六七八九]{3})(?=年)"#
    ) { match in
        let right = String(match[1].map { "零○◯OoＯｏ0０".contains($0) ? "〇" : $0 })
        guard right != match[1] else { return nil }
        return .replace(right, isSafe: !match[1].contains("零"))
    }
}

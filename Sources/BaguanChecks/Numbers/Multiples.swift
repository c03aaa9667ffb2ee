/// 减少2倍: what gets less can lose a part of itself, not a multiple. No clause of the standard says so; sense does.
enum Multiples {
    static let fewer = PatternDetector(
        clause: "减少最多减到零，不用倍数", anchors: ["减少", "降低", "下降", "缩小", "缩短", "减小", "减轻"],
        #"((?:减少|降低|下降|缩小|缩短|减小|减轻)(?:了|到)?(?:\d{1,4}(?:\.\d{1,2})?|[一二两三四五六七八九十百几数]{1,4})倍)"#
    ) { _ in .init() }
}

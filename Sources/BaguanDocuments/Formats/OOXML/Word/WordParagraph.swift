internal import BaguanText

/// A paragraph that is being read, or its text when it has been.
struct WordParagraph {
    var visible = WordText()
    var hidden = WordText()
    var style: String?
    var outlineLevel: Int?
    /// What it says of a list itself: its id (`0` for none), and its level.
    var list: String?
    var listLevel: Int?
    /// Whether somebody's changes in it wait to be accepted.
    var isChanged = false
    /// Whether somebody has struck out its end, so that it is one with the next.
    var isEndDeleted = false
    /// What stands in text boxes that hang on it; it comes behind its own text.
    var textBoxes: [WordBlock] = []
    /// What else hangs on it and cannot be read.
    var unread: [UnreadContent.Kind] = []
    /// How many runs were open when it began: more for a paragraph in a text box.
    var outerRuns: Int
}

/// Text that is ready but for its place among the body's paragraphs.
struct WordBlock {
    var text: WordText
    var role: BlockRole
    /// Nil for a paragraph of the body, which is counted when it is put in.
    var location: String?
    /// What it is called behind its place, when it only hangs on a paragraph.
    var name: String?
    var anchor: WordPlaces.Anchor
    /// See ``Block/describesPicture``.
    var describesPicture = false
}

/// A run that is being read.
struct WordRun {
    var style: String?
    var isHidden: Bool?
    /// Whether something of its content has come.
    var isStarted = false
    /// An index into ``WordPlaces/runs``; nil when no places are kept.
    var place: Int?
}

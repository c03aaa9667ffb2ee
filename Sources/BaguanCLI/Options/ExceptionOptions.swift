import ArgumentParser
import Baguan

/// What is accepted beforehand.
struct ExceptionOptions: ParsableArguments {
    @Option(
        help: .words(
            "基线：其中已有的发现不计，只报新的；改好的提醒删去", "findings that this baseline has do not count; entries that are gone are reported",
            value: "file"))
    var baseline: String?

    @Option(
        name: .customLong("write-baseline"),
        help: .words(
            "把现有的发现写成基线；与 --baseline 同用时只留下其中还在的", "write the findings of this run as a baseline; with --baseline only those that it has and that are still there",
            value: "file"))
    var writeBaseline: String?
}

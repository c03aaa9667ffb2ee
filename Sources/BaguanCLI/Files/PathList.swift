import Baguan
import Foundation

/// Names of files, one behind the other: what `--files-from` reads.
enum PathList {
    /// In bytes; millions of names.
    private static let limit = 1 << 30

    /// - Parameter file: where the names are; `-` is standard input.
    static func read(_ file: String) throws(UsageError) -> [FilePath] {
        do throws(FileTrouble) {
            let reader = FileReader(limit: limit)
            return parse(file == "-" ? try reader.read(descriptor: STDIN_FILENO) : try reader.read(FilePath(argument: file)))
        } catch {
            throw UsageError(
                Localized(
                    zh: "--files-from 的“\(file)”：\(error.message.chinese)", en: "--files-from “\(file)”: \(error.message.english)"),
                hint: error.remedy)
        }
    }

    /// Names end with NUL where there is one, as those of `find -print0` and `git ls-files -z`, and otherwise with the line.
    static func parse(_ bytes: [UInt8]) -> [FilePath] {
        if bytes.contains(0) { return bytes.split(separator: 0).map { FilePath(bytes: Array($0)) } }
        return bytes.split(separator: 0x0A).compactMap { line in
            let name = line.last == 0x0D ? line.dropLast() : line
            return name.isEmpty ? nil : FilePath(bytes: Array(name))
        }
    }
}

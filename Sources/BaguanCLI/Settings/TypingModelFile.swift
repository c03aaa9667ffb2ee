import Baguan
import Foundation

/// Reads the file that `baguan train` wrote.
enum TypingModelFile {
    /// Nil, with a word about why, when the file is no whole model; drafts are then held against the bundled one alone.
    static func read(_ path: String, _ diagnostics: inout [Diagnostic]) -> SuspectModel? {
        do throws(FileTrouble) {
            return try model(in: try map(FilePath(path)), path, &diagnostics)
        } catch {
            diagnostics.append(error.diagnostic(path: path))
            return nil
        }
    }

    private static func model(
        in bytes: ModelBytes, _ path: String, _ diagnostics: inout [Diagnostic]
    ) throws(FileTrouble) -> SuspectModel? {
        do throws(ModelError) {
            return try SuspectModel(bytes)
        } catch {
            diagnostics.append(Diagnostic(
                code: "bad-typing-model", filePath: path, message: words(error),
                remedy: Localized(
                    zh: "用 baguan train 重新生成；写在设置里的，这次没有用它，只用了内置的模型",
                    en: "make it anew with `baguan train`; one named in the settings was not used this time, only the bundled one was")))
            return nil
        }
    }

    /// Maps a file into memory. `baguan train` never writes into a file that is there; it puts another in its place.
    private static func map(_ path: FilePath) throws(FileTrouble) -> ModelBytes {
        let descriptor = path.withCString { open($0, O_RDONLY | O_CLOEXEC) }
        guard descriptor >= 0 else { throw FileTrouble(errno: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileTrouble(errno: errno) }
        if status.st_mode & S_IFMT == S_IFDIR { throw .folder }
        let size = Int(status.st_size)
        // What cannot be mapped, being empty or no file, is too short to be a model as well.
        guard status.st_mode & S_IFMT == S_IFREG, size > 0 else { return ModelBytes(copying: []) }
        guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED
        else { throw FileTrouble(errno: errno) }
        return ModelBytes(UnsafeRawBufferPointer(start: start, count: size)) { bytes in
            munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
        }
    }

    private static func words(_ error: ModelError) -> Localized {
        switch error {
        case .foreign: Localized(zh: "这不是 baguan train 生成的模型", en: "this is no model that `baguan train` made")
        case .version(let found, let known):
            Localized(
                zh: "模型是为另一个版本的 baguan 生成的（格式 \(found)，这个程序认识 \(known)）",
                en: "the model was made for another version of baguan (layout \(found); this program knows \(known))")
        case .length(let found, let stated):
            Localized(
                zh: "模型文件不完整：应有 \(stated) 字节，实有 \(found) 字节",
                en: "the model is not whole: \(stated) bytes are stated, \(found) are there")
        case .checksum: Localized(zh: "模型文件损坏了：校验和不符", en: "the model is damaged: its checksum does not fit")
        case .section(let name): Localized(zh: "模型文件损坏了：\(name) 一段不对", en: "the model is damaged: its section \(name) is wrong")
        case .tooBig(let bytes): Localized(zh: "模型文件太大（\(bytes) 字节）", en: "the model is too big (\(bytes) bytes)")
        }
    }
}

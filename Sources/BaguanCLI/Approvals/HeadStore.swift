import Baguan

/// The folder `.baguan/heads`: of each writer, how far their chain had come when they wrote last.
///
/// A note is written after its record, so that none ever speaks of a record that is not there; one that is late, because
/// the program was stopped in between or two wrote at the same time, misses less.
struct HeadStore {
    let folder: FilePath

    private static let limit = 1024

    func keep(_ note: HeadNote) throws(FileTrouble) {
        try FileWriter.shieldFromGit(folder)
        try FileWriter.put(folder.appending(Array(note.writer.utf8)), holding: note.file)
    }

    /// What is noted; a file that cannot be read is a note that says nothing it should.
    var notes: [HeadNote] {
        folder.children.compactMap { name in
            let file = try? FileReader(limit: Self.limit).read(folder.appending(Array(name.utf8)))
            return HeadNote(writer: name, file: file ?? [])
        }
    }
}

/// The sections of a model file, in this order.
enum ModelSection: Int, CaseIterable {
    /// A ``CountTable`` of the sequences of two to five symbols.
    case sequences
    /// A ``NeighbourTable`` each of what was seen after a symbol, what before it, and which words of two begin with it.
    case followers, predecessors, wordFollowers
    /// The ``CountLevel`` of each Han character by itself.
    case characters
    /// A ``CountTable`` of words.
    case words
    /// The ``ConfusionTable``.
    case confusionStarts, confusionCharacters, confusionKinds
    /// The ``Weights``, as the text that people read.
    case weights
    /// Totals: symbols counted, words counted.
    case totals
}

/// What is wrong with a model file.
public enum ModelError: Error, Equatable, Sendable {
    /// Something else, not a model.
    case foreign
    /// Made for another version of baguan.
    case version(found: UInt32, known: UInt32)
    /// It ends before its end, or goes on after it.
    case length(found: Int, stated: UInt64)
    /// Its bytes are not those that were written.
    case checksum
    /// A section is not what it should be.
    case section(String)
    /// Bigger than any model is.
    case tooBig(Int)
}

/// The layout of a model file: a header of 32 bytes, a directory, then the sections, each at a multiple of 64 bytes.
///
///     0  "baguan\nM"   8  version   12  sections   16  checksum of all bytes from 32   24  length of the file
///     32 for each section: offset, length
///
/// All numbers are little-endian.
enum ModelFile {
    static let magic: [UInt8] = Array("baguan\nM".utf8)
    static let version: UInt32 = 2
    static let headerSize = 32
    static let alignment = 64
    /// A model of one's own may be bigger than ours.
    static let maximalSize = 256 << 20

    /// The sections of a file that is whole and ours.
    static func sections(of file: UnsafeRawBufferPointer) throws(ModelError) -> [UnsafeRawBufferPointer] {
        let directoryEnd = headerSize + ModelSection.allCases.count * 16
        guard file.count >= magic.count, file.prefix(magic.count).elementsEqual(magic) else { throw .foreign }
        guard file.count >= directoryEnd else { throw .length(found: file.count, stated: UInt64(directoryEnd)) }
        let found = UInt32(littleEndian: file.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
        guard found == version else { throw .version(found: found, known: version) }
        let stated = number(file, at: 24)
        guard stated == UInt64(file.count) else { throw .length(found: file.count, stated: stated) }
        guard file.count <= maximalSize else { throw .tooBig(file.count) }
        guard UInt32(littleEndian: file.loadUnaligned(fromByteOffset: 12, as: UInt32.self)) == ModelSection.allCases.count
        else { throw .section("directory") }
        guard number(file, at: 16) == checksum(UnsafeRawBufferPointer(rebasing: file[headerSize...])) else { throw .checksum }
        var sections: [UnsafeRawBufferPointer] = []
        for section in ModelSection.allCases {
            let offset = number(file, at: headerSize + section.rawValue * 16)
            let length = number(file, at: headerSize + section.rawValue * 16 + 8)
            guard offset >= UInt64(directoryEnd), offset % UInt64(alignment) == 0, offset <= stated, length <= stated - offset
            else { throw .section("\(section)") }
            sections.append(UnsafeRawBufferPointer(rebasing: file[Int(offset)..<Int(offset + length)]))
        }
        return sections
    }

    /// The bytes of a file with these sections.
    static func bytes(_ sections: [ModelSection: [UInt8]]) -> [UInt8] {
        let directoryEnd = headerSize + ModelSection.allCases.count * 16
        var file = [UInt8](repeating: 0, count: directoryEnd)
        for section in ModelSection.allCases {
            file += [UInt8](repeating: 0, count: (alignment - file.count % alignment) % alignment)
            let content = sections[section] ?? []
            put(UInt64(file.count), into: &file, at: headerSize + section.rawValue * 16)
            put(UInt64(content.count), into: &file, at: headerSize + section.rawValue * 16 + 8)
            file += content
        }
        file.replaceSubrange(0..<magic.count, with: magic)
        put(UInt64(version) | UInt64(ModelSection.allCases.count) << 32, into: &file, at: 8)
        seal(&file)
        return file
    }

    /// Puts length and checksum into a header.
    static func seal(_ file: inout [UInt8]) {
        put(UInt64(file.count), into: &file, at: 24)
        put(file.withUnsafeBytes { checksum(UnsafeRawBufferPointer(rebasing: $0[headerSize...])) }, into: &file, at: 16)
    }

    static func number(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> UInt64 {
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    private static func put(_ number: UInt64, into file: inout [UInt8], at offset: Int) {
        for byte in 0..<8 { file[offset + byte] = UInt8(truncatingIfNeeded: number >> (8 * UInt64(byte))) }
    }

    /// Against accidents, not against forgers: four lanes of multiplication, a gigabyte in a fifth of a second.
    private static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var lanes = SIMD4<UInt64>(0x243F_6A88, 0x85A3_08D3, 0x1319_8A2E, 0x0370_7344)
        let factor = SIMD4<UInt64>(repeating: 0x9E37_79B9_7F4A_7C15)
        var at = 0
        while at + 32 <= bytes.count {
            let word = SIMD4(
                number(bytes, at: at), number(bytes, at: at + 8), number(bytes, at: at + 16), number(bytes, at: at + 24))
            lanes = (lanes ^ word) &* factor
            lanes ^= lanes &>> 29
            at += 32
        }
        var sum = UInt64(bytes.count)
        for lane in 0..<4 { sum = (sum ^ lanes[lane]) &* 0xFF51_AFD7_ED55_8CCD; sum ^= sum >> 33 }
        for byte in bytes[at...] { sum = (sum ^ UInt64(byte)) &* 0xFF51_AFD7_ED55_8CCD; sum ^= sum >> 33 }
        return sum
    }
}

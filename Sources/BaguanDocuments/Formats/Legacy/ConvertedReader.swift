internal import BaguanText

/// Reads old and foreign Office formats: LibreOffice, a program of the system, turns them into new ones, which are then
/// read as such. Places are those of the new file.
public struct ConvertedReader: DocumentReader {
    private let format: String
    /// What LibreOffice calls the format. Left to itself it reads a damaged file as text, and gives out what it takes for that.
    private let filter: String
    /// What LibreOffice is asked for, and who reads that.
    private let target: (name: String, reader: any DocumentReader)
    /// What files of the format begin with; nil where an archive, which is looked at further by LibreOffice alone.
    private let signatures: Set<FileSignature>
    private let tool: Tool
    private let seconds: Int
    /// Of the processor. Three or four of them are its start.
    private static let processorSeconds = 25

    init(
        _ format: String, filter: String, as target: (name: String, reader: any DocumentReader), signatures: Set<FileSignature>,
        folders: [String]? = nil, seconds: Int = ToolProcess.secondsOfFile
    ) {
        self.format = format
        self.filter = filter
        self.target = target
        self.signatures = signatures
        tool = Tool("soffice", package: "libreoffice", in: folders)
        self.seconds = seconds
    }

    public var programs: [String]? { [tool.path].compactMap { $0 } }

    public func read(_ bytes: [UInt8], path: String) throws(ReadingError) -> Document {
        let signature = FileSignature(bytes: bytes)
        if signature == .ole, OfficePackage.isEncrypted(bytes) { throw ReadingError(path: path, cause: .encrypted) }
        if signature == .zip, let package = try? OfficePackage(bytes, path: path), let kind = try? package.mainPart().kind {
            throw ReadingError(path: path, cause: .otherOfficeFile(kind))
        }
        guard let signature, signatures.contains(signature) else {
            throw ReadingError(bytes, path: path, isNo: format)
        }
        let converted: [UInt8]
        do throws(ToolFault) {
            converted = try convert(bytes)
        } catch {
            throw ReadingError(path: path, cause: .tool(error))
        }
        return try target.reader.read(converted, path: path)
    }

    private func convert(_ bytes: [UInt8]) throws(ToolFault) -> [UInt8] {
        guard tool.path != nil else { throw .missing(tool: tool.name, package: tool.package) }
        guard let folder = ScratchFolder(), let file = folder.write(bytes, as: "draft." + format) else {
            throw .unstartable(tool: tool.name)
        }
        // A profile of its own: no macros, no extensions, and no quarrel with one that is open.
        let arguments = [
            "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--norestore", "--nolockcheck",
            "--nodefault", "--infilter=\(filter)", "--convert-to", target.name, "--outdir", folder.path + "/out", file,
        ]
        let run = ToolProcess(
            tool: tool, arguments: arguments,
            limits: .init(seconds: seconds, processorSeconds: Self.processorSeconds, output: 1 << 20, memory: 8 << 30),
            folder: folder.path)
        let result = try run.run()
        // It ends well also when it could not load the file.
        guard let converted = folder.read("out/draft." + target.name, limit: OfficePackage.totalLimit) else {
            let words = result.firstError
            throw words.contains("could not be loaded") ? .refused(tool: tool.name)
                : .failed(tool: tool.name, status: result.status, words: words)
        }
        return converted
    }
}

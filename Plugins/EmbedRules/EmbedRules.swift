import Foundation
import PackagePlugin

/// Compiles the bundled rule packs and the files that `init` writes into the module that applies them, so that the binary
/// carries them wherever it is copied.
@main
struct EmbedRules: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let embedder = try context.tool(named: "RuleEmbedder").url
        return [("Rules", "embeddedRules"), ("Defaults", "embeddedDefaults")].map { name, variable in
            let folder = context.package.directoryURL.appending(path: name)
            let output = context.pluginWorkDirectoryURL.appending(path: "Embedded\(name).swift")
            let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?
                .compactMap { $0 as? URL }
                .filter { ["yml", "csv"].contains($0.pathExtension) } ?? []
            return .buildCommand(
                displayName: "Embedding \(name)/",
                executable: embedder,
                arguments: [folder.path(), variable, output.path()],
                inputFiles: files,
                outputFiles: [output]
            )
        }
    }
}

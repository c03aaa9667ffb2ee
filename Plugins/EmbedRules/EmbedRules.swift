import Foundation
import PackagePlugin

/// Compiles the bundled rule packs into the module that applies it, so that the binary carries them wherever it is copied.
@main
struct EmbedRules: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let rules = context.package.directoryURL.appending(path: "Rules")
        let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedRules.swift")
        let files = FileManager.default.enumerator(at: rules, includingPropertiesForKeys: nil)?
            .compactMap { $0 as? URL }
            .filter { ["yml", "csv"].contains($0.pathExtension) } ?? []
        return [
            .buildCommand(
                displayName: "Embedding the bundled rule packs",
                executable: try context.tool(named: "RuleEmbedder").url,
                arguments: [rules.path(), output.path()],
                inputFiles: files,
                outputFiles: [output]
            )
        ]
    }
}

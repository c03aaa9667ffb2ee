import Foundation
import Testing

/// Holds the import lines of every source file against the layers of Package.swift.
///
/// SwiftPM lets a target import modules that it reaches only through others, so the compiler alone does not keep the order.
@Suite struct LayeringTests {
    /// What each module may import besides itself, Foundation and the standard library.
    static let allowed: [String: Set<String>] = [
        "BaguanText": ["CICU", "CScan"],
        "BaguanSuspects": ["CPrefetch"],
        "BaguanFindings": ["BaguanText"],
        "BaguanDocuments": ["BaguanText", "CMD4C", "CGumbo", "CZip", "CExpat"],
        "BaguanRules": ["BaguanText", "BaguanFindings", "Yams", "CYaml"],
        "BaguanChecks": ["BaguanText", "BaguanSuspects", "BaguanDocuments", "BaguanFindings", "BaguanRules"],
        "BaguanApprovals": ["BaguanText", "BaguanFindings", "BaguanRules", "Crypto"],
        "BaguanReports": ["BaguanText", "BaguanFindings", "BaguanRules"],
        "Baguan": [
            "CTypingModel", "BaguanSuspects", "BaguanText", "BaguanDocuments", "BaguanFindings", "BaguanRules", "BaguanChecks", "BaguanApprovals",
            "BaguanReports",
        ],
        "BaguanCLI": ["Baguan", "ArgumentParser"],
        "BaguanTesting": [
            "BaguanText", "BaguanDocuments", "BaguanFindings", "BaguanRules", "BaguanChecks", "BaguanApprovals",
            "BaguanReports", "Baguan",
        ],
        "FoldingGenerator": ["CICU"],
        "RuleEmbedder": [],
        "LedgerHammer": ["BaguanApprovals"],
    ]

    /// Modules of the system that some may import: the path is kept free of Foundation, which costs start-up time.
    static let system: [String: Set<String>] = [
        "BaguanText": ["Synchronization"],
        "BaguanChecks": ["Synchronization"],
        "BaguanCLI": ["Foundation", "Glibc", "Dispatch", "Synchronization"],
        // Programs of the system that read a format are started by its reader, and nowhere else.
        "BaguanDocuments": ["Glibc"],
        "BaguanRules": ["Foundation"],
        "BaguanApprovals": ["Glibc", "Darwin"],
        "LedgerHammer": ["Foundation"],
        "FoldingGenerator": ["Foundation"],
        "RuleEmbedder": ["Foundation"],
    ]

    @Test(arguments: allowed.keys.sorted()) func importsOnlyWhatIsBelow(module: String) throws {
        let files = try Repository.swiftFiles(in: "Sources/\(module)")
        #expect(!files.isEmpty, "Sources/\(module) has no Swift file")
        for file in files {
            for (line, name) in Repository.imports(of: file.text) {
                let isAllowed = Self.allowed[module]!.contains(name) || Self.system[module, default: []].contains(name)
                #expect(isAllowed, "\(file.path):\(line): \(module) must not import \(name)")
            }
        }
    }

    @Test func everyModuleIsListedHere() throws {
        let folders = try Repository.folders(in: "Sources").filter { !["CICU", "CScan", "CPrefetch", "CMD4C", "CGumbo", "CZip", "CExpat", "CTypingModel"].contains($0) }
        #expect(Set(folders) == Set(Self.allowed.keys))
    }

    @Test func aThirdPartyLibraryHasOneHome() throws {
        for library in ["CICU", "CScan", "CMD4C", "CGumbo", "CZip", "CExpat", "CTypingModel", "Yams", "Crypto", "ArgumentParser"] {
            let homes = Self.allowed.filter { $0.value.contains(library) && $0.key.hasPrefix("Baguan") }.keys
            #expect(homes.count == 1, "\(library) is at home in \(homes.sorted())")
        }
    }

    /// What only the edge may do: print, exit, read the clock and the environment.
    @Test func librariesNeitherPrintNorAskTheSystem() throws {
        let forbidden = #/(?:^|[^.A-Za-z])(?:print|debugPrint|exit|fatalError|preconditionFailure)\(|ProcessInfo|Date\(\)|Date\.now|FileHandle\.standard|getenv/#
        for module in Self.allowed.keys where module.hasPrefix("Baguan") && module != "BaguanCLI" {
            for file in try Repository.swiftFiles(in: "Sources/\(module)") {
                for (index, line) in file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                    guard !line.drop(while: { $0 == " " }).hasPrefix("//") else { continue }
                    #expect(line.firstMatch(of: forbidden) == nil, "\(file.path):\(index + 1): \(line)")
                }
            }
        }
    }
}

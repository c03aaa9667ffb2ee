// swift-tools-version: 6.1
import PackageDescription

// One module per noun on the data path; each third-party library is known to exactly one module.
// `Tests/RepositoryTests/LayeringTests.swift` holds the import lines against this list.
let package = Package(
    name: "baguan",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "Baguan", targets: ["Baguan"]),
        .executable(name: "baguan", targets: ["BaguanCLI"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
    ],
    targets: [
        // Foreign code, each behind one module.
        .target(
            name: "CICU",
            linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc"), .linkedLibrary("icudata")]
        ),
        .systemLibrary(name: "CMD4C", pkgConfig: "md4c", providers: [.apt(["libmd4c-dev"]), .brew(["md4c"])]),
        .systemLibrary(name: "CGumbo", pkgConfig: "gumbo", providers: [.apt(["libgumbo-dev"]), .brew(["gumbo-parser"])]),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
        .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]),

        // The scanner's inner loops with the processor's vectors; machines without them run the same loops in Swift.
        .target(name: "CScan"),

        // The model of ordinary official writing, which `make typing-model` makes; its bytes become part of the program.
        .target(name: "CTypingModel", exclude: ["typing.model"]),

        // One instruction that Swift has no word for.
        .target(name: "CPrefetch"),

        // Compiles Rules/ into the façade.
        .plugin(name: "EmbedRules", capability: .buildTool(), dependencies: ["RuleEmbedder"]),
        .executableTarget(name: "RuleEmbedder"),

        // Writes Sources/CICU/folding_table.c; run by `make folding-table` alone.
        .executableTarget(name: "FoldingGenerator", dependencies: ["CICU"]),

        // The library, in the order of the data path.
        .target(name: "BaguanText", dependencies: ["CICU", "CScan"]),
        .target(name: "BaguanSuspects", dependencies: ["CPrefetch"]),
        .target(name: "BaguanFindings", dependencies: ["BaguanText"]),
        .target(name: "BaguanDocuments", dependencies: ["BaguanText", "CMD4C", "CGumbo", "CZip", "CExpat"]),
        .target(
            name: "BaguanRules",
            dependencies: ["BaguanText", "BaguanFindings", .product(name: "Yams", package: "Yams")]
        ),
        .target(
            name: "BaguanChecks",
            dependencies: ["BaguanText", "BaguanSuspects", "BaguanDocuments", "BaguanFindings", "BaguanRules"]
        ),
        .target(
            name: "BaguanApprovals",
            dependencies: [
                "BaguanText", "BaguanFindings", "BaguanRules", .product(name: "Crypto", package: "swift-crypto"),
            ]
        ),
        .target(name: "BaguanReports", dependencies: ["BaguanText", "BaguanFindings", "BaguanRules"]),
        .target(
            name: "Baguan",
            dependencies: [
                "BaguanText", "BaguanSuspects", "CTypingModel", "BaguanDocuments", "BaguanFindings", "BaguanRules", "BaguanChecks",
                "BaguanApprovals", "BaguanReports",
            ],
            plugins: ["EmbedRules"]
        ),

        // The edge.
        .executableTarget(
            name: "BaguanCLI",
            dependencies: ["Baguan", .product(name: "ArgumentParser", package: "swift-argument-parser")]
        ),

        // For tests only.
        .executableTarget(name: "LedgerHammer", dependencies: ["BaguanApprovals"]),
        .target(name: "BaguanTesting", dependencies: ["BaguanText", "BaguanDocuments"]),
        .testTarget(name: "BaguanSuspectsTests", dependencies: ["BaguanSuspects", "BaguanTesting"]),
        .testTarget(name: "BaguanTextTests", dependencies: ["BaguanText", "BaguanTesting"]),
        .testTarget(name: "BaguanDocumentsTests", dependencies: ["BaguanText", "BaguanDocuments", "BaguanTesting"]),
        .testTarget(
            name: "BaguanReportsTests",
            dependencies: ["BaguanText", "BaguanFindings", "BaguanRules", "BaguanReports", "BaguanTesting"],
            exclude: ["Fixtures", "Snapshots"]
        ),
        .testTarget(
            name: "BaguanRulesTests", dependencies: ["BaguanText", "BaguanFindings", "BaguanRules", "BaguanTesting"],
            exclude: ["Fixtures"]),
        .testTarget(
            name: "BaguanApprovalsTests",
            dependencies: [
                "BaguanText", "BaguanFindings", "BaguanRules", "BaguanApprovals", "BaguanTesting", "LedgerHammer",
            ]),
        .testTarget(name: "BaguanCLITests", dependencies: ["BaguanCLI", "Baguan", "BaguanTesting"], exclude: ["Transcripts"]),
        .testTarget(
            name: "BaguanChecksTests",
            dependencies: ["Baguan", "BaguanChecks", "BaguanDocuments", "BaguanText", "BaguanTesting"]),
        .testTarget(name: "BaguanTests", dependencies: ["Baguan", "BaguanTesting"]),
        .testTarget(name: "RepositoryTests"),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where ![.system, .plugin].contains(target.type) && !["CICU", "CScan", "CPrefetch", "CTypingModel"].contains(target.name) {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
    ]
}

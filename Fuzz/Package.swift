// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that nobody who uses baguan builds it. `make fuzz` builds it so that libFuzzer sees every branch
// of every module, and with testing enabled, so that it can get at parsers that no user calls.
let package = Package(
    name: "baguan-fuzz",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "baguan", path: "..")],
    targets: [
        .executableTarget(
            name: "Fuzz", dependencies: ["FuzzSamples", .product(name: "Baguan", package: "baguan")]),
        // What the tests write their sample files with.
        .target(
            name: "FuzzSamples", dependencies: [.product(name: "Baguan", package: "baguan")], path: "Sources/BaguanTesting"),
    ],
    swiftLanguageModes: [.v6]
)

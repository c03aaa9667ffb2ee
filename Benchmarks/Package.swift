// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that nobody who uses baguan builds it.
let package = Package(
    name: "baguan-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "baguan", path: "..")],
    targets: [
        .executableTarget(name: "Bench", dependencies: ["BenchSamples", .product(name: "Baguan", package: "baguan")]),
        // What the tests write their sample files with.
        .target(
            name: "BenchSamples", dependencies: [.product(name: "Baguan", package: "baguan")], path: "Sources/BaguanTesting"),
    ],
    swiftLanguageModes: [.v6]
)

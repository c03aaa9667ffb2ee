// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that nobody who uses baguan builds it.
let package = Package(
    name: "baguan-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "baguan", path: "..")],
    targets: [
        .executableTarget(name: "Bench", dependencies: [.product(name: "Baguan", package: "baguan")])
    ],
    swiftLanguageModes: [.v6]
)

// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// One of our own targets: the names of what it needs of ours, then what it needs of others.
func floor(_ name: String, _ ours: [String] = [], others: [Target.Dependency] = []) -> Target {
  .target(
    name: name, dependencies: ours.map { .target(name: $0) } + others, swiftSettings: strict)
}

/// - Parameter data: folders with what the tests read from the checkout
func suite(
  _ name: String, _ ours: [String], others: [Target.Dependency] = [], data: [String] = []
) -> Target {
  .testTarget(
    name: name, dependencies: (ours + ["EntenteTestSupport"]).map { .target(name: $0) } + others,
    exclude: data, swiftSettings: strict)
}

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
  name: "Entente",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "entente", targets: ["EntenteCLI"]),
    .executable(name: "entente-bench", targets: ["EntenteBench"]),
    .library(name: "Entente", targets: ["Entente"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
  ],
  targets: [
    // ground
    floor("EntenteGraph"),
    // nouns
    floor("EntenteAlgorithms", ["EntenteGraph"]),
    floor("EntenteModel", ["EntenteGraph"]),
    floor("EntenteOntology", ["EntenteModel"], others: [yams]),
    floor("EntenteText"),
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    // knowledge
    floor("EntenteFormats", ["EntenteModel", "EntenteGraph", "CLibXML2"]),
    floor("EntenteExtraction", ["EntenteText", "EntenteOntology", "EntenteModel"]),
    floor("EntenteStore", ["EntenteModel", "EntenteGraph"], others: [grdb]),
    // questions
    floor("EntenteAnalysis", ["EntenteModel", "EntenteAlgorithms", "EntenteOntology", "EntenteGraph"]),
    // front door
    floor(
      "Entente",
      [
        "EntenteAnalysis", "EntenteStore", "EntenteFormats", "EntenteExtraction", "EntenteText",
        "EntenteOntology", "EntenteModel", "EntenteAlgorithms", "EntenteGraph",
      ]),
    // faces
    .executableTarget(
      name: "EntenteCLI",
      dependencies: [
        "Entente", "EntenteAnalysis", "EntenteStore", "EntenteFormats", "EntenteExtraction",
        "EntenteText", "EntenteOntology", "EntenteModel", "EntenteAlgorithms", "EntenteGraph",
        argumentParser,
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "EntenteBench",
      dependencies: [
        "EntenteFormats", "EntenteModel", "EntenteAlgorithms", "EntenteGraph", argumentParser,
      ],
      swiftSettings: strict),
    // tests
    .target(
      name: "EntenteTestSupport", dependencies: ["EntenteGraph", "EntenteModel"],
      path: "Tests/EntenteTestSupport", swiftSettings: strict),
    suite("EntenteGraphTests", ["EntenteGraph"]),
    suite("EntenteAlgorithmsTests", ["EntenteAlgorithms", "EntenteGraph"]),
    suite("EntenteModelTests", ["EntenteModel", "EntenteGraph"]),
    suite("EntenteOntologyTests", ["EntenteOntology", "EntenteModel"]),
    suite("EntenteTextTests", ["EntenteText"], data: ["Fixtures"]),
    suite("EntenteFormatsTests", ["EntenteFormats", "EntenteModel", "EntenteGraph"]),
    suite("EntenteExtractionTests", ["EntenteExtraction", "EntenteText", "EntenteOntology", "EntenteModel"]),
    suite("EntenteStoreTests", ["EntenteStore", "EntenteModel"], others: [grdb]),
    suite(
      "EntenteAnalysisTests",
      ["EntenteAnalysis", "EntenteModel", "EntenteOntology", "EntenteAlgorithms", "EntenteGraph"]),
    suite(
      "EntenteTests",
      ["Entente", "EntenteModel", "EntenteOntology", "EntenteStore", "EntenteFormats", "EntenteExtraction"]),
    suite("EntenteCLITests", ["EntenteModel", "EntenteCLI"]),
    suite("EntenteHouseTests", []),
  ],
  swiftLanguageModes: [.v6]
)

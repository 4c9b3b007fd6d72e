import EntenteModel
import Foundation
import Testing

@testable import EntenteOntology

@Suite("the compiled ontology")
struct CompiledOntologyTests {
  static let compiled: [UInt8]? = OntologyDirectory.own.flatMap { try? Ontology.compile(directory: $0) }

  private func bytes() throws -> [UInt8] { try #require(Self.compiled) }

  @Test("is the same for the same sources")
  func isDeterministic() throws {
    #expect(try Ontology.compile(directory: try #require(OntologyDirectory.own)) == bytes())
  }

  private static let committed = OntologyDirectory.own.map { $0 + "/" + Ontology.compiledPath }

  @Test(
    "as committed is of the committed sources",
    .enabled(if: committed.map { FileManager.default.fileExists(atPath: $0) } ?? false))
  func committedIsCurrent() throws {
    let path = try #require(Self.committed)
    #expect(
      try [UInt8](Data(contentsOf: URL(fileURLWithPath: path))) == bytes(),
      "run `entente ontology compile` and commit the file")
  }

  @Test("holds what the sources hold")
  func roundTrip() throws {
    let source = try #require(OntologyDirectory.shared)
    let read = try Ontology(bytes: try bytes(), path: "memory")
    #expect(read.states == source.states)
    #expect(read.organizations == source.organizations)
    #expect(read.memberships == source.memberships)
    #expect(read.roles == source.roles)
    #expect(read.offices == source.offices)
    #expect(read.persons == source.persons)
    #expect(read.events == source.events)
    #expect(read.treaties == source.treaties)
    #expect(read.programmes == source.programmes)
    #expect(read.places == source.places)
    #expect(read.topics == source.topics)
    #expect(read.entityTypes == source.entityTypes)
    #expect(read.relations == source.relations)
    #expect(read.eventCodes.cameo == source.eventCodes.cameo)
    #expect(read.eventCodes.plover == source.eventCodes.plover)
    #expect(read.eventCodes.contexts == source.eventCodes.contexts)
    #expect(read.eventCodes.sectors == source.eventCodes.sectors)
    #expect(read.lexicon.frames == source.lexicon.frames)
    #expect(read.lexicon.cues == source.lexicon.cues)
    #expect(read.ambiguousNames == source.ambiguousNames)
    #expect(read.digest == source.digest)
    #expect(read.digest.count == 64)
    #expect(read.entities() == source.entities())
    #expect(read.nameTable == source.nameTable)
    #expect(read.assertions() == source.assertions())
  }

  @Test(
    "cut short anywhere is an error that names the length",
    arguments: [0, 7, 8, 40, 63, 64, 79, 1000, 100_000])
  func truncated(length: Int) throws {
    let cut = Array(try bytes().prefix(length))
    #expect { try Ontology(bytes: cut, path: "cut") } throws: { error in
      switch error as? OntologyError {
      case .length(path: "cut", found: length, expected: _): length >= 8
      case .foreign(path: "cut"): length < 8
      default: false
      }
    }
  }

  @Test("with one byte changed is damaged", arguments: [64, 70, 90, 5000, 200_000, -1])
  func flipped(position: Int) throws {
    var bytes = try bytes()
    bytes[position < 0 ? bytes.count + position : position] ^= 0x10
    #expect(throws: OntologyError.damaged(path: "flipped")) { try Ontology(bytes: bytes, path: "flipped") }
  }

  @Test("of another version or of another program is told apart")
  func foreign() throws {
    var bytes = try bytes()
    bytes[8] = 99
    #expect(throws: OntologyError.version(path: "new", found: 99, supported: CompiledOntology.version)) {
      try Ontology(bytes: bytes, path: "new")
    }
    bytes[0] = 0
    #expect(throws: OntologyError.foreign(path: "other")) { try Ontology(bytes: bytes, path: "other") }
  }

  @Test("that is missing or a directory is an error, not a crash")
  func missing() throws {
    #expect(throws: OntologyError.unreadable(path: "/nowhere.ontology", reason: "no such file")) {
      try Ontology(compiled: "/nowhere.ontology")
    }
    #expect(throws: OntologyError.unreadable(path: "/tmp", reason: "a directory")) {
      try Ontology(compiled: "/tmp")
    }
  }

  @Test("records of nonsense end in a failure, whatever the words", arguments: 0..<200)
  func nonsense(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    let words = (0..<400).map { _ -> UInt32 in
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return seed % 2 == 0 ? UInt32(truncatingIfNeeded: state) : UInt32(truncatingIfNeeded: state) % 5
    }
    var reader = RecordReader(words: words, strings: ["a", "b"])
    _ = OntologyParts(from: &reader)
    #expect(reader.failure != nil || reader.isAtEnd)
  }

  @Test("is what a directory is read from, where it has one")
  func loading() throws {
    try OntologyDirectory.withScratch([
      "states.yaml": "states:\n  - {id: AAA, name: Land, status: un-member}\n"
    ]) { directory in
      #expect(try Ontology.load(directory: directory).states.map(\.name) == ["Land"])
      let path = directory + "/" + Ontology.compiledPath
      try FileManager.default.createDirectory(
        atPath: directory + "/compiled", withIntermediateDirectories: false)
      try Data(try Ontology.compile(directory: directory)).write(to: URL(fileURLWithPath: path))
      try FileRemoval.remove(directory + "/states.yaml")
      #expect(try Ontology.load(directory: directory).states.map(\.name) == ["Land"])
      try Data([1, 2, 3]).write(to: URL(fileURLWithPath: path))
      #expect(throws: OntologyError.foreign(path: path)) { try Ontology.load(directory: directory) }
    }
  }

  @Test("is stale when a source has changed since")
  func staleness() throws {
    try OntologyDirectory.withScratch([
      "states.yaml": "states:\n  - {id: AAA, name: Land, status: un-member}\n"
    ]) { directory in
      let path = directory + "/made.ontology"
      try Data(try Ontology.compile(directory: directory)).write(to: URL(fileURLWithPath: path))
      #expect(try Ontology.isCurrent(compiled: path, directory: directory))
      let other = "states:\n  - {id: AAA, name: Land, status: observer}\n"
      try Data(other.utf8).write(to: URL(fileURLWithPath: directory + "/states.yaml"))
      #expect(try !Ontology.isCurrent(compiled: path, directory: directory))
    }
  }
}

import Foundation

/// A file that a model is made of.
public struct TrainingFile: Sendable, Equatable {
  public enum Use: String, Sendable { case trees, names, entities, unlabelled, network, dev }

  public var path: String
  public var use: Use
  public var byteCount: Int
  /// SHA-256 of its content in hexadecimal.
  public var digest: String

  /// Reads the whole file.
  init(_ path: String, _ use: Use) throws(TrainerError) {
    guard let data = FileManager.default.contents(atPath: path) else { throw .unreadable(path) }
    self.path = path
    self.use = use
    byteCount = data.count
    digest = Self.hexadecimal(SHA256.digest([UInt8](data)))
  }

  static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

extension Trainer.Options {
  /// What the model is made of; the files for scores are not among it.
  func files() throws(TrainerError) -> [TrainingFile] {
    var files: [TrainingFile] = []
    let lists: [([String], TrainingFile.Use)] = [
      (trees, .trees), (names, .names), (entities, .entities), (unlabelled, .unlabelled),
      (network.map { [$0] } ?? [], .network),
    ]
    for (paths, use) in lists { for path in paths { files.append(try TrainingFile(path, use)) } }
    return files
  }

  /// Digest of everything that the model depends on.
  func fingerprint(_ files: [TrainingFile]) -> String {
    let parts =
      [
        "training 1", program, surroundings, "gazetteer \(gazetteer != nil)", "seed \(seed)",
        "tagger \(taggerEpochs)",
      ]
      + ["parser \(parserEpochs)", "least \(leastUpdates) \(leastWeight)"]
      + files.map { "\($0.use.rawValue) \($0.digest)" }
    return TrainingFile.hexadecimal(SHA256.digest(Array(parts.joined(separator: "\n").utf8)))
  }
}

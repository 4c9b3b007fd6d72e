internal import Entente
internal import Foundation

/// Whether this machine can run this build.
enum Processor {
  /// `make release` compiles for x86-64-v3 and says so by a flag; the portable build runs anywhere.
  ///
  /// - Throws: ``WorkspaceError/processorTooOld(missing:)``
  static func check() throws {
    #if ENTENTE_V3 && os(Linux)
      guard let text = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8),
        let line = text.split(separator: "\n").first(where: { $0.hasPrefix("flags") })
      else { return }
      let flags = Set(line.split(separator: " "))
      let missing = ["avx2", "bmi2", "fma", "movbe"].filter { !flags.contains(Substring($0)) }
      if !missing.isEmpty { throw WorkspaceError.processorTooOld(missing: missing.joined(separator: ", ")) }
    #endif
  }
}

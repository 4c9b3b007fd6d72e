import Foundation

/// The finished parts of a training, kept in a file beside the model until that is written, so that an interrupted training
/// can go on.
///
/// The file is a model file of the sections so far, and so is replaced whole or not at all. It bears a fingerprint of data,
/// options and program; parts of another training are never used.
struct TrainingParts {
  private let path: String?
  private let saved: ModelFile?
  private var writer = ModelFileWriter()
  private let clock: TrainingClock

  private static let fingerprintSection = "training.fingerprint"

  static func path(forModel output: String) -> String { output + ".training" }

  /// - Parameters:
  ///   - path: of the file; `nil` keeps nothing
  ///   - resumes: whether parts of an interrupted training are used
  init(path: String?, fingerprint: String, resumes: Bool, clock: TrainingClock) {
    self.path = path
    self.clock = clock
    saved = resumes ? path.flatMap { Self.open($0, fingerprint, clock) } : nil
    writer.add(Self.fingerprintSection, strings: [fingerprint])
  }

  private static func open(_ path: String, _ fingerprint: String, _ clock: TrainingClock) -> ModelFile? {
    guard FileManager.default.fileExists(atPath: path) else {
      clock.remark("\(path) is not there: nothing to go on from")
      return nil
    }
    do {
      let file = try ModelFile(path: path)
      try file.verify()
      if try file.strings(fingerprintSection) == [fingerprint] { return file }
      clock.remark("\(path) is of other data, options or another program: begun anew")
    } catch {
      clock.remark("\(error.description); begun anew")
    }
    return nil
  }

  /// Keeps what later parts are read with, and what takes no time to make.
  mutating func keep(_ write: (inout ModelFileWriter) -> Void) { write(&writer) }

  /// A part as an interrupted training left it, or made now and kept.
  ///
  /// - Parameters:
  ///   - epochs: passes over the data that making it takes
  ///   - read: from the sections that `write` has made
  mutating func part<Value>(
    _ part: TrainingProgress.Part, epochs: Int, read: (ModelFile) throws(ModelFileError) -> Value,
    write: (Value, inout ModelFileWriter) -> Void, make: () -> Value
  ) throws(TrainerError) -> Value {
    let marker = "training.\(part)"
    if let saved, saved.contains(marker), let value = try? read(saved) {
      write(value, &writer)
      writer.add(marker, bytes: [])
      clock.reuse(part)
      return value
    }
    clock.begin(part, epochs: epochs)
    let value = make()
    clock.end()
    write(value, &writer)
    writer.add(marker, bytes: [])
    if let path { do { try writer.write(to: path) } catch { throw .model(error) } }
    return value
  }
}

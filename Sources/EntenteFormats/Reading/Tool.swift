import Dispatch
import Subprocess

/// Another program (`pdftotext`, `dot`), run to its end: bytes in, bytes out.
struct Tool {
  struct Outcome {
    /// Exit status; `nil` where a signal ended it.
    var status: Int32?
    var output: [UInt8]
    /// What it wrote to its standard error, at most 64 KiB.
    var messages: String
  }

  enum Failure: Error {
    /// Not found in `PATH`.
    case missing
    case failed(reason: String)
  }

  let name: String

  /// Runs the program and waits for it.
  ///
  /// The work runs on a queue of its own, so that a caller on Swift's cooperative pool cannot starve it.
  func run(_ arguments: [String], input: [UInt8], outputLimit: Int = 1 << 30) throws(Failure) -> Outcome {
    let done = DispatchSemaphore(value: 0)
    let box = Box()
    let executor = QueueExecutor()
    Task.detached(executorPreference: executor) { [name] in
      box.result = await Self.start(name, arguments, input, outputLimit)
      done.signal()
    }
    done.wait()
    guard let result = box.result else { throw .failed(reason: "\(name) gave no answer") }
    return try result.get()
  }

  private static func start(
    _ name: String, _ arguments: [String], _ input: [UInt8], _ limit: Int
  ) async -> Result<Outcome, Failure> {
    do {
      let result = try await Subprocess.run(
        .name(name), arguments: Arguments(arguments), input: .array(input), output: .bytes(limit: limit),
        error: .bytes(limit: 1 << 16))
      var status: Int32?
      if case .exited(let code) = result.terminationStatus { status = Int32(code) }
      return .success(
        Outcome(
          status: status, output: result.standardOutput,
          messages: String(decoding: result.standardError, as: UTF8.self)))
    } catch let error as SubprocessError where error.code == .executableNotFound {
      return .failure(.missing)
    } catch {
      return .failure(.failed(reason: "\(error)"))
    }
  }

  /// Written before the semaphore is signalled, read after it was waited for.
  private final class Box: @unchecked Sendable {
    var result: Result<Outcome, Failure>?
  }

  private final class QueueExecutor: TaskExecutor {
    private let queue = DispatchQueue(label: "entente.tool")

    func enqueue(_ job: consuming ExecutorJob) {
      let job = UnownedJob(job)
      queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
  }
}

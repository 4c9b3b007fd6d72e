import Foundation

/// A file that appears whole or not at all: written beside its place, then renamed.
final class AtomicFile {
  private let path: String
  private let temporary: String
  private let descriptor: Int32
  private var pending: [UInt8] = []
  private var isFinished = false

  /// Reaching a limit on file size must be an error of `write`, not the end of the process by a signal.
  private static let ignoresSizeSignal: Void = { _ = signal(SIGXFSZ, SIG_IGN) }()

  init(_ path: String) throws(GraphError) {
    _ = Self.ignoresSizeSignal
    let target = Self.resolved(path)
    self.path = target
    var status = stat()
    if stat(target, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw .notWritable(path: path, reason: "is a folder")
    }
    temporary = target + ".\(getpid()).tmp"
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .notWritable(path: path, reason: String(cString: strerror(errno))) }
  }

  deinit {
    guard !isFinished else { return }
    close(descriptor)
    unlink(temporary)
  }

  /// A link is followed, so that the file that it names is replaced and not the link.
  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  func write(_ bytes: [UInt8]) throws(GraphError) {
    pending += bytes
    if pending.count >= 1 << 20 { try flush() }
  }

  private func flush() throws(GraphError) {
    var position = 0
    while position < pending.count {
      let count = pending.withUnsafeBytes { buffer in
        Foundation.write(descriptor, buffer.baseAddress.map { $0 + position }, buffer.count - position)
      }
      guard count > 0 else {
        if errno == EINTR { continue }
        throw .notWritable(path: path, reason: String(cString: strerror(errno)))
      }
      position += count
    }
    pending.removeAll(keepingCapacity: true)
  }

  /// Puts the file in its place.
  func commit() throws(GraphError) {
    try flush()
    guard fsync(descriptor) == 0 || errno == EINVAL, rename(temporary, path) == 0 else {
      throw .notWritable(path: path, reason: String(cString: strerror(errno)))
    }
    close(descriptor)
    isFinished = true
  }
}

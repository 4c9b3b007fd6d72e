internal import Foundation

/// Standard output and standard error. Answers are collected and written in large pieces; a reader that goes away ends the
/// program quietly.
enum Terminal {
  struct BrokenPipe: Error {}

  nonisolated(unsafe) private static var pending: [UInt8] = []
  private static let lock = NSLock()

  static func print(_ line: String) {
    lock.withLock {
      pending.append(contentsOf: line.utf8)
      pending.append(UInt8(ascii: "\n"))
      if pending.count > 1 << 16 { try? writePending() }
    }
  }

  static func print(_ lines: [String]) {
    for line in lines { print(line) }
  }

  static func flush() throws {
    try lock.withLock { try writePending() }
  }

  private static func writePending() throws {
    defer { pending.removeAll(keepingCapacity: true) }
    try write(pending, to: STDOUT_FILENO)
  }

  /// A line on standard error.
  static func remark(_ line: String) {
    lock.withLock {
      // What was answered before stands before, where both go to one place.
      try? writePending()
      clearProgress()
      try? write(Array((line + "\n").utf8), to: STDERR_FILENO)
    }
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if written > 0 {
        rest = rest.dropFirst(written)
      } else if errno == EPIPE {
        throw BrokenPipe()
      } else if errno != EINTR && errno != EAGAIN {
        throw Complaint(.fileError, "cannot write the answer: " + String(cString: strerror(errno)))
      }
    }
  }

  static func isBroken(_ error: any Error) -> Bool { error is BrokenPipe }

  static let outputIsTerminal = isatty(STDOUT_FILENO) == 1
  static let errorIsTerminal = isatty(STDERR_FILENO) == 1

  /// Colour only for people: a terminal, and no NO_COLOR (https://no-color.org).
  static let usesColor: Bool = {
    let noColor = ProcessInfo.processInfo.environment["NO_COLOR"] ?? ""
    return outputIsTerminal && noColor.isEmpty
  }()

  /// Columns of the terminal; `nil` where the output is no terminal.
  static let width: Int? = {
    guard outputIsTerminal else { return nil }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 else { return 80 }
    return Int(size.ws_col)
  }()

  nonisolated(unsafe) private static var progressShown = false

  /// A line that the next one overwrites; only where a person looks on.
  static func progress(_ line: String) {
    guard errorIsTerminal else { return }
    lock.withLock {
      progressShown = true
      try? write(Array(("\r\u{1B}[K" + line).utf8), to: STDERR_FILENO)
    }
  }

  private static func clearProgress() {
    guard progressShown else { return }
    progressShown = false
    try? write(Array("\r\u{1B}[K".utf8), to: STDERR_FILENO)
  }

  static func endProgress() { lock.withLock { clearProgress() } }
}

import Foundation

/// Another program (`pdftotext`, `dot`), run to its end: bytes in, bytes out.
///
/// Reading a document is a plain call that may come from any thread, those of Swift's cooperative pool included.
/// Waiting there for a library that works with tasks (swift-subprocess) stands still as soon as all threads of the pool
/// wait; `posix_spawn` and `poll` need no other thread.
struct Tool {
  struct Outcome {
    /// Exit status; `nil` where a signal ended it.
    var status: Int32?
    var output: [UInt8]
    /// What it wrote to its standard error.
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
  /// The input lies in an unlinked file, so that a program that stops reading early leaves no broken pipe behind.
  func run(_ arguments: [String], input: [UInt8], outputLimit: Int = 1 << 30) throws(Failure) -> Outcome {
    let standardInput = try Self.file(holding: input)
    defer { close(standardInput) }
    let output = try Channel()
    let messages = try Channel()
    let process = try spawn(arguments, standardInput, output, messages)
    output.closeWriting()
    messages.closeWriting()
    let complete = Self.drain(output, messages, limit: outputLimit)
    if !complete { kill(process, SIGKILL) }
    let status = Self.wait(process)
    guard complete else { throw .failed(reason: "more than \(outputLimit) bytes of output") }
    return Outcome(
      status: status, output: output.bytes, messages: String(decoding: messages.bytes, as: UTF8.self))
  }

  /// A pipe whose reading end is ours.
  private final class Channel {
    let reading: Int32
    private(set) var writing: Int32
    var bytes: [UInt8] = []
    var isOpen = true

    init() throws(Failure) {
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else { throw .failed(reason: String(cString: strerror(errno))) }
      reading = ends[0]
      writing = ends[1]
      // Other children must not hold these open.
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    }

    func closeWriting() {
      guard writing >= 0 else { return }
      close(writing)
      writing = -1
    }

    deinit {
      close(reading)
      closeWriting()
    }

    /// Reads what is there; notes the end.
    func read() {
      var isAtEnd = false
      bytes += [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
        let got = Foundation.read(reading, buffer.baseAddress, 1 << 16)
        count = max(0, got)
        isAtEnd = got == 0 || got < 0 && errno != EINTR && errno != EAGAIN
      }
      if isAtEnd { isOpen = false }
    }
  }

  /// A file without a name that holds the bytes, to be read from its beginning.
  private static func file(holding bytes: [UInt8]) throws(Failure) -> Int32 {
    var template = Array((NSTemporaryDirectory() + "entente-XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else {
      throw .failed(reason: "no temporary file: " + String(cString: strerror(errno)))
    }
    unlink(template)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    var position = 0
    while position < bytes.count {
      let count = bytes.withUnsafeBytes {
        write(descriptor, $0.baseAddress.map { $0 + position }, $0.count - position)
      }
      guard count > 0 || errno == EINTR else {
        let reason = String(cString: strerror(errno))
        close(descriptor)
        throw .failed(reason: "no temporary file: " + reason)
      }
      position += max(0, count)
    }
    lseek(descriptor, 0, SEEK_SET)
    return descriptor
  }

  private func spawn(
    _ arguments: [String], _ input: Int32, _ output: Channel, _ messages: Channel
  ) throws(Failure) -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_adddup2(&actions, output.writing, 1)
    posix_spawn_file_actions_adddup2(&actions, messages.writing, 2)
    // Signals that this program ignores are not the child's business.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    sigaddset(&signals, SIGXFSZ)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    var words: [UnsafeMutablePointer<CChar>?] = ([name] + arguments).map { strdup($0) }
    words.append(nil)
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    let problem = posix_spawnp(&process, name, &actions, &attributes, words, environ)
    if problem == ENOENT { throw .missing }
    guard problem == 0 else { throw .failed(reason: String(cString: strerror(problem))) }
    return process
  }

  /// Reads both channels to their ends; `false` where there is more than the limit.
  private static func drain(_ output: Channel, _ messages: Channel, limit: Int) -> Bool {
    while output.isOpen || messages.isOpen {
      let open = [output, messages].filter(\.isOpen)
      var waiting = open.map { pollfd(fd: $0.reading, events: Int16(POLLIN), revents: 0) }
      guard poll(&waiting, nfds_t(waiting.count), -1) > 0 else {
        if errno == EINTR { continue }
        return false
      }
      for (channel, state) in zip(open, waiting) where state.revents != 0 { channel.read() }
      if output.bytes.count + messages.bytes.count > limit { return false }
    }
    return true
  }

  private static func wait(_ process: pid_t) -> Int32? {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { return nil }
    }
    // The lower seven bits hold the signal, the next eight the exit status.
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : nil
  }
}

internal import Dispatch
internal import Foundation

/// What the program does when the world interferes.
enum Signals {
  nonisolated(unsafe) private static var sources: [any DispatchSourceSignal] = []

  static func prepare() {
    // A closed pipe and a file-size limit come back as errors of write(2), which say more than a dead process.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    for number in [SIGINT, SIGTERM] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        Terminal.remark("entente: interrupted; what was finished is kept")
        _exit(ExitStatus.interrupted.rawValue)
      }
      source.resume()
      sources.append(source)
    }
  }
}

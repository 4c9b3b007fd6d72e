internal import Foundation

/// Time since it was made: by the clock on the wall, and that of the processor.
struct Stopwatch {
  private let start = ContinuousClock.now
  private let processorStart = Self.processor()

  var wallSeconds: Double { Double((ContinuousClock.now - start) / .nanoseconds(1)) / 1e9 }
  var processorSeconds: Double { Self.processor() - processorStart }

  private static func processor() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The most memory that this process has held, in bytes; `nil` where the system does not say.
  static var peakMemory: Int? {
    // Not getrusage(2): on Linux its figure begins with that of the shell which started the program.
    guard let text = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
      let kilobytes = line.split(whereSeparator: \.isWhitespace).compactMap({ Int($0) }).first
    else { return nil }
    return kilobytes * 1024
  }
}

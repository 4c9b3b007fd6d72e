import Foundation

/// What a run prints.
struct Report {
  let kernel: String
  var loadSeconds = 0.0
  /// Part of `loadSeconds`.
  var indexSeconds: Double?
  private(set) var runSeconds: [Double] = []
  private var processorSeconds: [Double] = []
  var checksum: [String: Figure] = [:]

  init(kernel: String) { self.kernel = kernel }

  /// A figure of the result.
  enum Figure: Encodable {
    case count(Int)
    case number(Double)
    case vertices([Int])

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .count(let value): try container.encode(value)
      case .number(let value): try container.encode(value)
      case .vertices(let value): try container.encode(value)
      }
    }
  }

  mutating func time<Result>(_ work: () throws -> Result) throws -> Result {
    let (wall, processor) = (Self.seconds(CLOCK_MONOTONIC), Self.seconds(CLOCK_PROCESS_CPUTIME_ID))
    let result = try work()
    runSeconds.append(Self.seconds(CLOCK_MONOTONIC) - wall)
    processorSeconds.append(Self.seconds(CLOCK_PROCESS_CPUTIME_ID) - processor)
    return result
  }

  mutating func timeLoading<Result>(_ work: () throws -> Result) throws -> Result {
    let start = Self.seconds(CLOCK_MONOTONIC)
    let result = try work()
    loadSeconds = Self.seconds(CLOCK_MONOTONIC) - start
    return result
  }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  func json() throws -> String {
    struct Line: Encodable {
      let kernel: String
      let load_s: Double
      let index_s: Double?
      let runs_s: [Double]
      let cpu_s: [Double]
      let result_checksum: [String: Figure]
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let line = Line(
      kernel: kernel, load_s: loadSeconds, index_s: indexSeconds, runs_s: runSeconds, cpu_s: processorSeconds,
      result_checksum: checksum)
    return String(decoding: try encoder.encode(line), as: UTF8.self)
  }
}

/// JSON written by hand: keys in the order given, no escapes but the needed ones.
struct JSONText {
  private(set) var bytes: [UInt8] = [UInt8(ascii: "{")]

  mutating func add(_ key: String, _ value: String) {
    addKey(key)
    Self.write(value, to: &bytes)
  }

  mutating func add(_ key: String, _ value: String?) {
    if let value { add(key, value) }
  }

  mutating func add(_ key: String, _ value: Int) {
    addKey(key)
    bytes.append(contentsOf: String(value).utf8)
  }

  /// Finite numbers only, with the fewest digits that give them back.
  mutating func add(_ key: String, _ value: Double) {
    addKey(key)
    bytes += Array("\(value.isFinite ? value : 0)".utf8)
  }

  /// Left out where empty.
  mutating func add(_ key: String, _ values: [String]) {
    guard !values.isEmpty else { return }
    addKey(key)
    Self.write(values, to: &bytes)
  }

  mutating func add(_ key: String, _ range: Range<Int>) {
    addKey(key)
    bytes += Array("[\(range.lowerBound),\(range.upperBound)]".utf8)
  }

  /// Sorted by key; left out where empty.
  mutating func add(_ key: String, _ values: [String: String]) {
    guard !values.isEmpty else { return }
    var inner = JSONText()
    for (name, value) in values.sorted(by: { $0.key < $1.key }) { inner.add(name, value) }
    add(key, inner)
  }

  mutating func add(_ key: String, _ object: JSONText) {
    addKey(key)
    bytes += object.bytes + [UInt8(ascii: "}")]
  }

  /// The object, and a line end.
  var line: [UInt8] { bytes + [UInt8(ascii: "}"), 10] }

  static func array(_ values: [String]) -> String {
    var bytes: [UInt8] = []
    write(values, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func addKey(_ key: String) {
    if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
    Self.write(key, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
  }

  private static func write(_ values: [String], to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "["))
    for (number, value) in values.enumerated() {
      if number > 0 { bytes.append(UInt8(ascii: ",")) }
      write(value, to: &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private static func write(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(0x22)
    var text = text
    let isPlain = text.withUTF8 { utf8 in
      guard !utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) else { return false }
      bytes.append(contentsOf: utf8)
      return true
    }
    for byte in text.utf8 where !isPlain {
      switch byte {
      case 0x22, 0x5C:
        bytes.append(0x5C)
        bytes.append(byte)
      case 0x0A: bytes += [0x5C, UInt8(ascii: "n")]
      case 0x0D: bytes += [0x5C, UInt8(ascii: "r")]
      case 0x09: bytes += [0x5C, UInt8(ascii: "t")]
      case 0..<0x20:
        let digits = Array("0123456789abcdef".utf8)
        bytes += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
  }
}

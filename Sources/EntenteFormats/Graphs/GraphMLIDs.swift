import Foundation

/// Numbers ids in the order in which they first appear; ids that are equal as strings have one number, without a string
/// being made for any that is ASCII or was there before.
struct GraphMLIDs: ~Copyable {
  private(set) var count = 0
  private var words = WordTable()
  /// The id that each word stands for, as `é` can be written in two ways; empty while every word is an id of its own.
  private var ids: [UInt32] = []

  /// - Complexity: O(bytes), expected.
  mutating func number(of id: ArraySlice<UInt8>) -> Int {
    let known = words.count
    let word = words.number(of: id.span)
    guard word == known else { return ids.isEmpty ? word : Int(ids[word]) }
    guard id.contains(where: { $0 >= 0x80 }) else { return newNumber() }
    let canonical = Array(String(decoding: id, as: UTF8.self).precomposedStringWithCanonicalMapping.utf8)
    guard canonical[...] != id else { return newNumber() }
    if ids.isEmpty { ids = (0..<UInt32(count)).map { $0 } }
    ids.append(0)
    let number = number(of: canonical[...])
    ids[word] = UInt32(number)
    return number
  }

  private mutating func newNumber() -> Int {
    if !ids.isEmpty { ids.append(UInt32(count)) }
    count += 1
    return count - 1
  }
}

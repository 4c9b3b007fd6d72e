/// The start of an element as the parser found it: its name, and the attributes that GraphML knows.
///
/// One value serves all elements in turn: values are copied into one buffer, and no string is made.
struct GraphMLTag {
  enum Name: String, CaseIterable {
    case edge, node, data, key, `default`, graph, graphml, desc, port, locator, hyperedge
  }

  enum Attribute: String, CaseIterable {
    case source, target, id, key, directed, edgedefault
    case use = "for"
    case name = "attr.name"
    case type = "attr.type"
  }

  /// `nil` for an element that belongs to a program of its own.
  private(set) var name: Name?
  private var bytes: [UInt8] = []
  /// Where the value of each attribute stands in `bytes`; below 0 where the element lacks it.
  private var starts = [Int](repeating: -1, count: Attribute.allCases.count)
  private var ends = [Int](repeating: -1, count: Attribute.allCases.count)

  mutating func begin(_ name: Name?) {
    self.name = name
    bytes.removeAll(keepingCapacity: true)
    for attribute in starts.indices { starts[attribute] = -1 }
  }

  mutating func add(_ attribute: Attribute, _ value: UnsafeBufferPointer<UInt8>) {
    let place = Self.place(attribute)
    starts[place] = bytes.count
    bytes.append(contentsOf: value)
    ends[place] = bytes.count
  }

  private static func place(_ attribute: Attribute) -> Int {
    switch attribute {
    case .source: 0
    case .target: 1
    case .id: 2
    case .key: 3
    case .directed: 4
    case .edgedefault: 5
    case .use: 6
    case .name: 7
    case .type: 8
    }
  }

  func has(_ attribute: Attribute) -> Bool { starts[Self.place(attribute)] >= 0 }

  /// The value of an attribute; empty where the element lacks it.
  func bytes(_ attribute: Attribute) -> ArraySlice<UInt8> {
    let place = Self.place(attribute)
    return starts[place] < 0 ? [] : bytes[starts[place]..<ends[place]]
  }

  /// The value of an attribute; `nil` where the element lacks it.
  func text(_ attribute: Attribute) -> String? {
    has(attribute) ? String(decoding: bytes(attribute), as: UTF8.self) : nil
  }
}

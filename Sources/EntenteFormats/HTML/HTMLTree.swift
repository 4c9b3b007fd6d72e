import CLibXML2

/// A parsed HTML document; the one place where nodes of libxml2's HTML parser are touched.
///
/// Errors of the page are nobody's business and are swallowed; nothing is fetched; the parser's own limits on depth
/// and size hold.
final class HTMLTree {
  private let document: htmlDocPtr

  /// `nil` where the parser makes nothing of the bytes.
  init?(_ bytes: [UInt8], encoding: String) {
    LibXML.start()
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_COMPACT.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
    let parsed = bytes.withUnsafeBytes { buffer -> htmlDocPtr? in
      guard let base = buffer.bindMemory(to: CChar.self).baseAddress, let count = Int32(exactly: buffer.count)
      else { return nil }
      return htmlReadMemory(base, count, nil, encoding, Int32(options))
    }
    guard let parsed else { return nil }
    document = parsed
  }

  deinit { xmlFreeDoc(document) }

  var root: Node? { xmlDocGetRootElement(document).map { Node(pointer: $0, owner: self) } }

  /// An element or a piece of text. Keeps its document alive.
  struct Node {
    fileprivate let pointer: xmlNodePtr
    fileprivate let owner: HTMLTree

    /// Lower-case name of an element; `nil` for anything else.
    var element: String? {
      guard pointer.pointee.type == XML_ELEMENT_NODE, let name = pointer.pointee.name else { return nil }
      return String(cString: name).lowercased()
    }

    /// Bytes of a piece of text; `nil` for anything else (comments among them).
    var text: [UInt8]? {
      guard pointer.pointee.type == XML_TEXT_NODE || pointer.pointee.type == XML_CDATA_SECTION_NODE,
        let content = pointer.pointee.content
      else { return nil }
      return Array(UnsafeBufferPointer(start: content, count: Int(xmlStrlen(content))))
    }

    var children: [Node] {
      var children: [Node] = []
      var next = pointer.pointee.children
      while let child = next {
        children.append(Node(pointer: child, owner: owner))
        next = child.pointee.next
      }
      return children
    }

    /// The value of an attribute; `nil` where it is absent.
    subscript(_ name: String) -> String? {
      guard pointer.pointee.type == XML_ELEMENT_NODE else { return nil }
      var next = pointer.pointee.properties
      while let attribute = next {
        if let key = attribute.pointee.name, String(cString: key).lowercased() == name {
          var value = ""
          var part = attribute.pointee.children
          while let piece = part {
            if let content = piece.pointee.content { value += String(cString: content) }
            part = piece.pointee.next
          }
          return value
        }
        next = attribute.pointee.next
      }
      return nil
    }

    /// All text below, in order.
    var allText: String {
      if let text { return String(decoding: text, as: UTF8.self) }
      return children.map(\.allText).joined()
    }

    /// Elements of a name below this node, in order; at most `limit`.
    func descendants(_ name: String, limit: Int = 1000) -> [Node] {
      var found: [Node] = []
      collect(name, limit, &found)
      return found
    }

    private func collect(_ name: String, _ limit: Int, _ found: inout [Node]) {
      for child in children where found.count < limit {
        if child.element == name { found.append(child) }
        child.collect(name, limit, &found)
      }
    }
  }
}

/// One-time set-up of libxml2.
enum LibXML {
  private static let started: Void = { xmlInitParser() }()
  static func start() { _ = started }
}

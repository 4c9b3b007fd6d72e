import CLibXML2

/// libxml2's writer over a buffer in memory that is emptied as it grows.
final class XMLWriting {
  private let buffer: xmlBufferPtr
  private let writer: xmlTextWriterPtr

  /// `nil` where memory is short.
  init?() {
    LibXML.start()
    guard let buffer = xmlBufferCreate() else { return nil }
    guard let writer = xmlNewTextWriterMemory(buffer, 0) else {
      xmlBufferFree(buffer)
      return nil
    }
    self.buffer = buffer
    self.writer = writer
    xmlTextWriterSetIndent(writer, 1)
    xmlTextWriterSetIndentString(writer, "  ")
    xmlTextWriterStartDocument(writer, nil, "UTF-8", nil)
  }

  deinit {
    xmlFreeTextWriter(writer)
    xmlBufferFree(buffer)
  }

  func start(_ element: String, _ attributes: [(String, String)] = []) {
    xmlTextWriterStartElement(writer, element)
    for (name, value) in attributes { xmlTextWriterWriteAttribute(writer, name, Self.legal(value)) }
  }

  func end() { xmlTextWriterEndElement(writer) }

  /// An element that holds text alone.
  func element(_ name: String, _ attributes: [(String, String)], text: String) {
    start(name, attributes)
    xmlTextWriterWriteString(writer, Self.legal(text))
    end()
  }

  /// What was written since the last call.
  func take() -> [UInt8] {
    xmlTextWriterFlush(writer)
    guard let content = xmlBufferContent(buffer) else { return [] }
    let bytes = Array(UnsafeBufferPointer(start: content, count: Int(xmlBufferLength(buffer))))
    xmlBufferEmpty(buffer)
    return bytes
  }

  func endDocument() { xmlTextWriterEndDocument(writer) }

  /// Characters that XML 1.0 cannot hold become U+FFFD.
  ///
  /// Source: Extensible Markup Language 1.0, fifth edition, production 2 (Char).
  static func legal(_ text: String) -> String {
    // Bytes first: nearly every text is legal, and U+FFFE and U+FFFF begin with 0xEF.
    var text = text
    let isSuspect = text.withUTF8 { bytes in
      bytes.contains { $0 < 0x20 && $0 != 9 && $0 != 10 && $0 != 13 || $0 == 0xEF }
    }
    guard isSuspect else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(isLegal(scalar) ? scalar : "\u{FFFD}") }
    return String(result)
  }

  private static func isLegal(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF || scalar == "\t"
      || scalar == "\n"
      || scalar == "\r"
  }
}

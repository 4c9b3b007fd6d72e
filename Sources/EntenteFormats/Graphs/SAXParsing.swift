import CLibXML2

/// Runs libxml2's SAX2 parser over bytes: the one place where its callbacks and pointers are touched.
enum SAXParsing {
  struct Failure {
    var line: Int
    var column: Int
    var reason: String
  }

  /// What the callbacks hold on to while the parser runs.
  private final class State {
    let builder: GraphMLBuilder
    var failure: Failure?
    var context: xmlParserCtxtPtr?

    init(_ builder: GraphMLBuilder) { self.builder = builder }

    func locate() {
      guard let context else { return }
      builder.line = Int(xmlSAX2GetLineNumber(context))
      builder.column = Int(xmlSAX2GetColumnNumber(context))
    }
  }

  /// - Returns: what is not well-formed; `nil` where the parser came to the end or the builder stopped it.
  static func parse(_ bytes: [UInt8], into builder: GraphMLBuilder) -> Failure? {
    LibXML.start()
    let state = State(builder)
    var handler = xmlSAXHandler()
    handler.initialized = XML_SAX2_MAGIC
    handler.startElementNs = { context, name, _, _, _, _, count, _, attributes in
      SAXParsing.withState(context) { state in
        state.locate()
        state.builder.start(SAXParsing.text(name), SAXParsing.attributes(attributes, Int(count)))
        if state.builder.problem != nil, let parser = state.context { xmlStopParser(parser) }
      }
    }
    handler.endElementNs = { context, name, _, _ in
      SAXParsing.withState(context) { state in
        state.locate()
        state.builder.end(SAXParsing.text(name))
        if state.builder.problem != nil, let parser = state.context { xmlStopParser(parser) }
      }
    }
    handler.characters = { context, characters, count in
      SAXParsing.withState(context) { $0.builder.characters(SAXParsing.text(characters, Int(count))) }
    }
    handler.cdataBlock = handler.characters
    handler.ignorableWhitespace = handler.characters
    // Without a declaration no entity grows without bounds and none is fetched from elsewhere; GraphML needs none.
    handler.entityDecl = { context, name, _, _, _, _ in
      SAXParsing.withState(context) { state in
        state.locate()
        state.builder.fail(.entity(SAXParsing.text(name)))
        if let parser = state.context { xmlStopParser(parser) }
      }
    }
    handler.serror = { context, error in
      guard let error, error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
      SAXParsing.withState(context) { state in
        guard state.failure == nil, state.builder.problem == nil else { return }
        let message = error.pointee.message.map { String(cString: $0) } ?? "not well-formed"
        state.failure = Failure(
          line: Int(error.pointee.line), column: Int(error.pointee.int2), reason: collapse(message))
      }
    }
    guard let context = xmlCreatePushParserCtxt(&handler, nil, nil, 0, nil) else {
      return Failure(line: 1, column: 1, reason: "out of memory")
    }
    defer {
      if let document = context.pointee.myDoc { xmlFreeDoc(document) }
      context.pointee.myDoc = nil
      xmlFreeParserCtxt(context)
    }
    state.context = context
    context.pointee._private = Unmanaged.passUnretained(state).toOpaque()
    xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue))
    feed(bytes, to: context)
    return state.failure
  }

  private static func feed(_ bytes: [UInt8], to context: xmlParserCtxtPtr) {
    let chunk = 1 << 20
    bytes.withUnsafeBytes { buffer in
      let base = buffer.bindMemory(to: CChar.self).baseAddress
      var position = 0
      while position < buffer.count {
        let count = min(chunk, buffer.count - position)
        guard xmlParseChunk(context, base.map { $0 + position }, Int32(count), 0) == 0 else { return }
        position += count
      }
      xmlParseChunk(context, nil, 0, 1)
    }
  }

  /// The user data of the callbacks is the parser's context; ours hangs on it.
  private static func withState(_ user: UnsafeMutableRawPointer?, _ body: (State) -> Void) {
    guard let context = user?.assumingMemoryBound(to: xmlParserCtxt.self),
      let pointer = context.pointee._private
    else { return }
    body(Unmanaged<State>.fromOpaque(pointer).takeUnretainedValue())
  }

  private static func text(_ pointer: UnsafePointer<xmlChar>?) -> String {
    pointer.map { String(cString: $0) } ?? ""
  }

  private static func text(_ pointer: UnsafePointer<xmlChar>?, _ count: Int) -> String {
    String(decoding: UnsafeBufferPointer(start: pointer, count: count), as: UTF8.self)
  }

  /// Five pointers an attribute: name, prefix, namespace, start and end of the value. Those of other namespaces are dropped.
  private static func attributes(_ pointer: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int)
    -> XMLAttributes
  {
    var values = XMLAttributes()
    guard let pointer else { return values }
    for index in 0..<count {
      guard pointer[5 * index + 1] == nil, let start = pointer[5 * index + 3],
        let end = pointer[5 * index + 4]
      else { continue }
      values.append(text(pointer[5 * index]), text(start, end - start))
    }
    return values
  }
}

/// The few attributes of an element, unique by the rules of XML: quicker to make than a dictionary.
struct XMLAttributes {
  private var pairs: [(name: String, value: String)] = []

  mutating func append(_ name: String, _ value: String) { pairs.append((name, value)) }

  subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }
}

import CLibXML2

/// Runs libxml2's SAX2 parser over bytes: the one place where its callbacks and pointers are touched.
enum SAXParsing {
  struct Failure {
    var place: XMLPlace
    var reason: String
  }

  /// What the callbacks work on while the parser runs, and leave behind.
  struct Session: ~Copyable {
    var builder = GraphMLBuilder()
    /// What is not well-formed; `nil` where the parser came to the end or the builder stopped it.
    fileprivate(set) var failure: Failure?
    fileprivate var elements = KnownNames<GraphMLTag.Name>()
    fileprivate var attributes = KnownNames<GraphMLTag.Attribute>()
  }

  static func parse(_ bytes: [UInt8]) -> Session {
    LibXML.start()
    var session = Session()
    var handler = handler()
    guard let context = xmlCreatePushParserCtxt(&handler, nil, nil, 0, nil) else {
      session.failure = Failure(place: XMLPlace(), reason: "out of memory")
      return session
    }
    defer {
      if let document = context.pointee.myDoc { xmlFreeDoc(document) }
      context.pointee.myDoc = nil
      xmlFreeParserCtxt(context)
    }
    xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue))
    // A pointer to the session itself: an object would be retained, and its parts locked, for every tag.
    withUnsafeMutablePointer(to: &session) { session in
      context.pointee._private = UnsafeMutableRawPointer(session)
      feed(bytes, to: context)
      context.pointee._private = nil
    }
    return session
  }

  private static func handler() -> xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = XML_SAX2_MAGIC
    handler.startElementNs = { context, name, _, _, _, _, count, _, attributes in
      guard let session = SAXParsing.session(context) else { return }
      session.pointee.builder.tag.begin(session.pointee.elements[name])
      SAXParsing.addAttributes(attributes, Int(count), to: &session.pointee)
      session.pointee.builder.start(at: SAXParsing.place(context))
      if session.pointee.builder.isStopped { SAXParsing.stop(context) }
    }
    handler.endElementNs = { context, name, _, _ in
      guard let session = SAXParsing.session(context) else { return }
      session.pointee.builder.end(session.pointee.elements[name], at: SAXParsing.place(context))
      if session.pointee.builder.isStopped { SAXParsing.stop(context) }
    }
    handler.characters = { context, characters, count in
      let text = UnsafeBufferPointer(start: characters, count: Int(count))
      SAXParsing.session(context)?.pointee.builder.characters(text)
    }
    handler.cdataBlock = handler.characters
    handler.ignorableWhitespace = handler.characters
    // Without a declaration no entity grows without bounds and none is fetched from elsewhere; GraphML needs none.
    handler.entityDecl = { context, name, _, _, _, _ in
      guard let session = SAXParsing.session(context) else { return }
      let problem = GraphMLProblem.entity(name.map { String(cString: $0) } ?? "")
      session.pointee.builder.fail(problem, at: SAXParsing.place(context))
      SAXParsing.stop(context)
    }
    handler.serror = { context, error in
      guard let error, error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue,
        let session = SAXParsing.session(context), session.pointee.failure == nil,
        !session.pointee.builder.isStopped
      else { return }
      let message = error.pointee.message.map { String(cString: $0) } ?? "not well-formed"
      let place = XMLPlace(line: Int(error.pointee.line), column: Int(error.pointee.int2))
      session.pointee.failure = Failure(place: place, reason: collapse(message))
    }
    return handler
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
  private static func session(_ user: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<Session>? {
    user?.assumingMemoryBound(to: xmlParserCtxt.self).pointee._private?.assumingMemoryBound(to: Session.self)
  }

  private static func place(_ context: UnsafeMutableRawPointer?) -> XMLPlace {
    XMLPlace(line: Int(xmlSAX2GetLineNumber(context)), column: Int(xmlSAX2GetColumnNumber(context)))
  }

  private static func stop(_ context: UnsafeMutableRawPointer?) {
    xmlStopParser(context?.assumingMemoryBound(to: xmlParserCtxt.self))
  }

  /// Five pointers an attribute: name, prefix, namespace, start and end of the value. Those of other namespaces are dropped.
  private static func addAttributes(
    _ pointer: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int, to session: inout Session
  ) {
    guard let pointer else { return }
    for index in 0..<count {
      guard pointer[5 * index + 1] == nil, let start = pointer[5 * index + 3],
        let end = pointer[5 * index + 4], let attribute = session.attributes[pointer[5 * index]]
      else { continue }
      session.builder.tag.add(attribute, UnsafeBufferPointer(start: start, count: end - start))
    }
  }
}

/// What names mean, by their addresses: the parser keeps every name once, in its dictionary, until it is freed.
private struct KnownNames<Name: RawRepresentable> where Name.RawValue == String {
  private var known: [(address: UnsafePointer<xmlChar>, name: Name?)] = []

  /// `nil` for a name that has no meaning here.
  subscript(address: UnsafePointer<xmlChar>?) -> Name? {
    mutating get {
      guard let address else { return nil }
      for entry in known where entry.address == address { return entry.name }
      let name = Name(rawValue: String(cString: address))
      // Foreign names may be many; a few are worth keeping.
      if name != nil || known.count < 32 { known.append((address, name)) }
      return name
    }
  }
}

import EntenteModel

extension EntityTypeDefinition: CompiledRecord {
  func write(to writer: inout RecordWriter) {
    writer.text(name.rawValue)
    writer.text(parent?.rawValue)
    writer.flag(isAbstract)
    writer.text(note)
  }

  init(from reader: inout RecordReader) {
    name = EntityType(reader.text())
    parent = reader.optionalText().map { EntityType($0) }
    isAbstract = reader.flag()
    note = reader.text()
  }
}

extension Relation: CompiledRecord {
  func write(to writer: inout RecordWriter) {
    writer.text(name.rawValue)
    writer.choice(family)
    writer.texts(domain.map(\.rawValue))
    writer.texts(range.map(\.rawValue))
    writer.flag(isSymmetric)
    writer.choice(sign)
    writer.flag(isSignContextual)
    writer.text(plover)
    writer.text(note)
    writer.texts(near.map(\.rawValue))
    writer.texts(openedBy)
    writer.texts(closedBy)
  }

  init(from reader: inout RecordReader) {
    name = RelationName(reader.text())
    family = reader.choice(.structural)
    domain = reader.texts().map { EntityType($0) }
    range = reader.texts().map { EntityType($0) }
    isSymmetric = reader.flag()
    sign = reader.choice(.neutral)
    isSignContextual = reader.flag()
    plover = reader.optionalText()
    note = reader.text()
    near = reader.texts().map { RelationName($0) }
    openedBy = reader.texts()
    closedBy = reader.texts()
  }
}

extension CAMEOCode: CompiledRecord {
  func write(to writer: inout RecordWriter) {
    writer.text(code)
    writer.text(label)
    writer.choice(quad)
    writer.number(goldstein)
    writer.text(plover)
    writer.text(mode)
    writer.texts(contexts)
  }

  init(from reader: inout RecordReader) {
    code = reader.text()
    label = reader.text()
    quad = reader.choice(.verbalCooperation)
    goldstein = reader.number()
    plover = reader.optionalText()
    mode = reader.optionalText()
    contexts = reader.texts()
  }
}

extension PLOVERType: CompiledRecord {
  func write(to writer: inout RecordWriter) {
    writer.text(name)
    writer.text(label)
    writer.choice(quad)
    writer.number(score)
    writer.flag(requiresRecipient)
    writer.list(modes)
  }

  init(from reader: inout RecordReader) {
    name = reader.text()
    label = reader.text()
    quad = reader.choice(.verbalCooperation)
    score = reader.number()
    requiresRecipient = reader.flag()
    modes = reader.list()
  }
}

extension PLOVERType.Mode: CompiledRecord {
  func write(to writer: inout RecordWriter) {
    writer.text(name)
    writer.number(score)
  }

  init(from reader: inout RecordReader) {
    name = reader.text()
    score = reader.optionalNumber()
  }
}

extension EventCodes.Sector: CompiledRecord {
  func write(to writer: inout RecordWriter) {
    writer.text(code)
    writer.text(label)
  }

  init(from reader: inout RecordReader) {
    code = reader.text()
    label = reader.text()
  }
}

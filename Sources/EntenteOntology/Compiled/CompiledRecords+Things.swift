import EntenteModel

extension Role: CompiledRecord {
  func write(to writer: inout RecordWriter) {
    writer.text(key)
    writer.text(name)
    writer.text(plural)
    writer.texts(aliases)
    writer.text(sector)
    writer.choice(scope)
    writer.flag(isTitle)
    writer.flag(isCapitalised)
  }

  init(from reader: inout RecordReader) {
    key = reader.text()
    name = reader.text()
    plural = reader.text()
    aliases = reader.texts()
    sector = reader.text()
    scope = reader.choice(.any)
    isTitle = reader.flag()
    isCapitalised = reader.flag()
  }
}

extension Office: CompiledRecord {
  func write(to writer: inout RecordWriter) {
    writer.text(role)
    writer.id(of)
    writer.text(name)
    writer.texts(aliases)
    writer.text(wikidata)
    writer.list(holders)
  }

  init(from reader: inout RecordReader) {
    role = reader.text()
    of = reader.id()
    name = reader.text()
    aliases = reader.texts()
    wikidata = reader.optionalText()
    holders = reader.list()
  }
}

extension Office.Holder: CompiledRecord {
  func write(to writer: inout RecordWriter) {
    writer.id(person)
    writer.validity(validity)
    writer.flag(isActing)
  }

  init(from reader: inout RecordReader) {
    person = reader.id()
    validity = reader.validity() ?? Validity(from: nil, to: nil)
    isActing = reader.flag()
  }
}

extension PersonRecord: CompiledRecord {
  func write(to writer: inout RecordWriter) {
    writer.text(key)
    writer.text(name)
    writer.text(family)
    writer.texts(aliases)
    writer.text(citizen)
    writer.text(wikidata)
  }

  init(from reader: inout RecordReader) {
    key = reader.text()
    name = reader.text()
    family = reader.optionalText()
    aliases = reader.texts()
    citizen = reader.optionalText()
    wikidata = reader.optionalText()
  }
}

extension EventRecord: CompiledRecord {
  func write(to writer: inout RecordWriter) {
    writer.text(key)
    writer.text(name)
    writer.text(type.rawValue)
    writer.texts(aliases)
    writer.validity(validity)
    writer.id(place)
    writer.ids(hosts)
    writer.ids(participants)
    writer.id(partOf)
    writer.text(wikidata)
  }

  init(from reader: inout RecordReader) {
    key = reader.text()
    name = reader.text()
    type = EntityType(reader.text())
    aliases = reader.texts()
    validity = reader.validity()
    place = reader.optionalID()
    hosts = reader.ids()
    participants = reader.ids()
    partOf = reader.optionalID()
    wikidata = reader.optionalText()
  }
}

extension TreatyRecord: CompiledRecord {
  func write(to writer: inout RecordWriter) {
    writer.text(key)
    writer.text(name)
    writer.text(type.rawValue)
    writer.texts(aliases)
    writer.date(signed)
    writer.validity(inForce)
    writer.id(place)
    writer.list(parties)
    writer.ids(signatories)
    writer.id(partOf)
    writer.text(wikidata)
  }

  init(from reader: inout RecordReader) {
    key = reader.text()
    name = reader.text()
    type = EntityType(reader.text())
    aliases = reader.texts()
    signed = reader.date()
    inForce = reader.validity()
    place = reader.optionalID()
    parties = reader.list()
    signatories = reader.ids()
    partOf = reader.optionalID()
    wikidata = reader.optionalText()
  }
}

extension TreatyRecord.Party: CompiledRecord {
  func write(to writer: inout RecordWriter) {
    writer.id(party)
    writer.validity(validity)
  }

  init(from reader: inout RecordReader) {
    party = reader.id()
    validity = reader.validity()
  }
}

extension ProgrammeRecord: CompiledRecord {
  func write(to writer: inout RecordWriter) {
    writer.text(key)
    writer.text(name)
    writer.texts(aliases)
    writer.ids(leaders)
    writer.validity(validity)
    writer.text(wikidata)
  }

  init(from reader: inout RecordReader) {
    key = reader.text()
    name = reader.text()
    aliases = reader.texts()
    leaders = reader.ids()
    validity = reader.validity()
    wikidata = reader.optionalText()
  }
}

extension PlaceRecord: CompiledRecord {
  func write(to writer: inout RecordWriter) {
    writer.text(key)
    writer.text(name)
    writer.text(type.rawValue)
    writer.texts(aliases)
    writer.texts(adjectives)
    writer.id(state)
    writer.id(partOf)
    writer.id(metonymOf)
    writer.text(wikidata)
  }

  init(from reader: inout RecordReader) {
    key = reader.text()
    name = reader.text()
    type = EntityType(reader.text())
    aliases = reader.texts()
    adjectives = reader.texts()
    state = reader.optionalID()
    partOf = reader.optionalID()
    metonymOf = reader.optionalID()
    wikidata = reader.optionalText()
  }
}

extension TopicRecord: CompiledRecord {
  func write(to writer: inout RecordWriter) {
    writer.text(key)
    writer.text(name)
    writer.texts(aliases)
    writer.text(wikidata)
  }

  init(from reader: inout RecordReader) {
    key = reader.text()
    name = reader.text()
    aliases = reader.texts()
    wikidata = reader.optionalText()
  }
}

extension AmbiguousName: CompiledRecord {
  func write(to writer: inout RecordWriter) {
    writer.text(surface)
    writer.ids(candidates)
    writer.id(preferred)
  }

  init(from reader: inout RecordReader) {
    surface = reader.text()
    candidates = reader.ids()
    preferred = reader.optionalID()
  }
}

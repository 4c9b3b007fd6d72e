import EntenteModel

extension Seat: CompiledRecord {
  func write(to writer: inout RecordWriter) {
    writer.text(name)
    writer.texts(aliases)
    writer.texts(formerNames)
    writer.flag(isMetonym)
    writer.choice(kind)
    writer.text(wikidata)
  }

  init(from reader: inout RecordReader) {
    name = reader.text()
    aliases = reader.texts()
    formerNames = reader.texts()
    isMetonym = reader.flag()
    kind = reader.choice(.city)
    wikidata = reader.optionalText()
  }
}

extension StateRecord: CompiledRecord {
  func write(to writer: inout RecordWriter) {
    writer.text(code)
    writer.text(name)
    writer.text(officialName)
    writer.texts(aliases)
    writer.texts(formerNames)
    writer.texts(adjectives)
    writer.texts(combiningForms)
    writer.texts(demonyms)
    writer.text(demonym)
    writer.record(capital)
    writer.list(seats)
    writer.text(iso2)
    writer.text(numeric)
    writer.text(wikidata)
    writer.choice(status)
    writer.text(sovereign)
    writer.flag(isDisputed)
    writer.text(region)
    writer.text(subregion)
    writer.texts(borders)
    writer.validity(validity)
    writer.texts(successors)
  }

  init(from reader: inout RecordReader) {
    code = reader.text()
    name = reader.text()
    officialName = reader.optionalText()
    aliases = reader.texts()
    formerNames = reader.texts()
    adjectives = reader.texts()
    combiningForms = reader.texts()
    demonyms = reader.texts()
    demonym = reader.optionalText()
    capital = reader.optionalRecord()
    seats = reader.list()
    iso2 = reader.optionalText()
    numeric = reader.optionalText()
    wikidata = reader.optionalText()
    status = reader.choice(.member)
    sovereign = reader.optionalText()
    isDisputed = reader.flag()
    region = reader.optionalText()
    subregion = reader.optionalText()
    borders = reader.texts()
    validity = reader.validity()
    successors = reader.texts()
  }
}

extension OrganizationRecord: CompiledRecord {
  func write(to writer: inout RecordWriter) {
    writer.text(code)
    writer.text(name)
    writer.text(short)
    writer.text(type.rawValue)
    writer.texts(aliases)
    writer.texts(formerNames)
    writer.texts(nominals)
    writer.texts(adjectives)
    writer.text(state)
    writer.text(seatCity)
    writer.text(seatState)
    writer.date(founded)
    writer.date(dissolved)
    writer.ids(partOf)
    writer.ids(successors)
    writer.text(wikidata)
    writer.text(source)
  }

  init(from reader: inout RecordReader) {
    code = reader.text()
    name = reader.text()
    short = reader.optionalText()
    type = EntityType(reader.text())
    aliases = reader.texts()
    formerNames = reader.texts()
    nominals = reader.texts()
    adjectives = reader.texts()
    state = reader.optionalText()
    seatCity = reader.optionalText()
    seatState = reader.optionalText()
    founded = reader.date()
    dissolved = reader.date()
    partOf = reader.ids()
    successors = reader.ids()
    wikidata = reader.optionalText()
    source = reader.optionalText()
  }
}

extension Membership: CompiledRecord {
  func write(to writer: inout RecordWriter) {
    writer.id(member)
    writer.id(organization)
    writer.validity(validity)
    writer.choice(kind)
    writer.text(source)
    writer.text(note)
  }

  init(from reader: inout RecordReader) {
    member = reader.id()
    organization = reader.id()
    validity = reader.validity() ?? Validity(from: nil, to: nil)
    kind = reader.choice(.member)
    source = reader.optionalText()
    note = reader.optionalText()
  }
}

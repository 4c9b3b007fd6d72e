import EntenteModel

extension OntologyReader {
  /// Reads classes and slots in LinkML's conventions; of the rest only what it must not contain is checked.
  mutating func readSchema(_ root: YAMLRecord) {
    for key in [
      "id", "title", "description", "license", "default_prefix", "prefixes", "imports", "types",
    ] {
      _ = root.node(key)
    }
    _ = root.requiredText("name", "the schema")
    let version = root.requiredText("version", "the schema")
    let near = nearClasses(root)
    let types = root.namedRecords("classes").map { entityType($0.name, $0.record) }
    let relations = root.namedRecords("slots").map { relation($0.name, $0.record, near: near) }
    checkEnums(root)
    root.close("the schema")
    parts.schema = Schema(version: version, entityTypes: types, relations: relations)
    checkHierarchy(root)
  }

  /// Names of the relations in each subset, that is in each class of near relations.
  private func nearClasses(_ root: YAMLRecord) -> [String: [RelationName]] {
    var classes: [String: [RelationName]] = [:]
    for (name, record) in root.namedRecords("subsets") {
      _ = record.text("description")
      record.close("the subset")
      classes[name] = []
    }
    for (name, record) in root.namedRecords("slots") {
      for subset in record.items("in_subset") {
        if classes[subset.text] == nil {
          log.report("subset '\(subset.text)' is not defined; add it under 'subsets'", at: subset.place)
        }
        classes[subset.text, default: []].append(RelationName(name))
      }
    }
    return classes
  }

  private func entityType(_ name: String, _ record: YAMLRecord) -> EntityTypeDefinition {
    let parent = record.text("is_a").map { EntityType($0) }
    let isAbstract = record.flag("abstract") ?? false
    let note = record.requiredText("description", "class '\(name)'")
    _ = record.text("class_uri")
    record.close("a class")
    return EntityTypeDefinition(name: EntityType(name), parent: parent, isAbstract: isAbstract, note: note)
  }

  private func relation(_ name: String, _ record: YAMLRecord, near: [String: [RelationName]]) -> Relation {
    let relation = RelationName(name)
    let note = record.requiredText("description", "slot '\(name)'")
    let domain = record.items("domain_of").map { EntityType($0.text) }
    var range = record.text("range").map { [EntityType($0)] } ?? []
    for choice in record.records("any_of") {
      range.append(EntityType(choice.requiredText("range", "a choice")))
      choice.close("a choice")
    }
    if domain.isEmpty {
      log.report("slot '\(name)' lacks 'domain_of'; list the classes of its subject", at: record.place)
    }
    if range.isEmpty { log.report("slot '\(name)' lacks 'range' or 'any_of'", at: record.place) }
    let isSymmetric = record.flag("symmetric") ?? false
    let subsets = record.texts("in_subset")
    let others = subsets.flatMap { near[$0] ?? [] }.filter { $0 != relation }
    let notes = record.record("annotations")
    let family = notes?.choice("family", RelationFamily.self)
    if family == nil { log.report("slot '\(name)' lacks the annotation 'family'", at: record.place) }
    let sign = notes?.choice("sign", Sign.self) ?? .neutral
    let isContextual = notes?.flag("sign_by_context") ?? false
    let plover = notes?.text("plover")
    let opened = notes?.texts("opened_by") ?? []
    let closed = notes?.texts("closed_by") ?? []
    notes?.close("the annotations")
    record.close("a slot")
    return Relation(
      name: relation, family: family ?? .structural, domain: domain, range: range, isSymmetric: isSymmetric,
      sign: sign,
      isSignContextual: isContextual, plover: plover, note: note, near: others, openedBy: opened,
      closedBy: closed)
  }

  /// The qualifiers that the schema lists are those that the program knows.
  private func checkEnums(_ root: YAMLRecord) {
    let known = [
      "Polarity": Polarity.allCases.map(\.rawValue), "Modality": Modality.allCases.map(\.rawValue),
      "Sign": Sign.allCases.map(\.rawValue),
    ]
    for (name, record) in root.namedRecords("enums") {
      _ = record.text("description")
      let values = record.namedRecords("permissible_values").map(\.name)
      if let own = known[name], Set(own) != Set(values) {
        log.report("enum '\(name)' must list \(own.joined(separator: ", "))", at: record.place)
      }
      record.close("an enum")
    }
  }

  /// Parents must exist and lead to the top.
  private func checkHierarchy(_ root: YAMLRecord) {
    let place = root.place(of: "classes")
    for type in parts.schema.entityTypes {
      var seen: Set<EntityType> = [type.name]
      var parent = type.parent
      while let name = parent {
        guard let definition = parts.schema.entityType(name) else {
          log.report("class '\(type.name)' is_a '\(name)', which is not defined; add it", at: place)
          break
        }
        guard seen.insert(name).inserted else {
          log.report("class '\(type.name)' lies under itself; break the circle of is_a", at: place)
          break
        }
        parent = definition.parent
      }
    }
    for relation in parts.schema.relations {
      for type in relation.domain + relation.range where type != .any && parts.schema.entityType(type) == nil
      {
        log.report(
          "slot '\(relation.name)' names class '\(type)', which is not defined", at: root.place(of: "slots"))
      }
    }
  }
}

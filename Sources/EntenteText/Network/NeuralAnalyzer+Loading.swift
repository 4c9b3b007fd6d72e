extension NeuralAnalyzer {
  /// Reads the network of a model file; embeddings stay where they lie, other weights are packed for use.
  ///
  /// - Complexity: O(weights without embeddings), a few milliseconds
  public init(from file: ModelFile) throws(ModelFileError) {
    let content = try file.content(Self.section)
    let linear = file.contains(NameTagger.Section.labels) ? try NameTagger(from: file) : nil
    do {
      try self.init(Safetensors(bytes: content.bytes, range: content.range), linear: linear)
    } catch { throw file.malformed(Self.section, error.description) }
  }

  /// Checks a network as the trainer exports it.
  ///
  /// - Returns: the bytes of the file
  /// - Throws: also where the file is none, or not a network that this program can run
  static func checked(path: String) throws(ModelFileError) -> [UInt8] {
    _ = try NeuralAnalyzer(path: path)
    let bytes = try MappedBytes(path: path)
    return bytes.array(0..<bytes.count, of: UInt8.self).values
  }

  /// Reads a network as the trainer exports it.
  init(path: String) throws(ModelFileError) {
    let bytes = try MappedBytes(path: path)
    do {
      try self.init(Safetensors(bytes: bytes, range: 0..<bytes.count))
    } catch { throw .malformedSection(path: path, name: Self.section, reason: error.description) }
  }

  /// Reads and checks all tensors.
  ///
  /// - Parameter linear: a name tagger to ask too
  init(_ tensors: Safetensors, linear: NameTagger? = nil) throws(SafetensorsError) {
    guard try tensors.metadata("format") == "entente-network-1" else {
      throw .metadata(
        key: "format", reason: "is not 'entente-network-1'; export the network for this program")
    }
    let hidden = try tensors.size("hidden", within: 16...4096)
    guard hidden % Lanes.scalarCount == 0 else {
      throw .metadata(key: "hidden", reason: "is \(hidden), no multiple of \(Lanes.scalarCount)")
    }
    embeddings = try WordEmbeddings(tensors)
    var width = embeddings.width
    var layers: [RecurrentLayer] = []
    for number in 0..<(try tensors.size("layers", within: 1...8)) {
      layers.append(try RecurrentLayer(tensors, number: number, inputs: width, hidden: hidden))
      width = 2 * hidden
    }
    self.layers = layers
    tags = try tensors.tags()
    tagScorer = try tensors.layer("tags", inputs: width, outputs: tags.count)
    features = try FeatureChooser(tensors, tagCount: tags.count, inputs: width)
    arcs = try ArcScorer(tensors, inputs: width)
    relations = try RelationLabeler(tensors, inputs: width)
    let chain = try NameChain(tensors)
    companion = linear.flatMap { [embeddings] (tagger) in
      NameCompanion(tagger.knowing(embeddings.lexicon), labels: chain.labels)
    }
    names = companion?.joined(chain) ?? chain
    nameScorer = try tensors.layer("names", inputs: width, outputs: chain.labels.count)
  }
}

extension Safetensors {
  /// A whole number of the metadata.
  fileprivate func size(_ key: String, within range: ClosedRange<Int>) throws(SafetensorsError) -> Int {
    let text = try metadata(key)
    guard let value = Int(text), range.contains(value) else {
      throw .metadata(
        key: key, reason: "is '\(text)', no number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  /// A list of the metadata, one entry a line; the entries are unique and at least one.
  fileprivate func list(_ key: String) throws(SafetensorsError) -> [String] {
    let entries = try metadata(key).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard Set(entries).count == entries.count else {
      throw .metadata(key: key, reason: "lists an entry twice")
    }
    return entries
  }

  fileprivate func tags() throws(SafetensorsError) -> [Tagger.Tag] {
    try list("tags").map { (text) throws(SafetensorsError) -> Tagger.Tag in
      let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
      guard let upos = UPOS(name: parts[0]) else {
        throw .metadata(key: "tags", reason: "lists '\(text)', no tag")
      }
      return Tagger.Tag(upos: upos, xpos: parts.count > 1 ? String(parts[1]) : "")
    }
  }

  /// A matrix with a row for each of `rows` and any positive number of columns.
  fileprivate func columns(_ name: String, rows: Int) throws(SafetensorsError) -> Int {
    let shape = try shape(name)
    guard shape.count == 2, shape[0] == rows, shape[1] > 0 else {
      throw .shape(tensor: name, found: shape, expected: "\(rows) × any number")
    }
    return shape[1]
  }

  fileprivate func vector(_ name: String, count: Int) throws(SafetensorsError) -> [Float] {
    try array(name, of: Float.self, shape: [count]).values
  }

  /// The map with the matrix `weights` and the vector `bias`; without one the bias is zero.
  fileprivate func layer(
    weights: String, bias: String?, inputs: Int, outputs: Int
  ) throws(SafetensorsError) -> LinearLayer {
    let matrix = try array(weights, of: Float.self, shape: [inputs, outputs])
    let bias = try bias.map { (name) throws(SafetensorsError) in try vector(name, count: outputs) }
    return matrix.withSpan { LinearLayer(inputCount: inputs, outputCount: outputs, weights: $0, bias: bias) }
  }

  /// The map `name.weight` with `name.bias`.
  fileprivate func layer(_ name: String, inputs: Int, outputs: Int) throws(SafetensorsError) -> LinearLayer {
    try layer(weights: "\(name).weight", bias: "\(name).bias", inputs: inputs, outputs: outputs)
  }

  fileprivate func table(_ name: String, rows: Int? = nil) throws(SafetensorsError) -> WordEmbeddings.Table {
    let shape = try shape("\(name).rows")
    guard shape.count == 2, shape[0] > 0, shape[1] > 0, shape[0] == rows ?? shape[0] else {
      let expected = rows.map { "\($0)" } ?? "any number"
      throw .shape(tensor: "\(name).rows", found: shape, expected: "\(expected) × any number")
    }
    return WordEmbeddings.Table(
      width: shape[1], rows: try array("\(name).rows", of: Int8.self, shape: shape),
      scales: try array("\(name).scale", of: Float.self, shape: [shape[0]]))
  }
}

extension Safetensors {
  fileprivate func vocabulary(_ name: String) throws(SafetensorsError) -> Vocabulary {
    let shape = try shape("\(name).keys")
    guard shape.count == 1 else {
      throw .shape(tensor: "\(name).keys", found: shape, expected: "a vector")
    }
    return Vocabulary(
      keys: try array("\(name).keys", of: UInt64.self, shape: shape),
      table: try table(name, rows: shape[0] + 1))
  }

  fileprivate func listedWords(_ name: String) throws(SafetensorsError) -> ListedWords {
    let vocabulary = try vocabulary(name)
    let classes = try array("\(name).classes", of: Int32.self, shape: [vocabulary.table.count])
    return ListedWords(vocabulary: vocabulary, classes: classes)
  }
}

extension WordEmbeddings {
  fileprivate init(_ tensors: Safetensors) throws(SafetensorsError) {
    words = try tensors.vocabulary("word")
    affixes = try tensors.table("affix")
    shapes = try tensors.table("shape")
    lexicon = tensors.names.contains { $0.hasPrefix("lexicon.") } ? try tensors.listedWords("lexicon") : nil
    let text = try tensors.metadata("affix_kinds")
    affixKinds = text.split(separator: " ").compactMap { UInt64($0) }
    guard affixKinds.count == text.split(separator: " ").count,
      affixKinds.allSatisfy({ (1...7).contains($0) })
    else {
      throw .metadata(key: "affix_kinds", reason: "is '\(text)', not numbers from 1 to 7")
    }
  }
}

extension RecurrentLayer {
  fileprivate init(_ tensors: Safetensors, number: Int, inputs: Int, hidden: Int) throws(SafetensorsError) {
    func weights(_ direction: Direction) throws(SafetensorsError) -> Weights {
      let name = "lstm.\(number).\(direction.rawValue)"
      return Weights(
        input: try tensors.layer(
          weights: "\(name).input", bias: "\(name).bias", inputs: inputs, outputs: 4 * hidden),
        recurrent: try tensors.layer(
          weights: "\(name).recurrent", bias: nil, inputs: hidden, outputs: 4 * hidden))
    }
    forward = try weights(.forward)
    backward = try weights(.backward)
  }
}

extension FeatureChooser {
  fileprivate init(_ tensors: Safetensors, tagCount: Int, inputs: Int) throws(SafetensorsError) {
    features = try tensors.list("feats").map { $0 == "_" ? "" : $0 }
    weights = try tensors.array("feats.weight", of: Float.self, shape: [features.count, inputs])
    biases = try tensors.vector("feats.bias", count: features.count)
    let offsets = try tensors.array("feats.allowed.offsets", of: Int32.self, shape: [tagCount + 1])
    let values = try tensors.array(
      "feats.allowed.values", of: Int32.self, shape: try tensors.shape("feats.allowed.values"))
    self.offsets = offsets.values.map(Int.init)
    allowed = values.values.map(Int.init)
    guard self.offsets[0] == 0, self.offsets[tagCount] == allowed.count,
      zip(self.offsets, self.offsets.dropFirst()).allSatisfy(<=)
    else {
      throw .values(tensor: "feats.allowed.offsets", reason: "does not divide the values among the tags")
    }
    guard allowed.allSatisfy(features.indices.contains) else {
      throw .values(tensor: "feats.allowed.values", reason: "names features that are not listed")
    }
  }
}

extension ArcScorer {
  fileprivate init(_ tensors: Safetensors, inputs: Int) throws(SafetensorsError) {
    let size = try tensors.columns("arc.dependent.weight", rows: inputs)
    dependent = try tensors.layer("arc.dependent", inputs: inputs, outputs: size)
    head = try tensors.layer("arc.head", inputs: inputs, outputs: size)
    root = try tensors.vector("arc.root", count: size)
    bilinear = try tensors.layer(weights: "arc.bilinear", bias: "arc.prior", inputs: size, outputs: size)
  }
}

extension RelationLabeler {
  fileprivate init(_ tensors: Safetensors, inputs: Int) throws(SafetensorsError) {
    let size = try tensors.columns("label.dependent.weight", rows: inputs)
    relations = try tensors.list("deprels")
    guard let rootRelation = relations.firstIndex(of: "root"), relations.count > 1 else {
      throw .metadata(key: "deprels", reason: "does not list 'root' and another relation")
    }
    self.rootRelation = rootRelation
    dependent = try tensors.layer(weights: "label.dependent.weight", bias: nil, inputs: inputs, outputs: size)
    head = try tensors.layer("label.head", inputs: inputs, outputs: size)
    root = try tensors.vector("label.root", count: size)
    output = try tensors.layer("label", inputs: size, outputs: relations.count)
  }
}

extension NameChain {
  fileprivate init(_ tensors: Safetensors) throws(SafetensorsError) {
    let names = try tensors.list("names")
    guard names.first == "O", names.count <= 256 else {
      throw .metadata(key: "names", reason: "must list O first, and at most 256 tags")
    }
    labels = NameLabels(names: names)
    transitions = try tensors.array("names.transitions", of: Float.self, shape: [names.count, names.count])
      .values
    start = try tensors.vector("names.start", count: names.count)
  }
}

/// Writes every node and every edge with all attributes, and with a look that a person can read.
struct DOTWriter {
  private let graph: AttributedGraph

  init(_ graph: AttributedGraph) { self.graph = graph }

  /// - Complexity: O(n).
  func write(to sink: (([UInt8]) throws(GraphError) -> Void)) throws(GraphError) {
    var text = "\(graph.isDirected ? "digraph" : "graph") G {\n"
    text +=
      "  graph [\(isLarge ? Self.largeLook : Self.graphLook)];\n  node [\(Self.nodeLook)];\n  edge [\(Self.edgeLook)];\n"
    for (index, node) in graph.nodes.enumerated() {
      text += "  \(DOTText.quoted(node.id)) [\(attributes(node))];\n"
      if index % 512 == 511 {
        try sink(Array(text.utf8))
        text = ""
      }
    }
    let arrow = graph.isDirected ? "->" : "--"
    for (index, edge) in graph.edges.enumerated() {
      text +=
        "  \(DOTText.quoted(edge.source)) \(arrow) \(DOTText.quoted(edge.target)) [\(attributes(edge))];\n"
      if index % 512 == 511 {
        try sink(Array(text.utf8))
        text = ""
      }
    }
    try sink(Array((text + "}\n").utf8))
  }

  /// Layers take minutes for what springs draw in seconds.
  private var isLarge: Bool { graph.nodes.count > 60 || graph.edges.count > 150 }

  private static let largeLook = """
    charset="UTF-8", layout="sfdp", overlap="prism", splines="line", bgcolor="white", fontname="Helvetica", sep="+8", \
    outputorder="edgesfirst"
    """
  static let graphLook = """
    charset="UTF-8", rankdir="LR", bgcolor="white", fontname="Helvetica", nodesep="0.25", ranksep="0.9", outputorder="edgesfirst"
    """
  static let nodeLook = """
    fontname="Helvetica", fontsize="11", fontcolor="#1B1B1B", margin="0.12,0.06", penwidth="1.1"
    """
  static let edgeLook = """
    fontname="Helvetica", fontsize="9", fontcolor="#444444", arrowsize="0.7"
    """

  private func attributes(_ node: AttributedGraph.Node) -> String {
    let values = node.attributes
    let look = DOTStyle.node(type: values["type"]?.string ?? "", id: node.id)
    var parts = [
      "shape=\"\(look.shape)\"", "style=\"\(look.style)\"", "fillcolor=\"\(look.fill)\"",
      "color=\"\(look.border)\"",
    ]
    // The entity's own label is its name; broken into lines it is easier to draw.
    if let name = values["name"]?.string {
      parts.append("label=" + DOTText.label(lines: DOTText.wrapped(name, width: 22)))
    } else if let label = values["label"]?.string {
      parts.append("label=" + DOTText.label(label))
    }
    return (parts + data(values, graph.nodeKeys)).joined(separator: ", ")
  }

  private func attributes(_ edge: AttributedGraph.Edge) -> String {
    let values = edge.attributes
    var parts: [String] = []
    if let id = edge.id { parts.append("id=" + DOTText.quoted(id)) }
    let negated = values["polarity"]?.string == "negated"
    parts += [
      "color=\"\(DOTStyle.color(sign: values["sign"]?.string ?? ""))\"",
      "style=\"\(DOTStyle.line(modality: values["modality"]?.string ?? "fact"))\"",
    ]
    if graph.isDirected {
      parts.append("arrowhead=\"\(DOTStyle.arrow(polarity: values["polarity"]?.string ?? ""))\"")
    }
    if let weight = values["weight"]?.number {
      parts.append("penwidth=\"\(DOTStyle.width(weight: weight))\"")
    }
    if let relation = values["relation"]?.string ?? values["label"]?.string {
      var lines = [(negated ? "not: " : "") + (values["label"]?.string ?? relation)]
      if let when = values["date"]?.string ?? period(values) { lines.append(when) }
      parts.append("label=" + DOTText.label(lines: lines))
    }
    return (parts + data(values, graph.edgeKeys)).joined(separator: ", ")
  }

  private func period(_ values: [String: AttributedGraph.Value]) -> String? {
    let from = values["from"]?.string
    let to = values["to"]?.string
    return from == nil && to == nil ? nil : "\(from ?? "")–\(to ?? "")"
  }

  /// The attributes under names that mean nothing to Graphviz.
  private func data(_ values: [String: AttributedGraph.Value], _ keys: [AttributedGraph.Key]) -> [String] {
    keys.compactMap { key in
      guard key.name != "label", let value = values[key.name] else { return nil }
      return Self.name(key.name) + "=" + DOTText.quoted(value.description)
    }
  }

  private static func name(_ name: String) -> String {
    let safe = reserved.contains(name.lowercased()) ? "data_" + name : name
    let isPlain = safe.utf8.allSatisfy {
      ($0 | 0x20) >= 97 && ($0 | 0x20) <= 122 || $0 >= 48 && $0 <= 57 || $0 == 95
    }
    let isKeyword = ["node", "edge", "graph", "digraph", "subgraph", "strict"].contains(safe.lowercased())
    return isPlain && !isKeyword && !(safe.utf8.first.map { $0 >= 48 && $0 <= 57 } ?? true)
      ? safe : DOTText.quoted(safe)
  }

  /// Attributes of Graphviz that change the picture or draw a warning when they hold data.
  private static let reserved: Set<String> = [
    "shape", "style", "color", "fillcolor", "fontcolor", "fontname", "fontsize", "width", "height", "pos",
    "penwidth",
    "image", "peripheries", "sides", "skew", "distortion", "orientation", "margin", "fixedsize", "regular",
    "arrowhead",
    "arrowtail", "arrowsize", "dir", "headport", "tailport", "lhead", "ltail", "constraint", "minlen", "len",
    "samehead",
    "sametail", "headlabel", "taillabel", "xlabel", "labelloc", "labeljust", "decorate", "labelangle",
    "labeldistance",
    "layer", "nojustify", "pin", "group", "tooltip", "url", "href", "target", "id", "class", "colorscheme",
    "gradientangle",
    "root", "samplepoints", "vertices", "ordering", "shapefile", "z", "imagepos", "imagescale", "comment",
    // The JSON that `dot` writes calls the node itself by this.
    "name",
  ]
}

import EntenteModel

/// Forms of a picture.
public enum PictureFormat: String, Sendable, CaseIterable {
  case svg, png, pdf

  /// The form that the ending of a path stands for.
  public init?(path: String) { self.init(rawValue: DocumentFormat.ending(of: path)) }
}

/// A picture of a graph for people: parallel statements drawn as one line, at most as much as an eye takes in.
public struct GraphDrawing: Sendable {
  public struct Options: Sendable {
    /// The entities with the most evidence are kept.
    public var maximumNodes = 40
    /// Lines with the most evidence are kept.
    public var maximumEdges = 80
    public var hasLegend = true
    public var title: String?

    public init() {}
  }

  /// The picture in the DOT language.
  public let dot: String
  /// What was left out, in words for the user.
  public let remarks: [String]
  public let nodeCount: Int
  public let edgeCount: Int
  private let isLarge: Bool

  /// - Throws: `empty` where there is no line to draw.
  /// - Complexity: O((V + R) log (V + R)).
  public init(_ content: GraphContent, options: Options = Options()) throws(GraphError) {
    let all = DrawnEdge.edges(of: content)
    guard !all.isEmpty else { throw .empty }
    let (kept, remarks) = Self.selection(all, options)
    self.remarks = remarks
    var strength: [EntityID: Double] = [:]
    for edge in kept {
      strength[edge.subject, default: 0] += edge.weight
      strength[edge.object, default: 0] += edge.weight
    }
    let ids = strength.keys.sorted()
    nodeCount = ids.count
    edgeCount = kept.count
    isLarge = ids.count > 26 || kept.count > 40
    var text = "digraph G {\n"
    text += "  graph [\(isLarge ? Self.largeLook : DOTWriter.graphLook)];\n"
    text += "  node [\(DOTWriter.nodeLook)];\n  edge [\(DOTWriter.edgeLook)];\n"
    if let title = options.title {
      text += "  label=\(DOTText.label(title)); labelloc=\"t\"; fontsize=\"16\";\n"
    }
    let largest = strength.values.max() ?? 1
    for id in ids { text += Self.node(id, content, share: (strength[id] ?? 0) / largest) }
    let shared = isLarge ? Self.sharedLabels(kept) : [:]
    for (index, edge) in kept.enumerated() {
      text += Self.line(edge, label: shared[index] ?? DOTText.label(lines: edge.labelLines))
    }
    if options.hasLegend {
      text += DrawingLegend(edges: kept, entities: ids.compactMap { content.graph.entity($0) }).dot
    }
    dot = text + "}\n"
  }

  /// The picture as bytes of a file.
  /// - Throws: `toolMissing` where Graphviz is not installed, `toolFailed`.
  public func render(_ format: PictureFormat) throws(GraphError) -> [UInt8] {
    var arguments = ["-T" + format.rawValue]
    if isLarge { arguments.append("-Kneato") }
    if format == .png { arguments.append("-Gdpi=110") }
    let outcome: Tool.Outcome
    do throws(Tool.Failure) {
      outcome = try Tool(name: "dot").run(arguments, input: Array(dot.utf8))
    } catch {
      switch error {
      case .missing: throw .toolMissing(tool: "dot", package: "graphviz")
      case .failed(let reason): throw .toolFailed(tool: "dot", reason: reason)
      }
    }
    guard outcome.status == 0, !outcome.output.isEmpty else {
      throw .toolFailed(
        tool: "dot", reason: outcome.messages.split(separator: "\n").first.map(String.init) ?? "no output")
    }
    return outcome.output
  }

  /// Draws into a file, whole or not at all.
  public func write(to path: String, format: PictureFormat? = nil) throws(GraphError) {
    let picture = try render(format ?? PictureFormat(path: path) ?? .svg)
    let file = try AtomicFile(path)
    try file.write(picture)
    try file.commit()
  }

  // MARK: what is drawn

  private static func selection(_ all: [DrawnEdge], _ options: Options) -> ([DrawnEdge], [String]) {
    var strength: [EntityID: Double] = [:]
    for edge in all {
      strength[edge.subject, default: 0] += edge.weight
      strength[edge.object, default: 0] += edge.weight
    }
    let order = strength.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let nodes = Set(order.prefix(options.maximumNodes).map(\.key))
    let inside = all.filter { nodes.contains($0.subject) && nodes.contains($0.object) }
    let ranked = inside.indices.sorted { (inside[$1].weight, $0) < (inside[$0].weight, $1) }
    let kept = ranked.prefix(options.maximumEdges).sorted().map { inside[$0] }
    var remarks: [String] = []
    let drawn = Set(kept.flatMap { [$0.subject, $0.object] }).count
    if order.count > drawn {
      remarks.append("drew \(drawn) of \(order.count) entities: those with the most evidence")
    }
    if all.count > kept.count { remarks.append("drew \(kept.count) of \(all.count) lines") }
    return (kept, remarks)
  }

  private static func node(_ id: EntityID, _ content: GraphContent, share: Double) -> String {
    let entity = content.graph.entity(id)
    let look = DOTStyle.node(type: entity?.type.rawValue ?? "", id: id.rawValue)
    let lines = DOTText.wrapped(entity?.name ?? String(id.key), width: 18, lines: 3)
    let size = 10 + Int((6 * share.squareRoot()).rounded())
    return "  \(DOTText.quoted(id.rawValue)) [label=\(DOTText.label(lines: lines)), shape=\"\(look.shape)\", "
      + "style=\"\(look.style)\", fillcolor=\"\(look.fill)\", color=\"\(look.border)\", fontsize=\"\(size)\", "
      + "tooltip=\(DOTText.label("\(entity?.name ?? id.rawValue) (\(entity?.type.rawValue ?? "Unknown"))"))];\n"
  }

  /// Where three or more lines join the same two entities their labels would lie upon each other: the widest line bears
  /// them all, each in its colour, and the others none.
  private static func sharedLabels(_ edges: [DrawnEdge]) -> [Int: String] {
    var groups: [[EntityID]: [Int]] = [:]
    for (index, edge) in edges.enumerated() {
      groups[[edge.subject, edge.object].sorted(), default: []].append(index)
    }
    var labels: [Int: String] = [:]
    for group in groups.values where group.count >= 3 {
      let sorted = group.sorted { (edges[$1].weight, $0) < (edges[$0].weight, $1) }
      for index in sorted { labels[index] = "\"\"" }
      let rows = sorted.prefix(6).map { index in
        "<TR><TD ALIGN=\"LEFT\"><FONT COLOR=\"\(DOTStyle.textColor(sign: edges[index].sign.rawValue))\">"
          + DOTText.html(edges[index].labelLines.joined(separator: ", ") + firmness(edges[index].line))
          + "</FONT></TD></TR>"
      }
      let more = sorted.count > 6 ? "<TR><TD ALIGN=\"LEFT\">+\(sorted.count - 6)</TD></TR>" : ""
      labels[sorted[0]] =
        "<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"1\" BGCOLOR=\"#FFFFFFE0\">"
        + rows.joined() + more + "</TABLE>>"
    }
    return labels
  }

  /// What the line of a shared label looks like, in words.
  private static func firmness(_ line: String) -> String {
    switch line {
    case "dashed": " (planned)"
    case "dotted": " (possible)"
    default: ""
    }
  }

  private static func line(_ edge: DrawnEdge, label: String) -> String {
    let color = DOTStyle.color(sign: edge.sign.rawValue)
    return "  \(DOTText.quoted(edge.subject.rawValue)) -> \(DOTText.quoted(edge.object.rawValue)) "
      + "[label=\(label), color=\"\(color)\", fontcolor=\"\(DOTStyle.textColor(sign: edge.sign.rawValue))\", "
      + "style=\"\(edge.line)\", arrowhead=\"\(DOTStyle.arrow(polarity: edge.polarity.rawValue))\", "
      + "penwidth=\"\(DOTStyle.width(weight: edge.weight))\""
      + (edge.example.map { ", tooltip=" + DOTText.label($0) } ?? ", tooltip="
        + DOTText.label(edge.labelLines.joined(separator: ", ")))
      + "];\n"
  }

  private static let largeLook = """
    charset="UTF-8", bgcolor="white", fontname="Helvetica", outputorder="edgesfirst", overlap="prism", overlap_scaling="5", \
    splines="true", sep="+20", start="7", model="subset"
    """
}

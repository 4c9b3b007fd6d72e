/// How entities and relations look. Colours can be told apart by colour-blind readers and in print.
///
/// Source of the colours: Okabe and Ito, "Color Universal Design", 2008.
enum DOTStyle {
  struct NodeLook {
    var shape: String
    var style: String
    var fill: String
    var border: String
  }

  /// By the type's name and the kind in front of the id.
  static func node(type: String, id: String) -> NodeLook {
    let kind = id.firstIndex(of: ":").map { String(id[..<$0]) } ?? ""
    switch (kind, type.lowercased()) {
    case ("state", _), (_, "state"), (_, "territory"):
      return NodeLook(shape: "box", style: "rounded,filled", fill: "#DCEBF7", border: "#2F6690")
    case ("org", _), (_, "organization"), (_, "organisation"), (_, "alliance"),
      (_, "internationalorganization"):
      return NodeLook(shape: "octagon", style: "filled", fill: "#E3F1E1", border: "#3B7A57")
    case ("person", _), (_, "person"):
      return NodeLook(shape: "ellipse", style: "filled", fill: "#FFF3D6", border: "#B07D12")
    case ("position", _), ("role", _), (_, "position"):
      return NodeLook(shape: "ellipse", style: "filled,dashed", fill: "#FFF9EC", border: "#B07D12")
    case ("group", _), (_, "group"):
      return NodeLook(shape: "box3d", style: "filled", fill: "#E8EEF4", border: "#2F6690")
    case ("place", _), (_, "place"):
      return NodeLook(shape: "house", style: "filled", fill: "#EFEBE4", border: "#7A6A53")
    case ("event", _), (_, "event"):
      return NodeLook(shape: "hexagon", style: "filled", fill: "#F3E6F2", border: "#7D4E7A")
    case ("agreement", _), ("treaty", _), (_, "agreement"), (_, "treaty"):
      return NodeLook(shape: "note", style: "filled", fill: "#FBF4E4", border: "#8A6D3B")
    case ("document", _), (_, "document"), (_, "report"):
      return NodeLook(shape: "folder", style: "filled", fill: "#F6F4EE", border: "#8A6D3B")
    case ("programme", _), (_, "programme"):
      return NodeLook(shape: "component", style: "filled", fill: "#E6F4F1", border: "#2A7F79")
    case ("relationship", _), (_, "relationship"):
      return NodeLook(shape: "diamond", style: "filled", fill: "#F2F2F7", border: "#5C5C8A")
    case ("topic", _), (_, "topic"):
      return NodeLook(shape: "box", style: "filled", fill: "#F4F4F4", border: "#B5B5B5")
    default:
      return NodeLook(shape: "box", style: "filled,dashed", fill: "#FAFAFA", border: "#A0A0A0")
    }
  }

  /// Cooperation, conflict, neither.
  static func color(sign: String) -> String {
    switch sign {
    case "cooperative": "#0072B2"
    case "conflictual": "#D55E00"
    default: "#7A7A7A"
    }
  }

  /// Darker than the line, so that small letters can be read.
  static func textColor(sign: String) -> String {
    switch sign {
    case "cooperative": "#00507D"
    case "conflictual": "#9A4300"
    default: "#555555"
    }
  }

  /// Solid is told as a fact, dashed is planned or expected, dotted is only possible, necessary or wished.
  static func line(modality: String) -> String {
    switch modality {
    case "fact": "solid"
    case "planned", "likely": "dashed"
    default: "dotted"
    }
  }

  /// A denied relation ends in a bar.
  static func arrow(polarity: String) -> String { polarity == "negated" ? "tee" : "vee" }

  /// 1.2 points for one sentence, more with the logarithm, at most 6.
  static func width(weight: Double) -> Double {
    var width = 1.2
    var left = weight
    while left >= 2, width < 6 {
      width += 0.8
      left /= 2
    }
    return min(6, width)
  }
}

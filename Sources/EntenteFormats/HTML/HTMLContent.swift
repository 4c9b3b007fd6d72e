/// Which parts of a page are its text and which are the site around it.
enum HTMLContent {
  /// The element that holds the text: `main`, `role=main`, the only `article`, else the body.
  static func root(_ page: HTMLTree.Node) -> HTMLTree.Node {
    if let main = largest(page.descendants("main")) { return main }
    if let main = firstWithRole("main", in: page) { return main }
    let articles = page.descendants("article")
    if let article = largest(articles) {
      // A page of many teasers is no article.
      let length = article.allText.utf8.count
      if articles.count == 1 || length * 2 > articles.reduce(0, { $0 + $1.allText.utf8.count }) {
        return article
      }
    }
    return page.descendants("body", limit: 1).first ?? page
  }

  private static func largest(_ nodes: [HTMLTree.Node]) -> HTMLTree.Node? {
    nodes.max { $0.allText.utf8.count < $1.allText.utf8.count }
  }

  private static func firstWithRole(_ role: String, in node: HTMLTree.Node) -> HTMLTree.Node? {
    for child in node.children where child.element != nil {
      if child["role"]?.lowercased() == role { return child }
      if let found = firstWithRole(role, in: child) { return found }
    }
    return nil
  }

  static func isDropped(_ node: HTMLTree.Node, _ element: String) -> Bool {
    if droppedElements.contains(element) { return true }
    if element == "header", node.descendants("h1", limit: 1).isEmpty { return true }
    if node["hidden"] != nil || node["aria-hidden"]?.lowercased() == "true" { return true }
    if let role = node["role"]?.lowercased(), droppedRoles.contains(role) { return true }
    if let style = node["style"]?.lowercased().filter({ $0 != " " }),
      style.contains("display:none") || style.contains("visibility:hidden")
    {
      return true
    }
    guard ["div", "section", "ul", "ol", "p", "span", "table"].contains(element) else { return false }
    return nameParts(node).contains { droppedNames.contains($0) }
  }

  /// Words of the class and id of an element.
  static func nameParts(_ node: HTMLTree.Node) -> [String] {
    let names = (node["class"] ?? "") + " " + (node["id"] ?? "")
    return names.lowercased().split { !$0.isLetter }.map(String.init)
  }

  private static let droppedElements: Set<String> = [
    "script", "style", "noscript", "nav", "aside", "footer", "form", "button", "select", "input", "textarea",
    "iframe",
    "svg", "canvas", "template", "object", "embed", "video", "audio", "map", "head", "menu", "dialog", "img",
    "picture",
  ]

  private static let droppedRoles: Set<String> = [
    "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "menu", "menubar", "toolbar",
  ]

  private static let droppedNames: Set<String> = [
    "nav", "navbar", "navigation", "navbox", "menu", "footer", "sidebar", "cookie", "cookies", "share",
    "sharing", "social",
    "breadcrumb", "breadcrumbs", "advert", "advertisement", "ads", "promo", "related", "comments",
    "newsletter",
    "subscribe", "popup", "modal", "pagination", "toolbar", "masthead", "skip", "editsection", "noprint",
    "toc",
  ]
}

import EntenteFormats
import EntenteModel
import Testing

@Suite("HTML")
struct HTMLTests {
  private let page = """
    <!DOCTYPE html><html><head><meta charset="utf-8"><title>Ruritania talks | The Zenda Post</title>
    <meta property="og:site_name" content="The Zenda Post"><meta property="article:published_time" content="2021-05-06T10:00:00Z">
    <meta name="author" content="Ann Lee"><link rel="canonical" href="https://example.org/a">
    <style>p{}</style><script>var x = "Graustark attacks";</script></head><body>
    <nav><ul><li><a href="/">Home</a></li></ul></nav><!-- Graustark left -->
    <div class="cookie-banner"><p>We use cookies</p></div>
    <main><h1>Ruritania talks</h1><p class="byline">By Ann Lee</p>
    <p>The ministers<sup><a href="#n1">1</a></sup> met on the 70<sup>th</sup> day,<br>and they <em>agreed</em> &amp; signed.</p>
    <ul><li>One item<ul><li>Inner item</li></ul></li><li><p>Two items</p></li></ul>
    <blockquote><p>We are glad of it.</p></blockquote>
    <table><tr><th>State</th><td>Ruritania</td></tr></table>
    <p>An unclosed paragraph of some words.
    <p hidden>Never seen.</p>
    <ol class="footnotes"><li id="n1">A note. <a href="#r1">↩</a></li></ol></main>
    <aside><p>Related: Graustark</p></aside><footer>All rights</footer></body></html>
    """

  @Test("the main content comes out, site furniture, scripts and comments do not")
  func content() throws {
    let document = try read(page, as: "a.html")
    #expect(
      outline(document) == [
        "heading(level: 1): Ruritania talks", "byline: By Ann Lee",
        "paragraph: The ministers met on the 70th day, and they agreed & signed.", "listItem: One item",
        "listItem: Inner item", "listItem: Two items", "quote: We are glad of it.", "tableCell: State",
        "tableCell: Ruritania",
        "paragraph: An unclosed paragraph of some words.", "footnote(marker: \"1\"): A note.",
      ])
    #expect(mappingProblems(document).isEmpty)
    #expect(!document.text.contains("attacks"))
  }

  @Test("the head gives title, date, author, publisher and address")
  func metadata() throws {
    let metadata = try read(page, as: "a.html").metadata
    #expect(
      metadata
        == DocumentMetadata(
          title: "Ruritania talks", date: PartialDate("2021-05-06"), authors: ["Ann Lee"],
          publisher: "The Zenda Post",
          url: "https://example.org/a"))
  }

  @Test("a page says its encoding, or is Windows-1252 where it is no UTF-8")
  func encodings() throws {
    let latin =
      Array("<html><head><meta charset=iso-8859-1></head><body><p>The caf".utf8) + [0xE9]
      + Array(" of Zenda was full that day.</p></body></html>".utf8)
    let cyrillic =
      Array("<html><head><meta charset=windows-1251></head><body><p>".utf8) + [
        0xCC, 0xEE, 0xF1, 0xEA, 0xE2, 0xE0,
      ] + Array(" is the capital of it.</p></body></html>".utf8)
    #expect(
      try DocumentReader.read(bytes: latin, source: "a.html")[0].text
        == "The café of Zenda was full that day.")
    #expect(
      try DocumentReader.read(bytes: cyrillic, source: "a.html")[0].text == "Москва is the capital of it.")
  }

  @Test("HTML is known by its content, whatever the file is called")
  func detection() throws {
    #expect(
      try read("<!doctype html><p>Ruritania and Graustark agreed.</p>", as: "page.txt").format == "html")
  }

  @Test(
    "broken and empty pages end in an error or in text",
    arguments: ["<html><body></body></html>", "<html><script>x</script></html>", "<"])
  func broken(html: String) {
    #expect(throws: DocumentError.self) {
      try DocumentReader.read(bytes: Array(html.utf8), format: .html, source: "a.html")
    }
  }

  @Test("a page nested ten thousand deep is read as far as the parser goes")
  func deep() throws {
    let html =
      "<html><body><p>Before it all.</p>" + String(repeating: "<div>", count: 10_000) + "deep</body></html>"
    #expect(try read(html, as: "a.html").blocks.first?.text == "Before it all.")
  }
}

import EntenteFormats
import EntenteModel
import Testing

@Suite("Markdown")
struct MarkdownTests {
  @Test("front matter gives title, date, authors and address, and is no text")
  func frontMatter() throws {
    let document = try read(
      """
      ---
      title: "Ruritania\\u2019s\\_Treaty with\\
        \\ Graustark"
      date: '2021-05-06'
      source_url: https://example.org/a
      authors:
        - Ann Lee
        - Bo Kim
      ---

      The ministers met in Strelsau and talked for two hours about the border.
      """, as: "a.md")
    #expect(document.metadata.title == "Ruritania’s Treaty with Graustark")
    #expect(document.metadata.date == PartialDate("2021-05-06"))
    #expect(document.metadata.authors == ["Ann Lee", "Bo Kim"])
    #expect(document.metadata.url == "https://example.org/a")
    #expect(document.blocks.count == 1)
    #expect(mappingProblems(document).isEmpty)
  }

  @Test("a sentence torn by footnotes, a rule and a pull quote is one again")
  func torn() throws {
    let document = try read(
      """
      # The Prospects of the Ruritanian Alliance

      The alliance of Ruritania and Graustark has grown in the last decade, especially

      <sup>1</sup> Zenda Institute, "Alliances," *Quarterly*, 19 May 2020, <https://example.org/x=1>

      ---

      *“The alliance of Ruritania and Graustark has grown in the last decade”*

      ---

      after the crisis at the border.<sup>1</sup> It will last.
      """, as: "a.md")
    let flow = document.blocks.filter { $0.kind == .paragraph }
    #expect(
      flow.map(\.text) == [
        "The alliance of Ruritania and Graustark has grown in the last decade, especially after the crisis at the border. It will last."
      ])
    #expect(flow[0].pieces.count >= 3)
    #expect(flow[0].noteMarkers.map(\.marker) == ["1"])
    #expect(document.blocks.contains { $0.kind == .pullQuote })
    #expect(
      document.blocks.first { $0.kind == .footnote(marker: "1") }?.text
        == "Zenda Institute, \"Alliances,\" Quarterly, 19 May 2020,")
    #expect(mappingProblems(document).isEmpty)
  }

  @Test("half a sentence that looks like a heading is no heading")
  func tornHeading() throws {
    let document = try read(
      "## A Real Heading\n\nThe crisis shows the limits of the old order\n\n<sup>2</sup> A note.\n\nin some fields. It must change.\n",
      as: "a.md")
    #expect(
      document.blocks.contains {
        $0.text == "The crisis shows the limits of the old order in some fields. It must change."
      })
  }

  @Test("authors with a star, their note, journal and season are head matter")
  func authors() throws {
    let document = try read(
      """
      # THE FUTURE OF THE RURITANIAN ALLIANCE

      *Ruritania has attracted the attention of its neighbours. This essay asks what will come of it in the years ahead.*

      Ann Lee & Bo Kim\\*

      ZIQ

      Summer 2020

      \\* Ann Lee teaches at the University of Zenda.

      According to a report, Ruritania is the second largest state of the region, and it will stay so.
      """, as: "a.txt")
    #expect(document.format == "markdown")
    #expect(document.metadata.authors == ["Ann Lee", "Bo Kim"])
    #expect(document.metadata.publisher == "ZIQ")
    #expect(document.metadata.date == PartialDate("2020"))
    #expect(document.blocks.filter { $0.kind == .byline }.count == 4)
  }

  @Test(
    "inline markup goes, the words stay",
    arguments: [
      ("The *Ruritanian Times* wrote **twice** about it.", "The Ruritanian Times wrote twice about it."),
      ("See [the treaty](https://example.org/a_(b)) for it.", "See the treaty for it."),
      ("On the 70<sup>th</sup> day<sup>3</sup> they left.", "On the 70th day they left."),
      (
        "A snake_case_word and 2 * 3 * 4 stay as they are.",
        "A snake_case_word and 2 * 3 * 4 stay as they are."
      ),
      ("Escaped \\*stars\\* and \\_lines\\_ stay.", "Escaped *stars* and _lines_ stay."),
      ("R&amp;D costs &euro;5, &#8220;they&#8221; say.", "R&D costs €5, “they” say."),
      ("A picture ![of a king](king.png) stood here.", "A picture stood here."),
      ("Gone <!-- not this --> and <br>there.", "Gone and there."),
      ("Note[^1] and the words [of a king][kings] stay.", "Note and the words [of a king][kings] stay."),
      ("***Bold and italic*** at once, `code` too.", "Bold and italic at once, code too."),
      ("An autolink <https://example.org/?a=b> is dropped.", "An autolink is dropped."),
    ])
  func inline(markdown: String, clean: String) throws {
    let document = try read("# Title\n\n" + markdown + "\n", as: "a.md")
    #expect(document.blocks.last?.text == clean)
    #expect(mappingProblems(document).isEmpty)
  }

  @Test("emphasis is remembered where it stood")
  func emphasis() throws {
    let document = try read("# Title\n\nThe *Ruritanian Times* wrote about it twice.\n", as: "a.md")
    let block = try #require(document.blocks.last)
    let bytes = Array(block.text.utf8)
    #expect(block.emphasis.map { String(decoding: bytes[$0], as: UTF8.self) } == ["Ruritanian Times"])
  }

  @Test("headings, lists within lists, quotes and tables are told apart; code is left out")
  func structure() throws {
    let document = try read(
      """
      Setext heading
      ==============

      Paragraph one goes here, and it is
      wrapped.

      - first item
        goes on
          - inner item
      - second item

      1. numbered

      > Quoted words of
      > somebody.

      ```
      code = 1
      ```

      | State | Since |
      |-------|-------|
      | Ruritania | 1949 |

      +------+-----------+
      | Grid | A cell of |
      |      | two lines |
      +------+-----------+
      """, as: "a.md")
    #expect(
      outline(document) == [
        "heading(level: 1): Setext heading", "paragraph: Paragraph one goes here, and it is wrapped.",
        "listItem: first item goes on", "listItem: inner item", "listItem: second item", "listItem: numbered",
        "quote: Quoted words of somebody.", "tableCell: State", "tableCell: Since", "tableCell: Ruritania",
        "tableCell: 1949",
        "tableCell: Grid", "tableCell: A cell of two lines",
      ])
    #expect(mappingProblems(document).isEmpty)
  }

  @Test("a short bold line is a heading, a bold beginning of a paragraph is none")
  func bold() throws {
    let document = try read(
      "# Title\n\n**Conclusion**\n\n**A new plan:** Ruritania will pay for it.\n", as: "a.md")
    #expect(
      outline(document).dropFirst() == [
        "heading(level: 4): Conclusion", "paragraph: A new plan: Ruritania will pay for it.",
      ])
  }

  @Test("words after 'said:' are a quotation")
  func said() throws {
    let document = try read(
      "# Title\n\nIn a speech in Zenda, the duke said:\n\nNew times have come. We must act.\n", as: "a.md")
    #expect(document.blocks.last?.kind == .quote)
  }

  @Test(
    "deep nesting and odd markup end in text, not in a crash",
    arguments: [
      String(repeating: "> ", count: 400) + "deep", String(repeating: "- ", count: 400) + "deep",
      String(repeating: "[", count: 5000) + "x", String(repeating: "*a", count: 3000), "<sup>", "[^", "![",
      "\\", "`", "<", "&#xFFFFFFFF;",
      "---\ntitle: x", "|a|\n|-|", "<sup></sup> x", "**", "_ _ _", "[]()", "1.", "#", "+--+\n|",
    ])
  func hostile(markdown: String) throws {
    let document = try read("# Title\n\n" + markdown, as: "a.md")
    #expect(mappingProblems(document).isEmpty)
  }
}

extension MarkdownTests {
  @Test(
    "many unclosed fences, comments and runs of stars take no more than a moment", .timeLimit(.minutes(1)),
    arguments: [
      String(repeating: "```\n<!--\n~~~\n", count: 3000), String(repeating: "a* _b ", count: 5000),
      String(repeating: "> *“a quotation that stands nowhere else at all, number one”*\n\n", count: 1000),
      String(repeating: "    indented words of prose, and more\n\n", count: 3000),
    ])
  func unclosed(markdown: String) throws {
    let document = try read("# Title\n\n" + markdown, as: "a.md")
    #expect(mappingProblems(document).isEmpty)
  }
}

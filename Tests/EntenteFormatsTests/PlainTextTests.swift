import EntenteFormats
import EntenteModel
import Testing

@Suite("Plain text")
struct PlainTextTests {
  @Test("a short first line is the title, a date line dates the document, neither is a paragraph")
  func head() throws {
    let document = try read(
      "Ruritania hosts Graustark\n\n18 June 2018\n\nThe two ministers met in Strelsau. They signed a note.\n")
    #expect(
      outline(document) == [
        "heading(level: 1): Ruritania hosts Graustark", "byline: 18 June 2018",
        "paragraph: The two ministers met in Strelsau. They signed a note.",
      ])
    #expect(document.metadata.title == "Ruritania hosts Graustark")
    #expect(document.metadata.date == PartialDate("2018-06-18"))
    #expect(mappingProblems(document).isEmpty)
  }

  @Test(
    "dates are read in the forms that people write",
    arguments: [
      ("5 June 2018", "2018-06-05"), ("June 5, 2018", "2018-06-05"),
      ("Tuesday, 5th of June 2018", "2018-06-05"),
      ("Strelsau, 5 June 2018", "2018-06-05"), ("Published: June 5, 2018 at 12:30 CEST", "2018-06-05"),
      ("2018-06-05", "2018-06-05"), ("2018-06-05T10:00:00Z", "2018-06-05"), ("Summer 2020", "2020"),
      ("Sept. 2019", "2019-09"),
    ])
  func dates(line: String, date: String) throws {
    let document = try read(
      "A title of some kind\n\n\(line)\n\nThe two ministers met in Strelsau, and they signed a note.\n")
    #expect(document.metadata.date?.description == date)
  }

  @Test(
    "a line that says more than a date is no date",
    arguments: [
      "In May 2018 they met again.", "31 February 2018", "Chapter 5 May 2018", "Resolution 1244 of 1999",
    ])
  func noDates(line: String) throws {
    let document = try read(
      "A title of some kind\n\n\(line)\n\nThe two ministers met in Strelsau, and they signed a note.\n")
    #expect(document.metadata.date == nil)
  }

  @Test("lines that were wrapped at a width are one paragraph again")
  func wrapped() throws {
    let document = try read(
      """
      The government of Ruritania announced on Monday that it would send a
      delegation to the capital of Graustark before the end of the month, and
      that talks on the border would follow.

      A spokesman for the foreign ministry declined to say who would lead the
      delegation, but named the two deputy ministers as likely.
      """)
    #expect(document.blocks.count == 2)
    #expect(
      document.blocks[0].text.hasSuffix(
        "send a delegation to the capital of Graustark before the end of the month, and that talks on the border would follow."
      ))
    #expect(mappingProblems(document).isEmpty)
  }

  @Test("where every line is a paragraph, lines stay apart, but a sentence torn in two is put together")
  func unwrapped() throws {
    let first = String(
      repeating: "Ruritania has kept its word in all the years of the long agreement. ", count: 4)
    let document = try read(
      "\(first)\nIt welcomes the\n \npeople of Graustark and their neighbours. \(first)\n\(first)\n")
    #expect(document.blocks.count == 3)
    #expect(document.blocks[1].text.hasPrefix("It welcomes the people of Graustark"))
    #expect(mappingProblems(document).isEmpty)
  }

  @Test("a hyphen made by the line's end goes, one that belongs to the word stays")
  func hyphens() throws {
    let document = try read(
      """
      The ministers discussed the long-standing question of the border in an inter-
      national setting, and agreed that the seventy-second session would be the long-
      standing forum for it; they also spoke of short- and long-term plans for trade.
      """)
    let text = document.blocks[0].text
    #expect(text.contains("in an international setting"))
    #expect(text.contains("the long-standing forum"))
    #expect(text.contains("short- and long-term plans"))
    #expect(mappingProblems(document).isEmpty)
  }

  @Test("bullets and counters make list items without their marks")
  func lists() throws {
    let document = try read(
      "The parties agreed on the following points:\n\n- trade in grain;\n- the border commission.\n\n1. Ruritania opens two crossings.\n2. Graustark opens one.\n"
    )
    #expect(
      outline(document).dropFirst() == [
        "listItem: trade in grain;", "listItem: the border commission.",
        "listItem: Ruritania opens two crossings.",
        "listItem: Graustark opens one.",
      ])
  }

  @Test("a list whose line ends were lost is taken apart")
  func runInList() throws {
    let document = try read(
      "The parties agree:\n\n1. Ruritania opens two crossings. 2. Graustark opens one. 3. Both pay.\n")
    #expect(
      document.blocks.filter { $0.kind == .listItem }.map(\.text) == [
        "Ruritania opens two crossings.", "Graustark opens one.", "Both pay.",
      ])
    #expect(mappingProblems(document).isEmpty)
  }

  @Test("running heads and page numbers of a paged text are furniture and cut no sentence")
  func pages() throws {
    let page = { (number: Int, body: String) in "Ruritania Review\n\n\(body)\n\n\(number)\n" }
    let document = try read(
      page(1, "The minister said that the talks with the government of")
        + "\u{C}" + page(2, "Graustark had gone well and would go on in the spring of next year.")
        + "\u{C}" + page(3, "A third round was planned for the autumn in the same place."))
    let flow = document.blocks.filter { $0.kind == .paragraph }.map(\.text)
    #expect(
      flow == [
        "The minister said that the talks with the government of Graustark had gone well and would go on in the spring of next year.",
        "A third round was planned for the autumn in the same place.",
      ])
    #expect(document.blocks.filter { $0.kind == .furniture }.count == 6)
    #expect(mappingProblems(document).isEmpty)
  }

  @Test("turns of a transcript stay in the text, times of day and places above them do not")
  func transcript() throws {
    let document = try read(
      "Remarks at a Greeting of Guests\n\nCastle of Zenda\n\n12:28 P.M. CEST\n\nPRINCESS FLAVIA: Welcome to you all\n\nQ: Will there be a treaty?\n"
    )
    #expect(
      outline(document) == [
        "heading(level: 1): Remarks at a Greeting of Guests", "byline: Castle of Zenda",
        "byline: 12:28 P.M. CEST",
        "paragraph: PRINCESS FLAVIA: Welcome to you all", "paragraph: Q: Will there be a treaty?",
      ])
  }

  @Test("marks of notes leave the text and are remembered; notes are notes")
  func notes() throws {
    let document = try read(
      "Some Short Title Here\n\nThe pact was signed in 1992.[1][2] It covers 5 km² of land.³ The clause [s]tands.\n\n[1] A source of the first kind.\n"
    )
    let block = try #require(document.blocks.first { $0.kind == .paragraph })
    #expect(block.text == "The pact was signed in 1992. It covers 5 km² of land. The clause [s]tands.")
    #expect(block.noteMarkers.map(\.marker) == ["1", "2", "3"])
    #expect(block.noteMarkers.map(\.offset).sorted() == block.noteMarkers.map(\.offset))
    #expect(document.blocks.last?.kind == .footnote(marker: "1"))
    #expect(mappingProblems(document).isEmpty)
  }

  @Test(
    "white space of every kind becomes one space, and offsets still lead back",
    arguments: ["\n", "\r\n", "\r"])
  func whiteSpace(end: String) throws {
    let document = try read(
      "Some Short Title Here\(end)\(end)The\u{A0}minister  met\tthe \u{2009}king of Grau\u{AD}stark today.\(end)"
    )
    let block = try #require(document.blocks.last)
    #expect(block.text == "The minister met the king of Graustark today.")
    #expect(mappingProblems(document).isEmpty)
    let clean = Array(block.text.utf8)
    let word = try #require(block.text.firstRange(of: "king"))
    let start = block.text[..<word.lowerBound].utf8.count
    let range = block.sourceRange(start..<start + 4)
    #expect(Array(document.text.utf8)[range].elementsEqual(clean[start..<start + 4]))
  }

  @Test("a line of half a million bytes is read as one paragraph", .timeLimit(.minutes(1)))
  func longLine() throws {
    let sentence = "The minister of Ruritania met the king of Graustark in Strelsau. "
    let document = try read(String(repeating: sentence, count: 500_000 / sentence.utf8.count))
    #expect(document.blocks.count == 1)
  }

  @Test("centred titles, articles, numbered and lettered clauses of a treaty are told apart")
  func treaty() throws {
    let document = try read(
      """
                           TREATY OF STRELSAU BETWEEN THE KINGDOM
                           OF RURITANIA AND THE REPUBLIC OF GRAUSTARK

                                    ARTICLE I
      The High Contracting Parties shall maintain friendly relations and shall
      consult one another whenever, in the opinion of any of them, the security
      of either is threatened.

          1. Each Party undertakes:
              (a) to refrain from the threat or use of force in any manner
                  inconsistent with this Treaty;
              (b) to settle disputes through the Secretary-
                  General.
      """)
    #expect(
      outline(document) == [
        "heading(level: 1): TREATY OF STRELSAU BETWEEN THE KINGDOM OF RURITANIA AND THE REPUBLIC OF GRAUSTARK",
        "heading(level: 2): ARTICLE I",
        "paragraph: The High Contracting Parties shall maintain friendly relations and shall consult one another whenever, in the "
          + "opinion of any of them, the security of either is threatened.",
        "listItem: Each Party undertakes:",
        "listItem: to refrain from the threat or use of force in any manner inconsistent with this Treaty;",
        "listItem: to settle disputes through the Secretary-General.",
      ])
    #expect(mappingProblems(document).isEmpty)
  }

  @Test("a title with a colon is no turn of a transcript; a letter's head is no text")
  func colons() throws {
    let title = try read(
      "GRAUSTARK: what it costs\n\n20 March 2023\n\nGraustark announced the partnership on Monday. It will last.\n"
    )
    #expect(title.metadata.title == "GRAUSTARK: what it costs")
    let letter = try read(
      "From: Ann Lee\nSubject: The border of Graustark\nDate: 5 June 2019\n\nThe talks began on Monday, and they went well.\n"
    )
    #expect(letter.metadata.title == "The border of Graustark")
    #expect(letter.metadata.date == PartialDate("2019-06-05"))
    #expect(letter.blocks.filter { $0.kind == .paragraph }.count == 1)
  }
}

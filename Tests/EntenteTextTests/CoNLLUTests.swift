import Testing

@testable import EntenteText

@Suite("CoNLL-U")
struct CoNLLUTests {
  private let sample = """
    # sent_id = s1
    # text = Envoys don't sign treaties.
    1\tEnvoys\tenvoy\tNOUN\tNNS\tNumber=Plur\t4\tnsubj\t_\tNER=B-PER
    2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
    2\tdo\tdo\tAUX\tVBP\tMood=Ind|VerbForm=Fin\t4\taux\t_\t_
    3\tn't\tnot\tPART\tRB\tPolarity=Neg\t4\tadvmod\t_\t_
    4\tsign\tsign\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\t_
    5\ttreaties\ttreaty\tNOUN\tNNS\tNumber=Plur\t4\tobj\t_\tSpaceAfter=No
    6\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_


    """

  @Test("tokens name their places where asked, words within them do not")
  func ranges() throws {
    let words = [
      Word(form: "We", range: 0..<2), Word(form: "ca", range: 3..<5, spaceAfter: false),
      Word(form: "n't", range: 5..<8, spaceAfter: false), Word(form: "é", range: 8..<10, nameTag: "B-LOC"),
    ]
    let sentence = Sentence(words: words, multiwordTokens: [.init(form: "can't", words: 1..<3)])
    let lines = CoNLLU.format([sentence]) { $0.lowerBound..<$0.upperBound * 10 }.split(separator: "\n")
    let misc = lines.map { $0.split(separator: "\t").last ?? "" }
    #expect(
      misc == [
        "TokenRange=0:20", "SpaceAfter=No|TokenRange=3:80", "_", "_", "NER=B-LOC|TokenRange=8:100",
      ])
  }

  @Test("what is read is written again")
  func roundTrip() throws {
    let sentences = try CoNLLU.parse(Array(sample.utf8), file: "sample")
    #expect(CoNLLU.format(sentences) == sample)
    #expect(try CoNLLU.parse(Array(CoNLLU.format(sentences).utf8), file: "again") == sentences)
  }

  @Test("columns become words, multiword tokens and ranges in the text")
  func content() throws {
    let sentence = try #require(
      try CoNLLU.parse(Array(sample.utf8), file: "sample", requireTrees: true).first)
    #expect(sentence.comments == [" sent_id = s1", " text = Envoys don't sign treaties."])
    #expect(sentence.multiwordTokens == [.init(form: "don't", words: 1..<3)])
    #expect(sentence.words.map(\.range) == [0..<6, 7..<9, 9..<12, 13..<17, 18..<26, 26..<27])
    #expect(sentence.words.map(\.head) == [3, 3, 3, -1, 3, 3])
    #expect(sentence.words[0].nameTag == "B-PER")
    #expect(sentence.words.map(\.spaceAfter) == [true, false, true, true, false, true])
  }

  @Test(
    "empty nodes, enhanced graphs, Windows line ends, a byte order mark and a missing last line end are taken"
  )
  func tolerance() throws {
    let text =
      "\u{FEFF}1\tGo\tgo\tVERB\tVB\t_\t0\troot\t0:root\t_\r\n1.1\tgo\tgo\tVERB\t_\t_\t_\t_\t1:conj\t_\r\n2\t!\t!\tPUNCT\t.\t_\t1\tpunct\t1:punct\t_"
    let sentences = try CoNLLU.parse(Array(text.utf8), file: "t", requireTrees: true)
    #expect(sentences.map { $0.words.map(\.form) } == [["Go", "!"]])
  }

  @Test(
    "malformed lines are errors with file and line",
    arguments: [
      ("1\tGo\tgo", CoNLLUError.columns(file: "f", line: 1, found: 3)),
      ("\n\nx\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\t_", .badID(file: "f", line: 3, id: "x")),
      ("2\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\t_", .unexpectedID(file: "f", line: 1, id: "2", expected: 1)),
      ("1\tGo\tgo\tVERBAL\tVB\t_\t0\troot\t_\t_", .badUPOS(file: "f", line: 1, tag: "VERBAL")),
      ("# c\n1\tGo\tgo\tVERB\tVB\t_\t7\troot\t_\t_", .badHead(file: "f", line: 2, head: "7")),
      ("1\tGo\tgo\tVERB\tVB\t_\t1\troot\t_\t_", .badHead(file: "f", line: 1, head: "1")),
      ("1\tGo\tgo\tVERB\tVB\t_\t-1\troot\t_\t_", .badHead(file: "f", line: 1, head: "-1")),
      (
        "1-3\tGone\t_\t_\t_\t_\t_\t_\t_\t_\n1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\t_",
        .badID(file: "f", line: 2, id: "1-3")
      ),
      ("1-99999999999\tGo\t_\t_\t_\t_\t_\t_\t_\t_", .badID(file: "f", line: 1, id: "1-99999999999")),
    ])
  func malformed(text: String, expected: CoNLLUError) {
    #expect(throws: expected) { try CoNLLU.parse(Array(text.utf8), file: "f") }
  }

  @Test("bytes that are not UTF-8 are an error")
  func notUTF8() {
    let line = Array("1\tG".utf8) + [0xff] + Array("o\tgo\tVERB\tVB\t_\t0\troot\t_\t_".utf8)
    #expect(throws: CoNLLUError.notUTF8(file: "f", line: 1)) { try CoNLLU.parse(line, file: "f") }
  }

  @Test("for training, two roots or a cycle are errors at the sentence's first line")
  func trees() {
    let line = { (n: Int, head: Int) in "\(n)\tw\tw\tX\t_\t_\t\(head)\tdep\t_\t_\n" }
    let twoRoots = "\n" + line(1, 0) + line(2, 0)
    #expect(throws: CoNLLUError.notATree(file: "f", line: 2, reason: "2 roots")) {
      try CoNLLU.parse(Array(twoRoots.utf8), file: "f", requireTrees: true)
    }
    let cycle = line(1, 0) + line(2, 3) + line(3, 2)
    #expect(throws: CoNLLUError.notATree(file: "f", line: 1, reason: "cycle through word 2")) {
      try CoNLLU.parse(Array(cycle.utf8), file: "f", requireTrees: true)
    }
  }

  @Test("a missing file says so")
  func missing() {
    #expect(throws: CoNLLUError.self) { try CoNLLU.read(path: "/nowhere/file.conllu") }
  }
}

@testable import EntenteText

/// A few sentences of our own with trees, enough for a tiny model.
enum TestSentences {
  static let conllu = """
    # sent_id = own-1
    # text = France signed the treaty.
    1\tFrance\tFrance\tPROPN\tNNP\tNumber=Sing\t2\tnsubj\t_\t_
    2\tsigned\tsign\tVERB\tVBD\tTense=Past|VerbForm=Fin\t0\troot\t_\t_
    3\tthe\tthe\tDET\tDT\tDefinite=Def\t4\tdet\t_\t_
    4\ttreaty\ttreaty\tNOUN\tNN\tNumber=Sing\t2\tobj\t_\tSpaceAfter=No
    5\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

    # sent_id = own-2
    # text = The old alliance did not accept new members.
    1\tThe\tthe\tDET\tDT\tDefinite=Def\t3\tdet\t_\t_
    2\told\told\tADJ\tJJ\tDegree=Pos\t3\tamod\t_\t_
    3\talliance\talliance\tNOUN\tNN\tNumber=Sing\t6\tnsubj\t_\t_
    4\tdid\tdo\tAUX\tVBD\tTense=Past|VerbForm=Fin\t6\taux\t_\t_
    5\tnot\tnot\tPART\tRB\tPolarity=Neg\t6\tadvmod\t_\t_
    6\taccept\taccept\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\t_
    7\tnew\tnew\tADJ\tJJ\tDegree=Pos\t8\tamod\t_\t_
    8\tmembers\tmember\tNOUN\tNNS\tNumber=Plur\t6\tobj\t_\tSpaceAfter=No
    9\t.\t.\tPUNCT\t.\t_\t6\tpunct\t_\t_

    # sent_id = own-3
    # text = Ministers from Chile and Peru met in Lima.
    1\tMinisters\tminister\tNOUN\tNNS\tNumber=Plur\t6\tnsubj\t_\t_
    2\tfrom\tfrom\tADP\tIN\t_\t3\tcase\t_\t_
    3\tChile\tChile\tPROPN\tNNP\tNumber=Sing\t1\tnmod\t_\t_
    4\tand\tand\tCCONJ\tCC\t_\t5\tcc\t_\t_
    5\tPeru\tPeru\tPROPN\tNNP\tNumber=Sing\t3\tconj\t_\t_
    6\tmet\tmeet\tVERB\tVBD\tTense=Past|VerbForm=Fin\t0\troot\t_\t_
    7\tin\tin\tADP\tIN\t_\t8\tcase\t_\t_
    8\tLima\tLima\tPROPN\tNNP\tNumber=Sing\t6\tobl\t_\tSpaceAfter=No
    9\t.\t.\tPUNCT\t.\t_\t6\tpunct\t_\t_

    # sent_id = own-4
    # text = Peru was invited by the new alliance.
    1\tPeru\tPeru\tPROPN\tNNP\tNumber=Sing\t3\tnsubj:pass\t_\t_
    2\twas\tbe\tAUX\tVBD\tTense=Past|VerbForm=Fin\t3\taux:pass\t_\t_
    3\tinvited\tinvite\tVERB\tVBN\tTense=Past|VerbForm=Part|Voice=Pass\t0\troot\t_\t_
    4\tby\tby\tADP\tIN\t_\t7\tcase\t_\t_
    5\tthe\tthe\tDET\tDT\tDefinite=Def\t7\tdet\t_\t_
    6\tnew\tnew\tADJ\tJJ\tDegree=Pos\t7\tamod\t_\t_
    7\talliance\talliance\tNOUN\tNN\tNumber=Sing\t3\tobl:agent\t_\tSpaceAfter=No
    8\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_


    """

  static func trees() throws -> [Sentence] {
    try CoNLLU.parse(Array(conllu.utf8), file: "own sentences", requireTrees: true)
  }
}

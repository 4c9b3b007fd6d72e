import EntenteModel
import EntenteText

/// Gender of persons by forms of address and usual given names; unknown where neither tells.
enum PersonGender {
  static func known(in analysis: DocumentAnalysis) -> [Int: String] {
    var genders: [Int: String] = [:]
    for mention in analysis.mentions where mention.type == .person && mention.kind == .name {
      let sentence = analysis.sentences[mention.sentence]
      if mention.words.lowerBound > 0,
        let gender = PersonNames.honorifics[sentence.lower[mention.words.lowerBound - 1]], !gender.isEmpty
      {
        genders[mention.entity] = gender
      }
      guard genders[mention.entity] == nil else { continue }
      let given = analysis.entities[mention.entity].name.prefix { $0 != " " }.lowercased()
      if men.contains(given) { genders[mention.entity] = "m" }
      if women.contains(given) { genders[mention.entity] = "f" }
    }
    return genders
  }

  private static let men = Set(
    """
    john james robert michael william david richard joseph thomas charles donald george kenneth steven edward brian
    ronald anthony kevin jason matthew gary timothy jose larry jeffrey frank scott eric stephen andrew raymond gregory
    joshua jerry dennis walter patrick peter harold douglas henry carl arthur ryan roger joe juan jack albert jonathan
    justin terry gerald keith samuel willy jens olaf emmanuel vladimir sergey sergei dmitry mikhail boris antonio
    antony mark mike pedro mario giuseppe silvio viktor viktor volodymyr petro recep hassan mohammed muhammad ali
    ahmed abdullah benjamin yitzhak shimon narendra imran rishi tony gordon bill barack ban kofi anders jean francois
    nicolas jacques gerhard helmut konrad willi fidel hugo luiz jair luis carlos
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  private static let women = Set(
    """
    mary patricia linda barbara elizabeth jennifer maria susan margaret dorothy lisa nancy karen betty helen sandra donna
    carol ruth sharon michelle laura sarah kimberly deborah jessica shirley cynthia angela melissa brenda amy anna
    rebecca virginia kathleen pamela martha debra amanda stephanie carolyn christine marie janet catherine frances ann
    joyce diane alice julie heather teresa doris gloria evelyn jean cheryl mildred katherine joan ashley judith rose
    janice kelly nicole judy christina kathy theresa beverly denise tammy irene jane lori rachel marilyn andrea kathryn
    louise sara anne jacqueline wanda bonnie julia ruby hillary condoleezza madeleine theresa ursula annalena kamala
    indira sirimavo benazir angela liz federica catherine roberta kaja sanna jacinda giorgia christine kristalina ngozi
    tsai aung penny federica mette magdalena
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}

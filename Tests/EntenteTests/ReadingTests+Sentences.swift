extension ReadingTests {
  static let clauses: [Reading] = [
    .init(
      text: "The war hurt relations between Chad and Mali. The relationship came to a freezing point.",
      gives: ["Mali distrusts Chad"]),
    .init(
      text: "Chad upgraded its relations with Mali to a strategic partnership.",
      gives: ["Mali cooperatesWith Chad"], never: ["strategic partnership"]),
    .init(text: "Turkish troops shelled positions in northern Syria.", gives: ["Turkey attacks Syria"]),
    .init(
      text: "The war in Yemen killed thousands of villagers.", gives: [], never: ["Yemen attacks"]),
    .init(text: "The Russian raid killed two Ukrainian soldiers.", gives: ["Russia attacks Ukraine"]),
    .init(
      text: "We reaffirm our commitment to the sovereignty of Cyprus.", gives: [], never: ["Cyprus supports"]),
    .init(
      text: "Kenya appealed to Uganda to withdraw from Somalia.",
      gives: ["Kenya requests Uganda", "Uganda pullsBackFrom Somalia wished"], never: ["Kenya pullsBackFrom"]),
    .init(
      text: "Peru sent a delegation to Quito to ask Ecuador for help.",
      gives: ["Peru requests Ecuador planned", "Ecuador aids Peru planned"], never: ["Peru aids"]),
    .init(
      text: "The aid that Qatar promised Lebanon has not arrived.", gives: ["Qatar aids Lebanon planned"]),
    .init(
      text: "Kyiv received assurances from Ankara that the strait would stay open to Ukraine.",
      gives: ["Turkey agreesWith Ukraine"]),
    .init(
      text: "The invasion of Kuwait by Iraq was condemned by Egypt.",
      gives: ["Iraq coerces Kuwait", "Egypt criticises invasion of Kuwait by Iraq"]),
    .init(
      text: "Cuba trades more with Spain than with Portugal.", gives: ["Cuba tradesWith Spain"],
      never: ["Cuba tradesWith Portugal", "Portugal tradesWith"]),
    .init(
      text:
        "Slovakia lifted its blockade of Ukrainian grain after Kyiv withdrew its complaint against Slovakia.",
      gives: ["Slovakia yieldsTo Ukraine", "Ukraine yieldsTo Slovakia"]),
    .init(text: "Spain is delaying aid to Morocco.", gives: ["Spain sanctions Morocco"]),
    .init(
      text: "Uganda accused Rwanda of supporting the rebels.",
      gives: ["Uganda accuses Rwanda", "Rwanda supports rebels @Uganda"]),
    .init(
      text: "The withdrawal of French forces from Niger was welcomed by Mali.",
      gives: ["France pullsBackFrom Niger", "Mali supports withdrawal of French forces from Niger"]),
    .init(
      text: "Cuba, which Spain supports, criticised the United States.",
      gives: ["Spain supports Cuba", "Cuba criticises United States"]),
    .init(
      text: "Rwanda provides for coordination between the schools and the clinics.", gives: [],
      never: ["Rwanda cooperatesWith"]),
  ]

  static let stance: [Reading] = [
    .init(
      text: "\"We support Malta,\" Jane Doe said. \"We will help Cyprus too.\"",
      gives: ["Jane Doe supports Malta @Jane Doe", "Jane Doe aids Cyprus planned @Jane Doe"]),
    .init(
      text: "\"We support Malta,\" the foreign minister of Chile said on Monday.",
      gives: ["Chile supports Malta @foreign minister of Chile"]),
    .init(
      text: "As seen in Figure 2 below, Chad supports Mali.", gives: ["Chad supports Mali"]),
    .init(
      text: "Chad is not a rival but a partner of Mali.",
      gives: ["Mali rivalOf Chad negated", "Mali partnerOf Chad"]),
    .init(
      text: "Chad and Mali should not be rivals, but be partners.",
      gives: ["Mali rivalOf Chad negated necessary", "Mali partnerOf Chad necessary"]),
    .init(
      text: "Chad should not attack Mali, but support Niger.",
      gives: ["Chad attacks Mali negated necessary", "Chad supports Niger necessary"]),
    .init(
      text: "Kenya did not attack Uganda but aided Rwanda.",
      gives: ["Kenya attacks Uganda negated", "Kenya aids Rwanda"]),
    .init(
      text: "Did President Macron refuse to visit Mali?",
      gives: [
        "Emmanuel Macron visits Mali negated possible", "Emmanuel Macron holdsPosition President of France",
      ]),
    .init(text: "The envoy has not been to Gdynia, Poland.", gives: ["Gdynia locatedIn Poland"]),
    .init(
      text: "Angola neither supports nor opposes Rwanda.",
      gives: ["Angola supports Rwanda negated", "Angola opposes Rwanda negated"]),
    .init(text: "Germany no longer supports Eritrea.", gives: ["Germany supports Eritrea negated"]),
    .init(
      text: "Few states supported Belarus.", gives: [], never: ["Few states supports Belarus @", "Belarus"]),
    .init(text: "Hungary hardly trades with Malta.", gives: ["Hungary tradesWith Malta negated"]),
    .init(
      text: "Ghana chose to arm Togo rather than Benin.",
      gives: ["Ghana aids Togo planned", "Ghana aids Benin negated planned"]),
    .init(
      text: "It is unlikely that Serbia will recognise Kosovo.",
      gives: ["Serbia recognises Kosovo negated likely"]),
    .init(
      text: "Kenya promised to withdraw its soldiers from Somalia.",
      gives: ["Kenya pullsBackFrom Somalia planned"]),
    .init(
      text: "Lest Chad attack Niger, Mali moved a brigade to the frontier.",
      gives: ["Chad attacks Niger possible"]),
    .init(
      text: "It is rumoured in Tunis that Libya will sell the port to Malta.",
      gives: ["Libya tradesWith Malta planned @unnamed"]),
    .init(
      text: "Zimbabwe, according to Botswana, has deployed troops to Mozambique.",
      gives: ["Zimbabwe deploysTo Mozambique @Botswana"]),
    .init(
      text: "\"Chad will never attack Niger,\" the president of Chad told reporters in Abuja.",
      gives: ["Chad attacks Niger negated planned @president of Chad"]),
    .init(
      text: "Oslo's envoy said that Helsinki had told her that Riga would join the patrol with Tallinn.",
      gives: ["Latvia participatesIn patrol planned @Finland"]),
    .init(
      text: "China was described as a systemic challenge in the NATO statement.",
      gives: ["NATO statement considers China"]),
    .init(text: "Turkey is seen as a reliable partner of Qatar.", gives: ["Qatar partnerOf Turkey @unnamed"]),
    .init(
      text: "Brazil said it would not provide weapons to Ukraine.",
      gives: ["Brazil aids Ukraine negated planned @Brazil"]),
    .init(
      text: "The European Union should impose sanctions on Belarus, the Polish minister argued.",
      gives: ["European Union sanctions Belarus necessary @Polish minister"]),
    .init(
      text: "Thailand's denial that it had shelled Cambodia convinced nobody.",
      gives: ["Thailand attacks Cambodia negated @Thailand"]),
    .init(
      text: "If Oman had not mediated, Iran would have attacked Iraq.", gives: ["Iran attacks Iraq possible"]),
    .init(text: "Mali must hold Niger accountable for the raid.", gives: ["Mali accuses Niger necessary"]),
  ]

  static let actors: [Reading] = [
    .init(
      text: "Trade between Chad and some EU members grew.", gives: [],
      never: ["European Union tradesWith", "Chad tradesWith European Union"]),
    .init(
      text: "Norway and the five Central Asian states held their first summit in Oslo.",
      gives: ["Kazakhstan, Kyrgyzstan, Tajikistan, Turkmenistan and Uzbekistan meetsWith Norway"],
      never: ["Kazakhstan meetsWith"]),
    .init(
      text: "Chile and Peru signed an agreement on their border.",
      gives: ["Chile borders Peru", "Chile agreesWith Peru"]),
    .init(text: "Sino-Indian talks failed.", gives: ["China meetsWith India"]),
    .init(text: "Franco-German cooperation deepened.", gives: ["Germany cooperatesWith France"]),
    .init(text: "NATO\u{2013}China talks were held in Brussels.", gives: ["NATO meetsWith China"]),
    .init(
      text: "Japan signed a memorandum with the five Central Asian states.",
      gives: ["Kazakhstan, Kyrgyzstan, Tajikistan, Turkmenistan and Uzbekistan agreesWith Japan"]),
    .init(
      text: "Norway and Sweden, along with Denmark, pledged aid to Moldova.",
      gives: ["Norway aids Moldova planned", "Sweden aids Moldova planned", "Denmark aids Moldova planned"]),
    .init(
      text: "Israel and Egypt, but not Jordan, signed the accord.",
      gives: ["Israel signs accord", "Egypt signs accord", "Jordan signs accord negated"]),
    .init(text: "Australia condemned the Fijian ambassador.", gives: ["Australia criticises Fiji"]),
    .init(text: "Tunisia threatened to expel the Libyan ambassador.", gives: ["Tunisia threatens Libya"]),
    .init(text: "Iran seeks its own destruction.", gives: ["Iran callsFor Iran's own destruction"]),
    .init(
      text: "Canada reaffirmed its support for the sovereignty and territorial integrity of Ukraine.",
      gives: ["Canada supports Ukraine's sovereignty", "Canada supports territorial integrity of Ukraine"]),
  ]

  static let frames: [Reading] = [
    .init(text: "Peru speaks Spanish.", gives: [], never: ["Peru meetsWith", "Spain"]),
    .init(text: "Austria stood up a new unit.", gives: [], never: ["Austria opposes"]),
    .init(text: "Austria stood up to Hungary.", gives: ["Austria opposes Hungary"]),
    .init(
      text: "Norway addressed the causes of the famine.", gives: ["Norway opposes causes of the famine"],
      never: ["Norway discusses"]),
    .init(
      text: "Bhutan recognised the importance of the treaty.",
      gives: ["Bhutan considers importance of the treaty"],
      never: ["Bhutan recognises"]),
    .init(text: "Samoa gave Tonga the opportunity to speak.", gives: [], never: ["Samoa aids"]),
    .init(
      text: "Denmark offered its full support for Greenland.", gives: ["Denmark supports Greenland"],
      never: ["Denmark aids"]),
    .init(text: "Qatar fights the unfair trade practices of Bahrain.", gives: [], never: ["Qatar attacks"]),
    .init(
      text: "The developing countries thanked Japan.", gives: ["developing countries supports Japan"],
      never: ["Japan develops"]),
    .init(
      text: "In addition, Latvia and Estonia have cooperated on rail safety.",
      gives: ["Estonia cooperatesWith Latvia", "Latvia cooperatesOn rail safety"],
      never: ["Latvia cooperatesOn addition"]),
    .init(
      text: "Ghana rallied all its neighbours to reform their ports.", gives: [], never: ["Ghana protests"]),
  ]
}

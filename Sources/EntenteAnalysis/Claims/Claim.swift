public import EntenteModel

/// A statement with a number about memberships or offices, as a sentence makes it.
public struct Claim: Sendable, Equatable {
  public enum Content: Sendable, Equatable {
    /// "the 30 NATO members": the set has so many.
    case size(MemberSet, Count)
    /// "of the 30 NATO members, 21 are also members of the EU": of the set so many are in the other body; negated, are not.
    case overlap(MemberSet, in: EntityID, Count, isNegated: Bool)
    /// "Norway and Sweden are both members of the Nordic Council"
    case each([EntityID], in: MemberSet, isNegated: Bool)
    /// "Germany sat on the Security Council from 2019 to 2020"; an end that is not told is `nil`.
    case tenure([EntityID], EntityID, from: PartialDate?, to: PartialDate?)
    /// "Kenya became independent in 1963"
    case independence([EntityID], PartialDate)
    /// "Spain joined NATO in 1982": a membership begins in the date.
    case joined([EntityID], EntityID, PartialDate)
    /// "left the EU in 2020": a membership ends in the date.
    case left([EntityID], EntityID, PartialDate)
    /// "the 31st member of NATO": by the day of entry.
    case rank(EntityID, EntityID, Int)
    /// "was Secretary General of NATO from 1999 to 2003"; an end that is not told is `nil`.
    case office(EntityID, office: EntityID, from: PartialDate?, to: PartialDate?)
  }

  /// The members of a body, or some of them; the states of a region, where the body is a place.
  public struct MemberSet: Sendable, Equatable {
    public enum Kind: Sendable, Equatable {
      case full
      /// Permanent members of a council.
      case permanent
      /// "non-permanent": those who sit on a council for a term.
      case elected
      /// Those of its first day.
      case founding
    }

    public var body: EntityID
    public var kind: Kind
    /// "member states": organisations that are members do not count.
    public var isOfStates: Bool

    public init(body: EntityID, kind: Kind = .full, isOfStates: Bool = false) {
      self.body = body
      self.kind = kind
      self.isOfStates = isOfStates
    }
  }

  public enum Count: Sendable, Equatable {
    case number(Int)
    case all
  }

  public var content: Content
  /// Unicode scalars in the sentence's clean text.
  public var range: Range<Int>
  /// Date that the sentence itself gives.
  public var date: PartialDate?
  /// Told of the past ("had 15 members"): without a date of its own the document's does not fit it.
  public var isPast: Bool
  /// Planned, possible or wished.
  public var isHypothetical: Bool

  /// `size`, `overlap`, `each`, `tenure`, `independence`, `joined`, `left`, `rank`, `office`.
  public var kind: String {
    switch content {
    case .size: "size"
    case .overlap: "overlap"
    case .each: "each"
    case .tenure: "tenure"
    case .independence: "independence"
    case .joined: "joined"
    case .left: "left"
    case .rank: "rank"
    case .office: "office"
    }
  }
}

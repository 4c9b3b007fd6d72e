import EntenteGraph
public import EntenteModel

/// Which entities stand out in a view of a snapshot.
public struct RankingQuestion: Sendable, Equatable {
  public var measures: [Measure]
  /// Without directions unless asked: a symmetric relation stands in the graph one way only. Its `seeds` are
  /// ignored.
  public var options: MeasureOptions
  /// Where personalised PageRank starts anew.
  public var seeds: [EntityID]
  /// Assertions that count: by date, sign, layer, modality.
  public var filter: GraphFilter
  /// Types of the entities to list; the measures are taken of the whole view. Empty for all.
  public var listed: Set<EntityType>
  /// The most entities to list; `nil` for all.
  public var limit: Int?

  public init(
    by measures: [Measure], options: MeasureOptions = MeasureOptions(isDirected: false),
    seeds: [EntityID] = [],
    filter: GraphFilter = .plain, listed: Set<EntityType> = [], limit: Int? = nil
  ) {
    self.measures = measures
    self.options = options
    self.seeds = seeds
    self.filter = filter
    self.listed = listed
    self.limit = limit
  }
}

/// Entities in the order of the first measure, the highest first (the lowest for constraint, distance and
/// eccentricity); undefined ones last.
public struct Ranking: Sendable, Codable, Equatable {
  public struct Row: Sendable, Codable, Hashable {
    public let entity: NamedEntity
    /// By name of measure; one that is undefined here is absent.
    public let values: [String: Double]
  }

  public let rows: [Row]
  public let measures: [String]
  /// By name of measure, what exactly was measured.
  public let conventions: [String: String]
  /// Entities and relations of the view that was measured.
  public let entityCount: Int
  public let relationCount: Int
  /// Entities and relations of the snapshot that the filter left out.
  public let leftOutEntities: Int
  public let leftOutRelations: Int
  /// Relations of the view that tell no date, where one was asked for: they count as holding.
  public let undatedRelations: Int

  /// - Throws: ``AnalysisError``.
  /// - Complexity: that of the measures.
  public init(of snapshot: KnowledgeGraph, _ question: RankingQuestion) throws(AnalysisError) {
    guard !question.measures.isEmpty else { throw .tooFew("measure", least: 1) }
    let view = snapshot.filtered(question.filter)
    var options = question.options
    options.seeds = try question.seeds.map { id throws(AnalysisError) in try view.requireVertex(of: id) }
    var table = MeasureTable(view.graph, options: options) { view.entity($0).name }
    var columns: [MeasureColumn] = []
    for measure in question.measures { columns.append(try table.column(measure)) }
    let rows = columns[0].ranked.lazy.filter {
      question.listed.isEmpty || question.listed.contains(view.entities[$0].type)
    }
    .map { Self.row($0, view, columns) }
    self.rows = Array(rows.prefix(question.limit ?? .max))
    measures = question.measures.map(\.rawValue)
    conventions = Dictionary(columns.map { ($0.measure.rawValue, $0.convention) }) { first, _ in first }
    entityCount = view.entities.count
    relationCount = view.relations.count
    leftOutEntities = snapshot.entities.count - view.entities.count
    leftOutRelations = snapshot.relations.count - view.relations.count
    undatedRelations = question.filter.date == nil ? 0 : view.relations.count { $0.validity == nil }
  }

  private static func row(_ index: Int, _ view: KnowledgeGraph, _ columns: [MeasureColumn]) -> Row {
    var values: [String: Double] = [:]
    for column in columns { values[column.measure.rawValue] = column.values[index] }
    return Row(entity: view.named(view.entities[index].id), values: values)
  }
}

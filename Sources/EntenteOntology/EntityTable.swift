import EntenteModel
import Synchronization

/// The entities of an ontology, made when they are first asked for: a command that needs none does not wait for them.
final class EntityTable: Sendable {
  private struct Content {
    let entities: [Entity]
    let index: [EntityID: Int]
  }

  private enum State {
    case records(OntologyParts)
    case made(Content)
  }

  private let state: Mutex<State>

  init(_ parts: OntologyParts) { state = Mutex(.records(parts)) }

  /// Sorted by id.
  var entities: [Entity] { content().entities }

  subscript(id: EntityID) -> Entity? {
    let content = content()
    return content.index[id].map { content.entities[$0] }
  }

  private func content() -> Content {
    state.withLock { state in
      switch state {
      case .made(let content): return content
      case .records(let parts):
        let entities = parts.entities()
        let index = Dictionary(
          entities.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        let content = Content(entities: entities, index: index)
        state = .made(content)
        return content
      }
    }
  }
}

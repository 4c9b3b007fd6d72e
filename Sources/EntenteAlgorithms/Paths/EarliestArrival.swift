public import EntenteGraph

/// The earliest day on which what leaves `source` on `day` can be at each vertex, where an edge can be walked
/// only on a day on which it holds, and walking it takes no time; `nil` where it never can.
///
/// A walk's days may not go back: news, influence or goods cannot use a tie that had ended before they came to it.
/// They may wait at a vertex until a tie begins.
/// - Parameter adjacency: `graph.out`, or `graph.undirectedAdjacency()` to walk edges both ways.
/// - Returns: for each vertex the day and the edge by which it is reached first, `nil` for the source itself.
/// - Complexity: O(E log E) time.
/// - Source: B. Bui-Xuan, A. Ferreira, A. Jarry, "Computing shortest, fastest, and foremost journeys in dynamic
///   networks", 2003 (foremost journeys).
public func earliestArrivals(
  in graph: DirectedGraph, along adjacency: Adjacency, from source: VertexID, on day: Int32
) -> [(day: Int32, edge: EdgeID?)?] {
  var arrival = [(day: Int32, edge: EdgeID?)?](repeating: nil, count: graph.vertexCount)
  var isSettled = VertexSet(vertexCount: graph.vertexCount)
  arrival[source.int] = (day, nil)
  var heap = PathHeap()  // days as lengths
  heap.push(source, length: Double(day), hops: 0)
  while let top = heap.pop() {
    let u = top.vertex
    guard !isSettled.contains(u), let here = arrival[u.int] else { continue }
    isSettled.insert(u)
    for slot in adjacency.slots(of: u) {
      let (v, edge) = (adjacency.targets[slot], adjacency.edges[slot])
      let walked = max(here.day, graph.firstDays[edge.int])
      guard walked <= graph.lastDays[edge.int], walked < arrival[v.int]?.day ?? .max || arrival[v.int] == nil
      else {
        continue
      }
      arrival[v.int] = (walked, edge)
      heap.push(v, length: Double(walked), hops: top.hops + 1)
    }
  }
  return arrival
}

/// The path behind ``earliestArrivals(in:along:from:on:)``: its edges with the days on which they are walked.
/// - Returns: `nil` where `target` is never reached.
public func foremostPath(
  in graph: DirectedGraph, along adjacency: Adjacency, from source: VertexID, to target: VertexID,
  on day: Int32
) -> (path: Path, days: [Int32])? {
  let arrivals = earliestArrivals(in: graph, along: adjacency, from: source, on: day)
  guard arrivals[target.int] != nil else { return nil }
  var vertices = [target]
  var edges: [EdgeID] = []
  var days: [Int32] = []
  while let last = vertices.last, let arrival = arrivals[last.int], let edge = arrival.edge {
    vertices.append(graph.sources[edge.int] == last ? graph.targets[edge.int] : graph.sources[edge.int])
    edges.append(edge)
    days.append(arrival.day)
  }
  let path = Path(vertices: vertices.reversed(), edges: edges.reversed(), length: Double(edges.count))
  return (path, days.reversed())
}

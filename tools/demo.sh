#!/usr/bin/env bash
# The main job on the examples: a graph, five answers, exports and a picture.
set -euo pipefail
entente=$1
out=${2:-demo}
mkdir -p "$out"
graph=$out/demo.entente
rm -f "$graph"

ask() {
  echo
  echo "\$ entente $*"
  "$entente" "$@"
}

echo "\$ entente build examples/documents -g $graph"
"$entente" build examples/documents -g "$graph"
ask relations china nato -g "$graph" --explain --limit 6
ask path "ulf kristersson" "shanghai cooperation organisation" -g "$graph" --undirected
ask members nato --also-in eu --at 2020-06-01 -g "$graph" --format csv
ask influence china -g "$graph"
ask rank --by pagerank,betweenness --type State,Organization --limit 10 -g "$graph"

"$entente" export -g "$graph" -o "$out/demo.graphml"
"$entente" export -g "$graph" -o "$out/demo.dot"
"$entente" export -g "$graph" -o "$out/demo.jsonl"
"$entente" draw -g "$graph" --type State,Organization -o "$out/demo.svg"
echo
echo "Exports for graph viewers and the picture:"
ls -1 "$out"/demo.graphml "$out"/demo.dot "$out"/demo.jsonl "$out"/demo.svg

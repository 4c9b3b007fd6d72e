#!/usr/bin/env bash
# Rewrites graphs/ and exports/: the world (the ontology as a graph), the examples, and the two texts the project began
# with, without their sentences. The latter are left alone where the texts are not at hand.
set -euo pipefail
entente=$1
texts=${2:-}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p graphs exports

write() {
  local name=$1
  "$entente" export -g "graphs/$name.jsonl" -o "exports/$name.graphml"
  "$entente" export -g "graphs/$name.jsonl" -o "exports/$name.dot"
  "$entente" draw -g "graphs/$name.jsonl" "${@:2}" -o "exports/$name.svg"
}

"$entente" ontology graph -o graphs/world.jsonl
write world --relation memberOf --at 2025-06-01 --around org:SCO --around org:BRICS --around org:CSTO --around org:EAEU \
  --around org:GCC --limit 50 --title "Members of SCO, BRICS, CSTO, EAEU and GCC on 1 June 2025"

"$entente" build examples/documents -g "$scratch/examples.entente" --quiet
"$entente" export -g "$scratch/examples.entente" -o graphs/examples.jsonl
write examples --type State,Organization,Person,Relationship

if [ -n "$texts" ] && [ -d "$texts" ]; then
  cp -R "$texts" "$scratch/seeds"
  (cd "$scratch" && "$entente" build seeds -g seeds.entente --quiet)
  "$entente" export -g "$scratch/seeds.entente" --without-text -o graphs/seeds.jsonl
  write seeds --type State,Organization,Person,Relationship
else
  echo "graphs: the seeds' texts are not here; graphs/seeds.jsonl and its exports are left as they are" >&2
fi

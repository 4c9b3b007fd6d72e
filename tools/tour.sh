#!/usr/bin/env bash
# Prints the tour of the README: fourteen commands with what they really answer, on the example briefs.
set -euo pipefail
entente=$(realpath "$1")
cd "$(dirname "$0")/.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
ln -s "$PWD/examples" "$scratch/examples"
cd "$scratch"

step() {
  local words=$1 lines=$2
  shift 2
  printf '%s\n```\n$ entente' "$words"
  for word in "$@"; do case $word in *" "*) printf ' "%s"' "$word" ;; *) printf ' %s' "$word" ;; esac; done
  printf '\n'
  "$entente" "$@" >answer.txt 2>/dev/null || true
  sed -E 's/, [0-9.]+ s$//; s/; [0-9.]+ s$//' answer.txt | awk -v n="$lines" "NR <= n"
  [ "$(wc -l <answer.txt)" -le "$lines" ] || echo "…"
  printf '```\n\n'
}

step "**1. Build a graph from documents.** A second build skips what is there and replaces what changed." 20 \
  build examples/documents -g demo.entente
step "**2. What is said between two actors, and in which sentence.**" 26 \
  relations china nato -g demo.entente --explain
step "**3. Only what is denied.** A negated statement is never a plain edge." 12 \
  relations nato -g demo.entente --polarity negated
step "**4. How are two connected?** Every step brings its evidence." 14 \
  path turkey china -g demo.entente --undirected --layer documents
step "**5. As of a date.** The ontology's memberships have from and to." 8 \
  members nato --also-in eu --at 2020-06-01 -g demo.entente
step "**6. Who stands out?**" 9 \
  rank --by pagerank,betweenness --type State,Organization --limit 6 -g demo.entente
step "**7. Who matters to whom.** PLOVER and Goldstein scores side by side, never mixed." 9 \
  influence china --limit 5 -g demo.entente
step "**8. What happened when.**" 8 \
  timeline russia -g demo.entente --since 2022 --until 2022-12
step "**9. Search the sentences.**" 6 \
  search "sanctions" -g demo.entente
step "**10. Are the numbers right?** Claims about memberships, offices, terms on a council and independence are held against the ontology as of their own date, else the document's; with \`--strict\` a contradicted one is an error." 8 \
  check examples/documents/02-sco-members.txt examples/documents/07-security-council.txt
step "**11. Code the events** as political scientists do: PLOVER type and mode, CAMEO code, actors as country and sector. \`--format icews\` gives tab-separated dyads; \`--actors\` takes a dictionary of your own, with dates." 9 \
  events examples/documents/11-ukraine-support.txt
step "**12. What each sentence says**, in its own words; \`entente relate\` does the like for entities that are marked already." 16 \
  openie --format table --arguments all examples/documents/03-finland-sweden-nato.txt
step "**13. Ask the graph itself.** Stores and plain graph files (\`.el\`, \`.wel\`, \`.graphml\`) alike: \`rank\` knows two dozen measures, \`path\` also goes \`--all\`, \`--within\`, \`--widest\`, \`--signed\`, \`--leaving\` a date, \`--connect\`s and \`--cut\`s, \`communities\` come \`--directed\` and \`--signed\`, \`stats\` and \`tree\` tell of the whole. What was measured exactly, and what was left out, stands under each table; \`--at\` a date counts what tells none too, unless \`--dated\` is said, and \`rank --by betweenness --error 0.01\` takes a second where exact scores take minutes." 9 \
  communities -g demo.entente
step "**14. Take it elsewhere.** GraphML for Gephi, yEd, Cytoscape, NetworkX and igraph; DOT; JSON Lines; pictures." 4 \
  export -g demo.entente -o demo.graphml

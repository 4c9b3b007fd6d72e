#!/usr/bin/env bash
# Prints the scores of the committed models on the development sets as Markdown: evaluate.sh PROGRAM CORPORA
# What is not there is passed over with a line that says so.
set -euo pipefail
entente=$1
corpora=${2:-}
cd "$(dirname "$0")/.."

if [ -z "$corpora" ] || [ ! -d "$corpora" ]; then
  echo "No corpora: put the folder shared beside this one, or name it by ENTENTE_SHARED."
  exit 0
fi

# One row of scores: its name, the columns of the table, then the arguments of `entente evaluate`.
row() {
  local name=$1 metrics=$2 gold=$3
  shift 3
  if [ ! -e "$gold" ]; then
    echo "| $name | $gold is not there |"
    return
  fi
  "$entente" evaluate "$gold" --format csv "$@" |
    awk -F, -v name="$name" -v metrics="$metrics" '
      { f1[$1] = 100 * $4 }
      END {
        printf "| %s |", name
        count = split(metrics, wanted, " ")
        for (i = 1; i <= count; i++) printf " %.2f |", f1[wanted[i]]
        print ""
      }'
}

header() {
  printf '\n| %s |' "$1"
  for column in $2; do printf ' %s |' "$column"; done
  printf '\n| --- |'
  for column in $2; do printf ' --- |'; done
  printf '\n'
}

table() {
  local model=$1
  local -a use=()
  [ "$model" = english ] || use=(--model "$model")
  local ewt=$corpora/ud-english-ewt/en_ewt-ud-dev.conllu gum=$corpora/gum-clean/en_gum-clean-dev.conllu
  local uner=$corpora/uner-english-ewt/en_ewt-ud-dev.iob2
  local trees="Tokens Sentences Words UPOS XPOS UFeats AllTags Lemmas UAS LAS CLAS MLAS BLEX"
  printf '\n## models/%s.model\n' "$model"
  header "F1" "$trees"
  row "EWT dev, given words" "$trees" "$ewt" "${use[@]}"
  row "EWT dev, raw text" "$trees" "$ewt" --raw "${use[@]}"
  row "GUM dev, given words" "$trees" "$gum" "${use[@]}"
  row "GUM dev, raw text" "$trees" "$gum" --raw "${use[@]}"
  header "F1" "all PER LOC ORG"
  row "UNER dev, with the ontology's names" "all PER LOC ORG" "$uner" "${use[@]}"
  row "UNER dev, without" "all PER LOC ORG" "$uner" --no-gazetteer "${use[@]}"
  cost "$model" "$ewt" "${use[@]}"
  if [ -e "$ewt" ]; then
    printf '\nWhat is hard, EWT dev and GUM dev, given words:\n\n'
    "$entente" evaluate "$ewt" --by phenomenon --format markdown "${use[@]}"
    echo
    "$entente" evaluate "$gum" --by phenomenon --format markdown "${use[@]}"
  fi
}

cost() {
  local model=$1 gold=$2
  shift 2
  [ -e "$gold" ] || return 0
  header "one core, processor time" "words/s load_ms peak_memory_MB file_MB"
  local bytes
  bytes=$(wc -c <"models/$model.model")
  for way in "EWT dev, given words" "EWT dev, raw text"; do
    local -a options=()
    [ "$way" = "EWT dev, given words" ] || options=(--raw)
    "$entente" evaluate "$gold" --by cost --format csv "${options[@]}" "$@" |
      awk -F, -v way="$way" -v bytes="$bytes" 'NR == 2 {
        printf "| %s | %d | %.1f | %.0f | %.1f |\n", way, $3, $4, $5, bytes / 1e6
      }'
  done
}

echo "# Scores on the development sets"
printf '\n%s, %s\n' "$("$entente" --version)" "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo 2>/dev/null | head -1)"
table english
if [ -e models/fast.model ]; then
  table fast
else
  printf '\nmodels/fast.model is not there.\n'
fi

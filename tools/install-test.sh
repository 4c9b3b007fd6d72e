#!/usr/bin/env bash
# Installs to a scratch prefix, hides the clone, and asks the same questions of both: the answers must be equal.
set -euo pipefail
binary=$1
scratch=$(mktemp -d)
clone=$PWD
restore() {
  # The clone is back in its place whatever happens.
  for part in ontology models; do
    [ ! -e "$clone/$part.hidden" ] || mv "$clone/$part.hidden" "$clone/$part"
  done
  rm -rf "$scratch"
}
trap restore EXIT
trap 'exit 130' INT TERM

questions() {
  local entente=$1 graph=$2
  "$entente" build examples/documents -g "$graph" --quiet
  "$entente" relations china nato -g "$graph" --format json
  "$entente" members nato --at 2020-06-01 -g "$graph" --format csv
  "$entente" ontology export --table states --format csv
  "$entente" export -g "$graph" --to jsonl -o -
}

questions "$binary" "$scratch/a.entente" >"$scratch/a.txt"
make --no-print-directory install-files BINARY="$binary" PREFIX="$scratch/prefix"
mv ontology ontology.hidden
mv models models.hidden
questions "$scratch/prefix/bin/entente" "$scratch/b.entente" >"$scratch/b.txt"
cmp "$scratch/a.txt" "$scratch/b.txt"
echo "install test: $(wc -l <"$scratch/a.txt") lines of answers are the same from the installed program"

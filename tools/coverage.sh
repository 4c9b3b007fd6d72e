#!/usr/bin/env bash
# Coverage of the frames in a fixed sample: coverage.sh PROGRAM CORPORA
# The sample: of unlabelled/political-english.txt every 22nd paragraph of at least 20 words, from the first on, until they hold 500,000 words.
set -euo pipefail
entente=$1
corpora=${2:-}
source=$corpora/unlabelled/political-english.txt.xz
if [ -z "$corpora" ] || [ ! -e "$source" ]; then
  echo "No corpora: put the folder shared beside this one, or name it by ENTENTE_SHARED."
  exit 0
fi
sample=$(mktemp --suffix=.txt)
trap 'rm -f "$sample"' EXIT
xzcat "$source" | awk '
  NF >= 20 && total < 500000 { if (seen++ % 22 == 0) { print $0 "\n"; total += NF } }' >"$sample"
"$entente" ontology coverage "$sample" --limit "${LIMIT:-40}"

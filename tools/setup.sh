#!/usr/bin/env bash
# Installs what building and running Entente needs on Debian or Ubuntu, where it is missing. Swift must be there.
set -euo pipefail

packages=(libxml2-dev libxml2-utils libsqlite3-dev graphviz poppler-utils pkg-config)

if ! command -v swift >/dev/null 2>&1; then
  echo "setup: there is no 'swift' on the PATH; install Swift 6.2 or later from https://www.swift.org/install" >&2
  exit 1
fi
version=$(swift --version 2>/dev/null | sed -nE 's/.*Swift version ([0-9]+)\.([0-9]+).*/\1 \2/p' | head -n 1)
read -r major minor <<<"${version:-0 0}"
if ((major < 6 || (major == 6 && minor < 2))); then
  echo "setup: Swift ${major}.${minor} is too old; Entente needs 6.2 or later" >&2
  exit 1
fi

missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

if ! command -v apt-get >/dev/null 2>&1; then
  echo "setup: this is no Debian or Ubuntu; install the equivalents of: ${missing[*]}" >&2
  exit 1
fi
run=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null 2>&1; then
    echo "setup: not root and no sudo; have somebody run: apt-get install ${missing[*]}" >&2
    exit 1
  fi
  run=(sudo)
fi
echo "setup: installing ${missing[*]}" >&2
"${run[@]}" apt-get update -qq
"${run[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null

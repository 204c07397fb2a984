#!/bin/sh
# Copies the libraries of the report, in the releases that package-lock.json pins, to where the plugin has them.
#   ./copy.sh           replaces them
#   ./copy.sh --check   changes nothing; fails where they differ
# Needs npm.
set -eu

case "${1-}" in
  '' | --check) ;;
  *) echo "usage: $0 [--check]" >&2; exit 64 ;;
esac

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
there=$here/../src/main/resources/io/imagefactory/report/html/page/lib
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

cp "$here/package.json" "$here/package-lock.json" "$work"
(cd "$work" && npm ci --no-audit --no-fund --ignore-scripts --loglevel=error)
mkdir "$work/lib"
for file in dagre.min.js dagre.min.js.LEGAL.txt; do
  cp "$work/node_modules/@dagrejs/dagre/dist/$file" "$work/lib"
done

if diff -r "$there" "$work/lib" >/dev/null; then
  echo "The libraries of the report are those of package-lock.json."
elif [ "${1-}" = --check ]; then
  echo "The libraries of the report are not those of package-lock.json: run $0 and commit the result." >&2
  exit 1
else
  cp "$work/lib/"* "$there"
  echo "The libraries of the report were replaced."
fi

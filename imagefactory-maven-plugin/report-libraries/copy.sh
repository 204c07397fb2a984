#!/bin/sh
# Copies the libraries of the report and of the site, in the releases that package-lock.json pins, to where they are used.
#   ./copy.sh           replaces them
#   ./copy.sh --check   changes nothing; fails where they differ
# Needs npm.
set -eu

case "${1-}" in
  '' | --check) ;;
  *) echo "usage: $0 [--check]" >&2; exit 64 ;;
esac

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
report=$here/../src/main/resources/io/imagefactory/report/html/page/lib
site=$here/../../imagefactory-site/src/site/resources/search/lib
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

cp "$here/package.json" "$here/package-lock.json" "$work"
(cd "$work" && npm ci --no-audit --no-fund --ignore-scripts --loglevel=error)
mkdir "$work/report" "$work/site"
cp "$work/node_modules/@dagrejs/dagre/dist/dagre.min.js" "$work/node_modules/@dagrejs/dagre/dist/dagre.min.js.LEGAL.txt" \
    "$work/report"
cp "$work/node_modules/minisearch/dist/umd/index.js" "$work/site/minisearch.js"
cp "$work/node_modules/minisearch/LICENSE.txt" "$work/site/minisearch.LICENSE.txt"

if diff -r "$report" "$work/report" >/dev/null && diff -r "$site" "$work/site" >/dev/null; then
  echo "The libraries of report and site are those of package-lock.json."
elif [ "${1-}" = --check ]; then
  echo "The libraries of report and site are not those of package-lock.json: run $0 and commit the result." >&2
  exit 1
else
  mkdir -p "$site"
  cp "$work/report/"* "$report"
  cp "$work/site/"* "$site"
  echo "The libraries of report and site were replaced."
fi

#!/bin/sh
# Makes src/main/java and src/main/resources from crds/ with the cdk8s-cli that package-lock.json pins.
#   ./generate.sh           replaces them where they differ
#   ./generate.sh --check   changes nothing; fails, naming the files, where they differ
# The date that the generator writes into each file is no difference. Needs Node and npm.
set -eu

case "${1-}" in
  '' | --check) ;;
  *) echo "usage: $0 [--check]" >&2; exit 64 ;;
esac

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

cp "$here/package.json" "$here/package-lock.json" "$work"
(cd "$work" && npm ci --no-audit --no-fund --loglevel=error)

# All at once, since an import replaces what an earlier one has made for the same API group. cdk8s-cli writes Java below the
# folder it is started in.
mkdir "$work/new"
for crd in "$here"/crds/*.yaml; do
  echo ---
  cat "$crd"
done > "$work/crds.yaml"
(cd "$work/new" && node "$work/node_modules/cdk8s-cli/bin/cdk8s" import "$work/crds.yaml" --language java --no-save --no-check-upgrade)

# How a tree looks without dates, and with archives unpacked: their compression differs between releases of Node.
comparable() {
  mkdir -p "$2"
  [ -d "$1" ] || return 0
  cp -R "$1/." "$2"
  find "$2" -name '*.java' | while read -r file; do
    sed '/^@javax\.annotation\.Generated(/s/, date = "[^"]*"//' "$file" > "$file.plain"
    mv "$file.plain" "$file"
  done
  find "$2" -name '*.tgz' | while read -r file; do
    mkdir "$file.unpacked"
    tar -xzf "$file" -C "$file.unpacked"
    rm "$file"
  done
}
for tree in java resources; do
  comparable "$here/src/main/$tree" "$work/committed/$tree"
  comparable "$work/new/src/main/$tree" "$work/regenerated/$tree"
done

if (cd "$work" && diff -r committed regenerated); then
  echo "The constructs are what crds/ says."
elif [ "${1-}" = --check ]; then
  echo "The constructs are not what crds/ says: run $0 and commit the result." >&2
  exit 1
else
  rm -rf "$here/src/main"
  mkdir -p "$here/src"
  cp -R "$work/new/src/main" "$here/src/main"
  echo "The constructs were replaced."
fi

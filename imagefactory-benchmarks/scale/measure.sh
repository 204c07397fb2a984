#!/usr/bin/env bash
# What the goals cost at any size: whole Maven builds, each beside a program that only reads and writes the same bytes.
# usage: scale/measure.sh [number of images ...]; RUNS=5 for the least of five runs instead of three;
# JVM_CONFIG= for builds without the .mvn/jvm.config that the example project has, JVM_CONFIG=... for another one.
#
# ORIGINAL=folder scale/measure.sh [number of images ...] compares with the Python original instead: a clone of
# github.com/craigedmunds/image-factory, which wants python3 with PyYAML. Both get the same Dockerfiles and the same
# images.yaml, but for the two keys by which each finds a Dockerfile in the working tree, and take turns. By default it is
# 10,000 images, and 50,000 of which only what has not changed is measured; with 10000 alone, some four minutes.
#
# The table goes to standard output, progress to standard error. Wants a machine that does nothing else.
set -euo pipefail
shopt -s inherit_errexit
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

sizes=("$@")
if [ $# = 0 ] && [ -n "${ORIGINAL-}" ]; then sizes=(10000 50000); fi
if [ $# = 0 ] && [ -z "${ORIGINAL-}" ]; then sizes=(100 1000 10000 50000); fi
jvm_config=${JVM_CONFIG-$(cat example-project/.mvn/jvm.config)}
original=${ORIGINAL:+$(realpath "$ORIGINAL")/app/app.py}
runs=${RUNS:-3}
export LC_ALL=C MAVEN_SKIP_RC=true
unset MAVEN_OPTS JAVA_TOOL_OPTIONS

work=$PWD/imagefactory-benchmarks/target/scale
repositories=(-Dmaven.repo.local="$work/repository" -Dmaven.repo.local.tail="${M2_REPOSITORY:-$HOME/.m2/repository}"
    -Dmaven.repo.local.tail.ignoreAvailability=true)
mvn=$PWD/mvnw
classes=$PWD/imagefactory-benchmarks/target/classes
maven=("$mvn" -q -o -B "${repositories[@]}" -Dimagefactory.cacheDirectory="$work/cache")
mkdir -p "$work"

"$mvn" -q -B -ntp install -Pbenchmarks -DskipTests -Dexec.skip -Dinvoker.skip -Dspotless.check.skip \
    -pl '!example-project' "${repositories[@]}" </dev/null >&2

# A goal as a user runs it; GOAL_JVM has options for its JVM.
goal() {
  (cd "$infra" && MAVEN_OPTS="${GOAL_JVM-}" "${maven[@]}" "$@" </dev/null >"$work/log" 2>&1) ||
      { cat "$work/log" >&2; exit 1; }
}

# Takes a folder out of the way. It is deleted later: for some seconds ext4 takes no inode that was deleted just before, and
# looks at each of them, one by one, for every new file.
away() {
  mkdir -p "$work/away"
  [ ! -e "$1" ] || mv "$1" "$work/away/$(date +%s%N)"
}

# Reads the files and folders, and writes what the list says: bytes and path in each line.
least_work() {
  away "$work/written"
  (cd "$infra" && java -cp "$classes" io.imagefactory.benchmarks.Floor "$@" >/dev/null)
}

# The least milliseconds of several runs of a command, after what it needs.
least() {
  local before=$1 best='' start took
  shift
  for _ in $(seq "$runs"); do
    $before
    sync
    start=$(date +%s%N)
    "$@"
    took=$((($(date +%s%N) - start) / 1000000))
    if [ -z "$best" ] || [ "$took" -lt "$best" ]; then best=$took; fi
  done
  echo "$best"
}

# Those of the files that are as new as the marker, as a list of what a run has written.
written() {
  (cd "$infra" && find "$@" -type f -newer "$work/marker" -printf "%s $work/written/%p\n") >"$work/list"
}

row() {
  local size=$1 name=$2 took=$3 floor=$4
  awk -v size="$size" -v name="$name" -v own=$((took - start_up)) -v floor="$floor" 'BEGIN {
    printf "| %s | %s | %.1f | %.0f | %.0f |\n", size, name, own / floor, own * 1000 / size, floor * 1000 / size }'
}

nothing() { :; }
no_state() {
  away "$infra/state"
  rm -rf "$work/cache"
}
other_base() { sed -i "s|^FROM .* AS stage0|FROM changed:$(date +%N) AS stage0|" "$infra/$changed"; }
other_state() { other_base; goal imagefactory:discover; }
no_manifest() { rm -rf "$infra/target" "$work/cache"; }

# The repository, without a state.
generate() {
  infra=$work/infra-$1
  rm -rf "$infra" "$work/cache"
  java -cp imagefactory-core/target/test-classes io.imagefactory.core.GeneratedInfra "$infra" "$1" 1
  cp imagefactory-benchmarks/scale/pom.xml "$infra/"
  mkdir "$infra/.mvn"
  echo "$jvm_config" >"$infra/.mvn/jvm.config"
  changed=team-0/service-0/Dockerfile
}

measure() {
  local size=$1 took floor
  generate "$size"
  local inputs=(images.yaml) all
  mapfile -t -O 1 inputs < <(cd "$infra" && ls -d team-*)
  all=("${inputs[@]}" state)
  start_up=$(least nothing goal imagefactory:discover -Dimagefactory.skip)
  echo "$size images: a build that does nothing takes $start_up ms" >&2

  touch "$work/marker"
  took=$(least no_state goal imagefactory:discover)
  written state
  row "$size" "discover, the first time" "$took" "$(least nothing least_work "${inputs[@]}" -- "$work/list")"

  floor=$(least nothing least_work "${all[@]}" -- /dev/null)
  row "$size" "discover, nothing changed" "$(least nothing goal imagefactory:discover)" "$floor"
  row "$size" "verify" "$(least nothing goal imagefactory:verify)" "$floor"

  touch "$work/marker"
  took=$(least other_base goal imagefactory:discover)
  written state
  row "$size" "discover, one Dockerfile changed" "$took" "$(least nothing least_work "${all[@]}" -- "$work/list")"

  touch "$work/marker"
  took=$(least no_manifest goal imagefactory:synth)
  written target
  floor=$(least nothing least_work images.yaml state -- "$work/list")
  row "$size" "synth, the first time" "$took" "$floor"
  row "$size" "synth, nothing changed" "$(least nothing goal imagefactory:synth)" "$floor"
  row "$size" "synth, one image changed" "$(least other_state goal imagefactory:synth)" "$floor"
  if [ "$size" -le 10000 ]; then
    no_state
    GOAL_JVM=-Xmx256m goal imagefactory:discover
    GOAL_JVM=-Xmx256m goal imagefactory:verify imagefactory:synth
    echo "$size images: done in 256 MB of heap" >&2
  fi
  rm -rf "$infra" "$work/written" "$work/away"
}

# The same for the original, beside the Dockerfiles: it looks for them in the folder above its own.
generate_original() {
  mkdir -p "$infra/image-factory"
  sed 's|^    provider: local$|    provider: github\n    repo: acme/infra|' "$infra/images.yaml" >"$infra/image-factory/images.yaml"
}

# Notes the milliseconds and the peak resident kilobytes of a command under a name.
note() {
  local name=$1
  shift
  sync
  python3 imagefactory-benchmarks/scale/timed.py "$infra" "$work/log" "$@" | sed "s|^|$name |" >>"$work/noted"
}

# The least milliseconds, or the most megabytes, that were noted under a name.
noted() { awk -v name="$1" '$1 == name && (!least || $2 < least) { least = $2 } END { print least }' "$work/noted"; }
peak() { awk -v name="$1" '$1 == name && $3 > most { most = $3 } END { printf "%.0f", most / 1024 }' "$work/noted"; }

compared() {
  local name=$1 noted=$2 other=$3 took own share=
  took=$(noted "$noted")
  own=$((took - $(noted start)))
  if [ -n "$other" ]; then share=$(awk -v ours="$took" -v theirs="$(noted "$other")" 'BEGIN { printf "1/%.1f of %.1f s", theirs / ours, theirs / 1000 }'); fi
  awk -v size="$size" -v name="$name" -v took="$took" -v own="$own" -v share="$share" -v peak="$(peak "$noted")" 'BEGIN {
    printf "| %s | %s | %.1f s | %.1f s | %s | %s MB |\n", size, name, took / 1000, own / 1000, share, peak }'
}

compare() {
  local size=$1 round
  generate "$size"
  generate_original
  local python=(python3 "$original" --image-factory-dir image-factory --image any --tag any --digest any
      --dockerfile any --source-repo any --source-provider github --git-repo any --git-branch any)
  rm -f "$work/noted"
  for round in $(seq "$runs"); do
    echo "$size images, round $round" >&2
    note start "${maven[@]}" imagefactory:discover -Dimagefactory.skip
    no_state
    note first "${maven[@]}" imagefactory:discover
    if [ "$size" -le 10000 ]; then
      away "$infra/image-factory/state"
      note original-first "${python[@]}"
    fi
    # Twice: what was written just before its run looked at it is looked at once more.
    note unchanged "${maven[@]}" imagefactory:discover
    note unchanged "${maven[@]}" imagefactory:discover
    if [ "$size" -le 10000 ]; then
      note original-unchanged "${python[@]}"
      other_base
      note changed "${maven[@]}" imagefactory:discover
      CI=true note verify "${maven[@]}" imagefactory:verify
      note plan "${maven[@]}" imagefactory:plan
      no_manifest
      note synth "${maven[@]}" imagefactory:synth
    fi
  done
  compared "first \`discover\`" first "$([ "$size" -gt 10000 ] || echo original-first)"
  compared "unchanged \`discover\`" unchanged "$([ "$size" -gt 10000 ] || echo original-unchanged)"
  if [ "$size" -le 10000 ]; then
    compared "one Dockerfile changed" changed ""
    compared "\`verify\`, CI=true" verify ""
    compared "\`plan\`" plan ""
    compared "\`synth\`, the first time" synth ""
  fi
  compared "nothing but Maven's start" start ""
  rm -rf "$infra" "$work/away"
}

if [ -n "$original" ]; then
  echo "| images | whole process | time | beyond Maven's start | of the original's | peak resident |"
  echo "|---|---|---|---|---|---|"
  for size in "${sizes[@]}"; do
    compare "$size"
  done
  exit
fi

echo "| images | goal | times the floor | µs an image | floor, µs an image |"
echo "|---|---|---|---|---|"
for size in "${sizes[@]}"; do
  measure "$size"
done

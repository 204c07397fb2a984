#!/usr/bin/env bash
# What the goals cost at any size: whole Maven builds, each beside a program that only reads and writes the same bytes.
# usage: scale/measure.sh [number of images ...]; RUNS=5 for the least of five runs instead of three;
# JVM_CONFIG=-XX:TieredStopAtLevel=1 for builds whose .mvn/jvm.config says that.
# The table goes to standard output, progress to standard error. Wants a machine that does nothing else.
set -euo pipefail
shopt -s inherit_errexit
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

sizes=("${@:-}")
[ -n "${sizes[0]}" ] || sizes=(100 1000 10000 50000)
runs=${RUNS:-3}
export LC_ALL=C

work=$PWD/imagefactory-benchmarks/target/scale
repositories=(-Dmaven.repo.local="$work/repository" -Dmaven.repo.local.tail="${M2_REPOSITORY:-$HOME/.m2/repository}"
    -Dmaven.repo.local.tail.ignoreAvailability=true)
mvn=$PWD/mvnw
classes=$PWD/imagefactory-benchmarks/target/classes
mkdir -p "$work"

"$mvn" -q -B -ntp install -Pbenchmarks -DskipTests -Dexec.skip -Dinvoker.skip -Dspotless.check.skip \
    -pl '!example-project' "${repositories[@]}" </dev/null >&2

# A goal as a user runs it; GOAL_JVM has options for its JVM.
goal() {
  (cd "$infra" && MAVEN_OPTS="${GOAL_JVM-}" "$mvn" -q -o -B "${repositories[@]}" \
      -Dimagefactory.cacheDirectory="$work/cache" "$@" </dev/null >"$work/log" 2>&1) || { cat "$work/log" >&2; exit 1; }
}

# Reads the files and folders, and writes what the list says: bytes and path in each line.
least_work() {
  rm -rf "$work/written"
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
no_state() { rm -rf "$infra/state"; }
other_base() { sed -i "s|^FROM .* AS stage0|FROM changed:$(date +%N) AS stage0|" "$infra/$changed"; }
other_state() { other_base; goal imagefactory:discover; }
no_manifest() { rm -rf "$infra/target" "$work/cache"; }

measure() {
  local size=$1 took floor
  infra=$work/infra-$size
  rm -rf "$infra"
  java -cp imagefactory-core/target/test-classes io.imagefactory.core.GeneratedInfra "$infra" "$size" 1
  cp imagefactory-benchmarks/scale/pom.xml "$infra/"
  mkdir "$infra/.mvn"
  echo "${JVM_CONFIG-}" >"$infra/.mvn/jvm.config"
  changed=team-0/service-0/Dockerfile
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
  rm -rf "$infra" "$work/written"
}

echo "| images | goal | times the floor | µs an image | floor, µs an image |"
echo "|---|---|---|---|---|"
for size in "${sizes[@]}"; do
  measure "$size"
done

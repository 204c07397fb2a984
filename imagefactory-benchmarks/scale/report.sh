#!/usr/bin/env bash
# What the report costs: how long the goal takes beyond a build that does nothing, how large the folder is, and how long
# Chromium takes from the address to the drawn page, for several pages of it.
# usage: scale/report.sh [number of images ...]; RUNS=5 for the least of five runs instead of three;
# JVM_CONFIG= for builds without the .mvn/jvm.config that the example project has, JVM_CONFIG=... for another one.
# The state has a past that it got after the last discover, as from a refresh; so the Dockerfiles are known, and the state is not.
# Wants chromium on the PATH, and a machine that does nothing else.
set -euo pipefail
shopt -s inherit_errexit
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

sizes=("${@:-}")
[ -n "${sizes[0]}" ] || sizes=(300 10000)
runs=${RUNS:-3}
jvm_config=${JVM_CONFIG-$(cat example-project/.mvn/jvm.config)}
export LC_ALL=C MAVEN_SKIP_RC=true
unset MAVEN_OPTS JAVA_TOOL_OPTIONS
now=2026-06-01T00:00:00Z

work=$PWD/imagefactory-benchmarks/target/scale
repositories=(-Dmaven.repo.local="$work/repository" -Dmaven.repo.local.tail="${M2_REPOSITORY:-$HOME/.m2/repository}"
    -Dmaven.repo.local.tail.ignoreAvailability=true)
mvn=$PWD/mvnw
mkdir -p "$work"

"$mvn" -q -B -ntp install -Pbenchmarks -DskipTests -Dexec.skip -Dinvoker.skip -Dspotless.check.skip \
    -pl '!example-project' "${repositories[@]}" </dev/null >&2

goal() {
  (cd "$infra" && "$mvn" -q -o -B "${repositories[@]}" -Dimagefactory.cacheDirectory="$work/cache" \
      -Dimagefactory.now="$now" "$@" </dev/null >"$work/log" 2>&1) || { cat "$work/log" >&2; exit 1; }
}

# The least that several runs of a command print, or take in milliseconds where they print nothing.
least() {
  local best='' start figure
  for _ in $(seq "$runs"); do
    start=$(date +%s%N)
    figure=$("$@")
    figure=${figure:-$((($(date +%s%N) - start) / 1000000))}
    if [ -z "$best" ] || [ "$figure" -lt "$best" ]; then best=$figure; fi
  done
  echo "$best"
}

# Milliseconds from the address to the end of the last script, when the page is drawn.
opened() {
  chromium --headless --no-sandbox --disable-gpu --dump-dom "file://$infra/target/imagefactory/report/index.html$1" 2>/dev/null |
      sed -n 's/.*data-drawn="\([0-9]*\)".*/\1/p'
}

echo "| images | to make, beyond Maven | folder | overview | images | graph | graph around one |"
echo "|---|---|---|---|---|---|---|"
for size in "${sizes[@]}"; do
  infra=$work/infra-$size
  rm -rf "$infra"
  java -cp imagefactory-core/target/test-classes io.imagefactory.core.GeneratedInfra "$infra" "$size" 1
  cp imagefactory-benchmarks/scale/pom.xml "$infra/"
  mkdir "$infra/.mvn"
  echo "$jvm_config" >"$infra/.mvn/jvm.config"
  goal imagefactory:discover
  java -cp imagefactory-benchmarks/target/classes io.imagefactory.benchmarks.Past "$infra/state" "$now"
  start_up=$(least goal imagefactory:report -Dimagefactory.skip)
  took=$(least goal imagefactory:report)
  folder=$infra/target/imagefactory/report
  bytes=$(find "$folder" -type f -printf '%s\n' | awk '{ sum += $1 } END { printf "%.1f MB", sum / 1e6 }')
  echo "document.documentElement.dataset.drawn = Math.round(performance.now());" >"$folder/drawn.js"
  sed -i 's|<script src="js/main.js" defer></script>|&<script src="drawn.js" defer></script>|' "$folder/index.html"
  most=$(cd "$infra/state/base-images" && grep -c '^  - [a-z]' -- *.yaml | sort -t: -k2 -n | tail -1 | sed 's/\.yaml:.*//')
  echo "| $size | $((took - start_up)) ms | $bytes | $(least opened '') ms | $(least opened '#/images') ms |" \
      "$(least opened '#/graph') ms | $(least opened "#/graph?of=b%3A$most") ms |"
  rm -rf "$infra"
done

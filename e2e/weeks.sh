# Everything at once, as it comes in weeks: base images move, CI fails, the controller is killed, the registry and the Git server go away, a
# person pushes, a refresh is pushed, images.yaml is edited and applied. Sourced by steps.sh.

everything() { # seconds
  local end=$(($(date +%s) + $1)) actor actors='' name
  cp -R "$project" "$work/weeks/person"
  cp -R "$project" "$work/weeks/operator"
  at_ci 'echo random > answer'
  for actor in moves kills outages person operator; do
    (trap - EXIT; set +e; "$actor" "$end") > "$work/weeks/$actor.log" 2>&1 &
    actors="$actors $!"
  done
  wait $actors
  at_ci 'echo 204 > answer'
  g pull -q --rebase "$remote" main
  cp "$work/weeks/operator/images.yaml" "$project/images.yaml"
  cp -R "$work/weeks/operator/sources" "$project"
}

until_end() { # end, the shortest and the longest pause
  sleep $(($2 + RANDOM % ($3 - $2 + 1)))
  [ "$(date +%s)" -lt "$1" ]
}

moves() { # one in six goes back to what the tag named before
  local step=1 base content all=($bases)
  while until_end "$1" 5 25; do
    base=${all[RANDOM % ${#all[@]}]}
    content=b${base##*:}x$step
    if [ $((RANDOM % 6)) = 0 ]; then
      content=$(awk -v base="$base" '$1 == base {before = last; last = $2} END {print before}' "$work/weeks/published")
    fi
    [ -n "$content" ] && move "$base" "$content" || continue
    echo "$(date +%T) $base moved to $content"
    step=$((step + 1))
  done
}

kills() {
  while until_end "$1" 40 120; do
    kill_controller
    echo "$(date +%T) killed"
  done
}

outages() {
  local part
  while until_end "$1" 60 150; do
    part=$([ $((RANDOM % 2)) = 0 ] && echo git || echo registry)
    echo "$(date +%T) $part goes away"
    away "$part"
    sleep $((10 + RANDOM % 35))
    back "$part"
    echo "$(date +%T) $part is back"
  done
}

person() {
  local n=0
  project=$work/weeks/person
  while until_end "$1" 5 15; do
    date >> "$project/notes.txt"
    g add notes.txt && g commit -q -m 'Note' || continue
    pushed && n=$((n + 1)) && echo "$(date +%T) pushed $n"
  done
}

pushed() { # what was committed, unless the server is away for too long
  local try
  for try in $(seq 1 24); do
    g pull -q --rebase "$remote" main && g push -q "$remote" HEAD:main && return
    g rebase --abort 2> /dev/null
    sleep 5
  done
  return 1
}

operator() { # who edits images.yaml, and the job that refreshes
  local n=1
  project=$work/weeks/operator
  while until_end "$1" 20 60; do
    g reset -q --hard && g pull -q --rebase "$remote" main || continue
    if [ $((n % 2)) = 0 ]; then
      enrol "more$n" "base:1 base:2" 1m
      m imagefactory:discover imagefactory:synth && g add images.yaml state && g commit -q -m "Enrol more$n" && pushed &&
        kubectl apply -f "$project/target/imagefactory" > "$project/target/applied" && grep -v unchanged "$project/target/applied" &&
        echo "$(date +%T) more$n is enrolled"
    else
      m imagefactory:refresh -Dimagefactory.minCheckInterval=0m -Dimagefactory.failOnDiscoveryError=false &&
        commit_state Refresh && pushed && echo "$(date +%T) refreshed"
    fi
    n=$((n + 1))
  done
}

happened() { # all of it, and how often
  local what log=$work/weeks all=0
  for what in 'moves moved' 'kills killed' 'outages git is back' 'outages registry is back' 'person pushed' 'operator refreshed' 'operator is enrolled'; do
    printf ', %s %s' "$(grep -c "^..:..:.. .*${what#* }" "$log/${what%% *}.log")" "${what#* }"
    grep -q "^..:..:.. .*${what#* }" "$log/${what%% *}.log" || all=1
  done
  return "$all"
}

settled() {
  g fetch -q "$remote" main && rm -rf "$work/weeks/state" && mkdir -p "$work/weeks/state" &&
    g archive FETCH_HEAD state/kargo | tar -x -C "$work/weeks/state" &&
    k get promotions,freight,stages,warehouses -o json > "$work/weeks/objects.json" &&
    requests > "$work/weeks/requests" &&
    python3 "$here/weeks.py" "$work/weeks" > "$work/weeks/settled"
}

caught_up() {
  local base
  for base in $bases; do
    grep -q "^currentDigest: $(awk -v base="$base" '$1 == base {digest = $3} END {print digest}' "$work/weeks/published")" \
      "$project/state/base-images/$(full "$base").yaml" || return 1
  done
}

# Many base images, and what is measured where there are. Sourced by steps.sh.

many() { # base images, images, on how many of them each stands, and their delay where CI builds them
  local n m on
  bases=''
  round=0
  mkdir -p "$work/weeks"
  rm -rf "$work/weeks"/*
  for n in $(seq 1 "$1"); do bases="$bases base:$n"; done
  move_all
  for n in $(seq 1 "$2"); do
    on=''
    for m in $(seq 1 "$3"); do
      on="$on base:$((((n - 1) * $3 / 2 + m - 1) % $1 + 1))"
    done
    enrol "image$n" "${on# }" "${4:-}"
  done
}

move() { # base image, content
  publish "$1" "$2" && echo "$1 $2 $(digest_of "${1%%:*}" "$2")" >> "$work/weeks/published"
}

move_all() {
  local base all=($bases) folder=$work/weeks/manifests
  mkdir -p "$folder"
  put_config base
  for base in $bases; do manifest base "b${base##*:}x$round" > "$folder/${base##*:}"; done
  put_manifests base '' "$folder/[1-${#all[@]}]"
  (cd "$folder" && sha256sum [0-9]*) | sed "s/\\([^ ]*\\)  \\(.*\\)/base:\\2 b\\2x$round sha256:\\1/" >> "$work/weeks/published"
  round=$((round + 1))
}

recorded_all() { # as they were published last
  g fetch -q "$remote" main &&
    g grep '^currentDigest' FETCH_HEAD -- state/kargo | sed 's/.*-\([0-9]*\)\.yaml:currentDigest: "\{0,1\}\([^"]*\).*/base:\1 \2/' | sort > "$work/weeks/recorded" &&
    awk '{last[$1] = $3} END {for (base in last) print base, last[base]}' "$work/weeks/published" | sort | cmp -s - "$work/weeks/recorded"
}

all_have_freight() {
  [ "$(k get freight -o jsonpath='{range .items[*]}{.origin.name}{"\n"}{end}' | sort -u | grep -c .)" = "$(k get warehouses -o name | grep -c .)" ]
}

all_succeeded() { [ "$(k get promotions -o jsonpath='{range .items[*]}{.status.phase}{"\n"}{end}' | sort -u)" = Succeeded ]; }

both_have_promoted() { # shard
  local in_shard all
  in_shard=$(k get promotions -l "kargo.akuity.io/shard=$1" -o name | grep -c .)
  all=$(k get promotions -o name | grep -c .)
  printf ', %s of %s' "$in_shard" "$all"
  [ "$in_shard" -gt 0 ] && [ "$in_shard" -lt "$all" ]
}

tried_to_push() { log_of git | grep -c 'service=git-receive-pack HTTP[^"]*" 200'; }

# Whoever finds that the branch has moved tries again, so there are more tries than commits.
pushes_met() {
  local tries commits
  tries=$(($(tried_to_push) - pushed_before))
  g fetch -q "$remote" main
  commits=$(g rev-list --count FETCH_HEAD)
  printf ', %s tries for %s commits' "$tries" "$commits"
  [ "$tries" -gt "$commits" ]
}

manifests_read() { log_of registry | grep -c 'GET /v2/[^ ]*/manifests/.*go-containerregistry'; }

# Kargo counts as much as synth foretells, but for a tenth.
as_foretold() { # seconds
  local before read foretold
  before=$(manifests_read)
  sleep "$1"
  read=$(($(manifests_read) - before))
  foretold=$(sed -n "s/.*Kargo's requests a day: $registry about \([0-9]*\).*/\1/p" "$work/maven.log" | tail -n 1)
  foretold=$((foretold * $1 / 86400))
  printf ', %s where %s were foretold' "$read" "$foretold"
  [ $((read * 10)) -ge $((foretold * 9)) ] && [ $((read * 10)) -le $((foretold * 11)) ]
}

small_enough() { # megabytes
  local taken
  taken=$(($(memory_of_controller) / 1024 / 1024))
  printf ', %s MB' "$taken"
  [ "$taken" -lt "$1" ]
}

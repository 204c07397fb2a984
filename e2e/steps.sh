# What the lines of scenarios mean. Sourced by run.

. "$here/many.sh"
. "$here/weeks.sh"

registry=registry.e2e.svc.cluster.local:5000
remote=https://git.e2e.svc.cluster.local:3000/kargo/infra.git

k() { kubectl --namespace image-factory "$@"; }

# Git reaches the server by a forwarded port, under its own name.
g() {
  git -C "$project" -c user.name=e2e -c user.email=e2e@example.com -c http.sslCAInfo="$work/tls/ca.crt" \
    -c http.curloptResolve=git.e2e.svc.cluster.local:3000:127.0.0.1 -c credential.helper= \
    -c credential.helper='!f() { echo username=kargo; echo password=e2e-e2e-e2e; }; f' "$@"
}

m() { # a goal, as a person calls it
  (cd "$project" && "$root/mvnw" -B -ntp -Dplugin.version="$(version)" -Dinterval="$interval" -Dimagefactory.pipeline="$pipeline" \
    -Dimagefactory.kargoVersion="$(echo "$kargo" | cut -d. -f1-2)" -Dimagefactory.caCertificates="$work/tls/ca.crt" "$@") >> "$work/maven.log" 2>&1
}

full() { local name="$registry-$1"; echo "${name//:/-}"; } # base:1 as the state calls it: registry...-5000-base-1

begin() { # each scenario, with nothing there but the parts
  kubectl delete project.kargo.akuity.io image-factory --ignore-not-found --wait > /dev/null
  kubectl delete namespace image-factory --ignore-not-found --timeout=120s > /dev/null # with 1.8.9 it was left there once
  if kubectl get namespace image-factory > /dev/null 2>&1; then
    echo "    the namespace image-factory of the scenario before is still there" >&2
    return 1
  fi
  project=$work/project
  rm -rf "$project"
  cp -R "$here/project" "$project"
  : > "$project/images.yaml"
  pipeline=record
  interval=1m
  shards=''
  g init -q -b main
  at_ci 'rm -f *'
}

digest_of() { # repository, content
  manifest "$1" "$2" | sha256sum | sed 's/ .*//;s/^/sha256:/'
}

manifest() { # an image without layers; its content is an annotation
  local config=sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a
  printf '{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"%s","size":2},"layers":[],"annotations":{"content":"%s of %s"}}' "$config" "$2" "$1"
}

put_config() { # repository; all manifests of it name that one
  local api=https://localhost:5000/v2 place
  place=$(curl -fsS --cacert "$work/tls/ca.crt" -X POST -D - -o /dev/null "$api/$1/blobs/uploads/" | tr -d '\r' | sed -n 's/^[Ll]ocation: //p')
  curl -fsS --cacert "$work/tls/ca.crt" -X PUT -H 'Content-Type: application/octet-stream' --data-binary '{}' \
    "$place&digest=sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a" > /dev/null
}

put_manifests() { # repository, tag and file, or nothing and files whose names are the tags, as a pattern of curl's
  curl -fsS --cacert "$work/tls/ca.crt" -o /dev/null -H 'Content-Type: application/vnd.oci.image.manifest.v1+json' \
    --upload-file "$3" "https://localhost:5000/v2/$1/manifests/$2"
}

publish() { # base:1 first
  put_config "${1%%:*}" && manifest "${1%%:*}" "$2" | put_manifests "${1%%:*}" "${1##*:}" -
}

enrol() { # name, base images separated by blanks, and its delay where CI builds it
  local base last=${2##* }
  mkdir -p "$project/sources/$1"
  for base in $2; do
    if [ "$base" = "$last" ]; then echo "FROM $registry/$base"; else echo "FROM $registry/$base AS ${base/:/}"; fi
  done > "$project/sources/$1/Dockerfile"
  for base in ${2% *}; do
    [ "$base" = "$last" ] || echo "COPY --from=${base/:/} /etc /etc"
  done >> "$project/sources/$1/Dockerfile"
  [ -s "$project/images.yaml" ] || echo 'images:' > "$project/images.yaml"
  {
    printf '  - name: %s\n    registry: %s\n    repository: %s\n' "$1" "$registry" "$1"
    if [ -n "${3:-}" ]; then
      printf '    rebuildDelay: %s\n    source:\n      url: https://ci.e2e.svc.cluster.local:8443\n' "$3"
      printf '      repo: e2e/sources\n      branch: main\n      workflow: build.yml\n      dockerfile: %s/Dockerfile\n' "$1"
    else
      printf '    source:\n      provider: local\n      dockerfile: sources/%s/Dockerfile\n' "$1"
    fi
  } >> "$project/images.yaml"
}

commit_state() {
  g add -A state && { g diff --cached --quiet || g commit -q -m "$1"; }
}

secrets() {
  k create secret generic state-repository --from-literal=repoURL="$remote" --from-literal=username=kargo \
    --from-literal=password=e2e-e2e-e2e --dry-run=client -o yaml | k apply -f - > /dev/null
  k label --overwrite secret state-repository kargo.akuity.io/cred-type=git > /dev/null
  k create secret generic github-dispatch-ci.e2e.svc.cluster.local.8443 --from-literal=token=t --dry-run=client -o yaml | k apply -f - > /dev/null
  k label --overwrite secret github-dispatch-ci.e2e.svc.cluster.local.8443 kargo.akuity.io/cred-type=generic > /dev/null
}

apply() { # with secrets, or without
  if [ -n "$shards" ]; then printf 'warehouses:\n  named:\n%b' "$shards" >> "$project/images.yaml"; fi
  m imagefactory:discover imagefactory:synth
  g add -A state images.yaml
  g commit -q -m 'Enrol'
  g push -q --force "$remote" main
  pushed_before=$(($(tried_to_push) - 1))
  kubectl create namespace image-factory > /dev/null
  kubectl label namespace image-factory kargo.akuity.io/project=true > /dev/null
  [ "$1" = without ] || secrets
  [ "$pipeline" != none ] ||
    printf 'apiVersion: kargo.akuity.io/v1alpha1\nkind: Project\nmetadata: {name: image-factory}\n' | kubectl apply -f - > /dev/null
  kubectl apply -f "$project/target/imagefactory" > /dev/null
}

# A file as the branch on the server has it.
published() { g fetch -q "$remote" main && g show "FETCH_HEAD:$1"; }

recorded() { # base:1 first
  published "state/kargo/$(full "$1").yaml" | grep -q "^currentDigest: \"\?$(digest_of "${1%%:*}" "$2")"
}

phases() { # of the promotions to a Stage: record-base-1, rebuild-shop
  local stage=$1
  case $stage in record-*) stage=record-$(full "${stage#record-}") ;; esac
  k get promotions -o jsonpath="{range .items[?(@.spec.stage=='$stage')]}{.status.phase}{'\n'}{end}"
}

requests() { at_ci 'cat requests 2> /dev/null' || true; }

within() { # seconds, command
  local end=$(($(date +%s) + $1 * ${E2E_PATIENCE:-1}))
  shift
  until "$@"; do
    [ "$(date +%s)" -lt "$end" ] || return 1
    sleep "${E2E_PATIENCE:-1}"
  done
}

phase_is() { phases "$1" | grep -qx "$2"; }
asked() { [ "$(requests | grep -c .)" -ge "$1" ]; }
answered_once() { [ "$(requests | grep -c "^$1 ")" = 1 ]; }
promotes() { phases record-base-1 | grep -qx Running; }

step() {
  local line=$1
  if [[ $line =~ ^(a registry with )?([a-z]+:[0-9]+)\ (as|becomes)\ ([a-z]+)$ ]]; then
    publish "${BASH_REMATCH[2]}" "${BASH_REMATCH[4]}"
  elif [[ $line =~ ^an\ image\ ([a-z]+)\ that\ stands\ on\ ([a-z]+:[0-9]+)$ ]]; then
    enrol "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}"
  elif [[ $line =~ ^an\ image\ ([a-z]+)\ that\ stands\ on\ ([a-z]+:[0-9]+),\ is\ built\ by\ ci\ and\ waits\ ([0-9a-z]+)$ ]]; then
    enrol "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}" "${BASH_REMATCH[3]}"
  elif [[ $line =~ ^the\ warehouse\ ([a-z0-9-]+)\ is\ in\ the\ shard\ ([a-z]+)$ ]]; then
    shards="$shards    $(full "${BASH_REMATCH[1]}"): {shard: ${BASH_REMATCH[2]}}\n"
  elif [[ $line =~ ^every\ second\ warehouse\ is\ in\ the\ shard\ ([a-z]+)$ ]]; then
    local base
    for base in $bases; do
      [ $((${base##*:} % 2)) = 1 ] || shards="$shards    $(full "$base"): {shard: ${BASH_REMATCH[1]}}\n"
    done
  elif [[ $line =~ ^a\ second\ controller\ with\ the\ shard\ ([a-z]+)$ ]]; then
    second_controller "${BASH_REMATCH[1]}"
  elif [[ $line =~ ^the\ loop\ is\ applied,\ which\ (records|rebuilds)$ ]]; then
    pipeline=${BASH_REMATCH[1]%s}
    apply with
  elif [[ $line == 'the warehouses are applied, and nothing that promotes' ]]; then
    pipeline=none
    apply without
  elif [[ $line =~ ^the\ loop\ is\ applied\ without\ its\ secrets,\ which\ (records|rebuilds)$ ]]; then
    pipeline=${BASH_REMATCH[1]%s}
    apply without
  elif [[ $line == 'the secrets are applied' ]]; then
    secrets
  elif [[ $line =~ ^within\ ([0-9]+)s\ kargo\ has\ recorded\ ([a-z]+:[0-9]+)\ as\ ([a-z]+)$ ]]; then
    within "${BASH_REMATCH[1]}" recorded "${BASH_REMATCH[2]}" "${BASH_REMATCH[3]}"
  elif [[ $line =~ ^kargo\ has\ still\ recorded\ ([a-z]+:[0-9]+)\ as\ ([a-z]+)$ ]]; then
    recorded "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}"
  elif [[ $line =~ ^the\ last\ commit\ changes\ ([0-9]+)\ lines\ of\ kargo/([a-z0-9-]+)\.yaml\ alone$ ]]; then
    g fetch -q "$remote" main
    [ "$(g diff --numstat FETCH_HEAD~1 FETCH_HEAD)" = \
      "$(printf '%s\t%s\tstate/kargo/%s.yaml' "${BASH_REMATCH[1]}" "${BASH_REMATCH[1]}" "$(full "${BASH_REMATCH[2]}")")" ]
  elif [[ $line =~ ^([a-z]+:[0-9]+)\ was\ recorded\ as\ ([a-z]+)\ once$ ]]; then
    g fetch -q "$remote" main
    [ "$(g log --format=%s FETCH_HEAD | grep -c "$(digest_of "${BASH_REMATCH[1]%%:*}" "${BASH_REMATCH[2]}")")" = 1 ]
  elif [[ $line =~ ^we\ run\ (discover|refresh)$ ]]; then
    g pull -q --rebase "$remote" main
    m "imagefactory:${BASH_REMATCH[1]}" -Dimagefactory.minCheckInterval=0m
  elif [[ $line =~ ^our\ state\ says\ ([a-z]+:[0-9]+)\ is\ ([a-z]+)$ ]]; then
    grep -q "^currentDigest: $(digest_of "${BASH_REMATCH[1]%%:*}" "${BASH_REMATCH[2]}")" "$project/state/base-images/$(full "${BASH_REMATCH[1]}").yaml"
  elif [[ $line =~ ^the\ (git|registry)\ server\ goes\ away$ ]]; then
    away "${BASH_REMATCH[1]}"
  elif [[ $line =~ ^the\ (git|registry)\ server\ comes\ back$ ]]; then
    back "${BASH_REMATCH[1]}"
  elif [[ $line =~ ^([a-z]+:[0-9]+)\ becomes\ ([a-z]+),\ and\ the\ controller\ is\ killed\ as\ soon\ as\ a\ promotion\ runs$ ]]; then
    publish "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}"
    within 180 promotes && kill_controller
  elif [[ $line =~ ^all\ base\ images\ move,\ and\ we\ push\ a\ refresh\ every\ second\ for\ ([0-9]+)s$ ]]; then
    local end=$(($(date +%s) + BASH_REMATCH[1]))
    move_all
    while [ "$(date +%s)" -lt "$end" ]; do
      m imagefactory:refresh -Dimagefactory.minCheckInterval=0m && commit_state 'Refresh' && pushed || return 1
      sleep 1
    done
  elif [[ $line =~ ^([0-9]+)\ refreshes\ or\ more\ were\ pushed$ ]]; then
    local refreshes
    g fetch -q "$remote" main
    refreshes=$(g log --format=%s FETCH_HEAD | grep -cx Refresh)
    printf ', %s' "$refreshes"
    [ "$refreshes" -ge "${BASH_REMATCH[1]}" ]
  elif [[ $line =~ ^within\ ([0-9]+)s\ a\ promotion\ of\ ([a-z0-9-]+)\ is\ ([A-Z][a-z]+)$ ]]; then
    within "${BASH_REMATCH[1]}" phase_is "${BASH_REMATCH[2]}" "${BASH_REMATCH[3]}"
  elif [[ $line =~ ^no\ promotion\ of\ ([a-z0-9-]+)\ is\ ([A-Z][a-z]+)$ ]]; then
    ! phase_is "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}"
  elif [[ $line =~ ^the\ promotions\ of\ record-([a-z0-9-]+)\ are\ in\ the\ shard\ ([a-z]+)$ ]]; then
    [ "$(k get promotions -l "kargo.akuity.io/shard=${BASH_REMATCH[2]}" -o jsonpath='{.items[*].spec.stage}')" = "record-$(full "${BASH_REMATCH[1]}")" ]
  elif [[ $line =~ ^ci\ answers\ ([0-9]+)$ ]]; then
    at_ci "echo ${BASH_REMATCH[1]} > answer"
  elif [[ $line =~ ^within\ ([0-9]+)s\ ci\ was\ asked\ ([0-9]+)\ times?$ ]]; then
    within "${BASH_REMATCH[1]}" asked "${BASH_REMATCH[2]}"
  elif [[ $line == 'all requests to ci are one request' ]]; then
    [ "$(requests | sed 's/^[0-9]* //' | sort -u | grep -c .)" = 1 ]
  elif [[ $line =~ ^ci\ has\ answered\ one\ request\ with\ ([0-9]+)$ ]]; then
    answered_once "${BASH_REMATCH[1]}"
  elif [[ $line =~ ^within\ ([0-9]+)s\ ci\ has\ answered\ one\ request\ with\ ([0-9]+)$ ]]; then
    within "${BASH_REMATCH[1]}" answered_once "${BASH_REMATCH[2]}"
  elif [[ $line =~ ^([0-9]+)s\ pass$ ]]; then
    sleep "${BASH_REMATCH[1]}"
  elif [[ $line =~ ^([0-9]+)\ base\ images,\ and\ ([0-9]+)\ images\ that\ stand\ on\ ([0-9]+)\ of\ them,\ are\ built\ by\ ci\ and\ wait\ ([0-9a-z]+)$ ]]; then
    many "${BASH_REMATCH[@]:1}"
  elif [[ $line =~ ^([0-9]+)\ base\ images,\ and\ ([0-9]+)\ images\ that\ stand\ on\ ([0-9]+)\ of\ them$ ]]; then
    many "${BASH_REMATCH[@]:1}"
  elif [[ $line =~ ^kargo\ looks\ every\ ([0-9a-z]+)$ ]]; then
    interval=${BASH_REMATCH[1]}
  elif [[ $line == 'all base images move' ]]; then
    move_all
  elif [[ $line =~ ^within\ ([0-9]+)s\ every\ warehouse\ has\ freight$ ]]; then
    within "${BASH_REMATCH[1]}" all_have_freight
  elif [[ $line =~ ^within\ ([0-9]+)s\ every\ promotion\ is\ Succeeded$ ]]; then
    within "${BASH_REMATCH[1]}" all_succeeded
  elif [[ $line =~ ^the\ shard\ ([a-z]+)\ and\ the\ default\ one\ have\ promoted$ ]]; then
    both_have_promoted "${BASH_REMATCH[1]}"
  elif [[ $line == 'pushes have met' ]]; then
    pushes_met
  elif [[ $line =~ ^in\ ([0-9]+)s\ kargo\ reads\ as\ many\ manifests\ as\ synth\ foretold$ ]]; then
    as_foretold "${BASH_REMATCH[1]}"
  elif [[ $line =~ ^the\ controller\ has\ never\ taken\ more\ than\ ([0-9]+)\ MB$ ]]; then
    small_enough "${BASH_REMATCH[1]}"
  elif [[ $line =~ ^within\ ([0-9]+)s\ kargo\ has\ recorded\ all\ base\ images$ ]]; then
    within "${BASH_REMATCH[1]}" recorded_all
  elif [[ $line =~ ^everything\ happens\ for\ ([0-9]+)s$ ]]; then
    everything "${BASH_REMATCH[1]}"
  elif [[ $line == 'all of it has happened' ]]; then
    happened
  elif [[ $line =~ ^within\ ([0-9]+)s\ all\ is\ recorded,\ asked\ for\ once,\ and\ done$ ]]; then
    within "${BASH_REMATCH[1]}" settled || { cat "$work/weeks/settled" >&2; return 1; }
  elif [[ $line == 'our state says what the registry says' ]]; then
    caught_up
  else
    echo "    no step is called so" >&2
    return 1
  fi
}
